using CivicCoding.Api.Tests.Hosting;

namespace CivicCoding.Api.Tests.Entries;

/// <summary>Tests that write entries share a server of their own over the bundled network.</summary>
[CollectionDefinition(Name)]
public sealed class EntriesCollection : ICollectionFixture<NetworkServer>
{
    public const string Name = "entries";
}
