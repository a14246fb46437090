namespace CivicCoding.Api.Tests.Hosting;

/// <summary>Tests that read the bundled network share one server.</summary>
[CollectionDefinition(Name)]
public sealed class NetworkCollection : ICollectionFixture<NetworkServer>
{
    public const string Name = "network";
}
