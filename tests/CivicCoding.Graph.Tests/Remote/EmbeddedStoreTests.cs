namespace CivicCoding.Graph.Tests.Remote;

public sealed class EmbeddedStoreTests : GraphStoreContract
{
    protected override Task<IGraphStore> OpenAsync() => Task.FromResult<IGraphStore>(RdfStore.OpenInMemory());
}
