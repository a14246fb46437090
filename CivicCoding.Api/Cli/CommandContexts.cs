using CivicCoding.Api.Hosting;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli;

/// <summary>The JSON-LD contexts of a store for a command that otherwise needs none: opened when a document names the first context, or asked of the server that holds it.</summary>
internal sealed class CommandContexts(string? storeOption) : IAsyncDisposable
{
    private GraphHost? _host;
    private HttpClient? _server;
    private bool _sought;

    public ReadOnlyMemory<byte>? Find(string iri)
    {
        if (StoredContexts.Own(iri) is { } own)
        {
            return own;
        }

        Seek();
        return _host is not null ? StoredContexts.Of(_host.Store)(iri) : _server is not null ? Ask(_server, iri) : null;
    }

    public async ValueTask DisposeAsync()
    {
        _server?.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    private void Seek()
    {
        if (_sought)
        {
            return;
        }

        _sought = true;
        string folder = StoreFolder.Resolve(storeOption);
        _server = OperatorSocket.Connect(folder);
        if (_server is null && (storeOption is not null || Directory.Exists(folder)))
        {
            _host = StoreOpening.Open(folder, create: false);
        }
    }

    private static ReadOnlyMemory<byte>? Ask(HttpClient server, string iri)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/rdf-graph-store?graph=" + Uri.EscapeDataString(StoredContexts.GraphOf(iri).Value));
        request.Headers.Accept.ParseAdd(RdfFormat.NTriples.MediaTypes[0]);
        using HttpResponseMessage answer = server.Send(request);
        if (!answer.IsSuccessStatusCode)
        {
            return null;
        }

        var graph = new Dataset();
        using Stream body = answer.Content.ReadAsStream();
        RdfFormat.NTriples.Read(body, graph);
        return StoredContexts.TextIn(graph);
    }
}
