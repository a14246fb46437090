using CivicCoding.Api.Hosting;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>The real server over a temporary store, which everybody may write, on a free loopback port. It starts with the first test; tests take turns, each with an emptied store.</summary>
internal sealed class SuiteServer : IDisposable
{
    private readonly Lock _turn = new();
    private string? _folder;
    private GraphHost? _graph;
    private WebApplication? _app;
    private HttpClient? _client;

    /// <summary>Runs a test against the server over these graphs.</summary>
    public string? Run(IEnumerable<(Iri Name, string File)> graphs, Func<HttpClient, string?> test, CancellationToken cancellation)
    {
        lock (_turn)
        {
            HttpClient client = _client ??= Start(cancellation);
            FillAsync(graphs, cancellation).GetAwaiter().GetResult();
            return test(client);
        }
    }

    /// <summary>Ends the server; a later test starts another.</summary>
    public void Dispose()
    {
        lock (_turn)
        {
            _client?.Dispose();
            _client = null;
            StopAsync().GetAwaiter().GetResult();
            if (_folder is not null)
            {
                Directory.Delete(_folder, recursive: true);
                _folder = null;
            }
        }
    }

    private HttpClient Start(CancellationToken cancellation)
    {
        _folder = Directory.CreateTempSubdirectory("civic-suite-").FullName;
        var settings = new ServeSettings { StoreFolder = _folder, Urls = ["http://127.0.0.1:0"], Empty = true, OpenWrites = true };
        _graph = StoreOpening.Open(_folder, create: true, []);
        _app = ServerRun.StartAsync(settings, _graph, cancellation).GetAwaiter().GetResult();
        string address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(a => a.StartsWith("http://127", StringComparison.Ordinal));
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
    }

    private async Task FillAsync(IEnumerable<(Iri Name, string File)> graphs, CancellationToken cancellation)
    {
        await _graph!.Store.UpdateAsync("DROP ALL", cancellation: cancellation);
        foreach ((Iri name, string file) in graphs)
        {
            await using FileStream document = File.OpenRead(file);
            await _graph.Store.PutGraphAsync(name, document, RdfFormat.FromFileName(file)!, cancellation: cancellation);
        }
    }

    private async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            _app = null;
        }

        if (_graph is not null)
        {
            await _graph.DisposeAsync();
            _graph = null;
        }
    }
}
