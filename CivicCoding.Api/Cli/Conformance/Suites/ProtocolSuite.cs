using System.Net;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Results;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>Tests of the SPARQL 1.1 Protocol: the requests of the manifest against the running server.</summary>
internal sealed class ProtocolSuite : ISuite, IDisposable
{
    private const string Label = "http://www.w3.org/2000/01/rdf-schema#label";

    private readonly SuiteServer _server = new();

    public string Name => "sparql11-protocol";

    public int Total => 34;

    public IEnumerable<SuiteTest> Tests(SuiteFolder folder) =>
        Manifest.Entries(folder, SparqlSuites.Sparql11).Where(e => e.Type == "ProtocolTest").Select(e => new SuiteTest(e.PathName, c => Run(folder, e, c)));

    public void Dispose() => _server.Dispose();

    private string? Run(SuiteFolder folder, ManifestEntry entry, CancellationToken cancellation)
    {
        IEnumerable<(Iri, string)> graphs = entry.Manifest.All(entry.Term, SparqlDataset.Ut + "graphData").Select(g =>
            (new Iri(((Literal)entry.Manifest.One(g, Label)!).Lexical), folder.FileOf(((Iri)entry.Manifest.One(g, SparqlDataset.Ut + "graph")!).Value)));
        return _server.Run(graphs, client => HttpExchange.Of(entry).Select(e => Send(client, e, cancellation)).FirstOrDefault(failure => failure is not null), cancellation);
    }

    private static string? Send(HttpClient client, HttpExchange exchange, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(new HttpMethod(exchange.Method), Route(exchange));
        if (exchange.Body is not null)
        {
            request.Content = new ByteArrayContent(exchange.Body);
            if (exchange.ContentType is { } type)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            }
        }

        using HttpResponseMessage response = client.Send(request, cancellation);
        return exchange.CheckStatus(response.StatusCode) ?? (exchange.Format is null ? null : CheckFormat(exchange, response, cancellation));
    }

    /// <summary>The manifest's one path stands for the endpoint of queries and for that of updates (comment of the manifest).</summary>
    private static string Route(HttpExchange exchange)
    {
        string rest = exchange.Path["/sparql/".Length..];
        string body = exchange.Body is null ? "" : System.Text.Encoding.UTF8.GetString(exchange.Body);
        bool update = rest.Contains("update=", StringComparison.Ordinal) || body.Contains("update=", StringComparison.Ordinal)
            || exchange.ContentType?.StartsWith("application/sparql-update", StringComparison.Ordinal) == true || body.Contains("CLEAR NAMED", StringComparison.Ordinal);
        return (update ? "/update" : "/sparql") + rest;
    }

    private static string? CheckFormat(HttpExchange exchange, HttpResponseMessage response, CancellationToken cancellation)
    {
        string type = response.Content.Headers.ContentType?.MediaType ?? "";
        using Stream body = response.Content.ReadAsStream(cancellation);
        if (exchange.Format == "RDF")
        {
            if (RdfFormat.FromMediaType(type) is not { } syntax)
            {
                return $"gives {type} instead of an RDF syntax";
            }

            syntax.Read(body, new Dataset(), null, cancellation);
            return null;
        }

        SparqlResultFormat? format = SparqlResultFormat.All.FirstOrDefault(f => f.MediaTypes.Contains(type, StringComparer.Ordinal));
        if (format is null)
        {
            return $"gives {type} instead of a result format";
        }

        ResultDocument document = format.Read(body);
        return (exchange.Format == "boolean") != document.Boolean is not null ? $"does not give a {exchange.Format} result"
            : exchange.Boolean is { } truth && document.Boolean != truth ? $"is not {truth}"
            : null;
    }
}
