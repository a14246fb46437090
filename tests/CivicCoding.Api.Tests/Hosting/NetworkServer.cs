using CivicCoding.Api.Cli;
using CivicCoding.Api.Hosting;
using CivicCoding.Graph;

namespace CivicCoding.Api.Tests.Hosting;

/// <summary>The real server over the bundled network, one for all tests that only read.</summary>
public sealed class NetworkServer : IAsyncLifetime
{
    public RunningServer Server { get; private set; } = null!;

    public HttpClient Client => Server.Client;

    public async ValueTask InitializeAsync()
    {
        RdfStore store = RdfStore.OpenInMemory();
        string folder = Directory.CreateTempSubdirectory("civic-api-").FullName;
        var host = new GraphHost(folder, store);
        await FirstStart.RunAsync(new ServeSettings { StoreFolder = folder }, host, new CliStreams(Stream.Null, Stream.Null, TextWriter.Null), CancellationToken.None);
        Server = await RunningServer.StartAsync(store, folder: folder);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
