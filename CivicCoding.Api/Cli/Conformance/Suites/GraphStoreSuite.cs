using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>Tests of the SPARQL 1.1 Graph Store HTTP Protocol: the requests of the manifest against the running server.</summary>
internal sealed class GraphStoreSuite : ISuite, IDisposable
{
    private readonly SuiteServer _server = new();

    public string Name => "sparql11-graph-store";

    public int Total => 13;

    public IEnumerable<SuiteTest> Tests(SuiteFolder folder) =>
        Manifest.Entries(folder, SparqlSuites.Sparql11).Where(e => e.Type == "GraphStoreProtocolTest").Select(e => new SuiteTest(e.PathName, c => _server.Run([], client => Run(client, e, c), c)));

    public void Dispose() => _server.Dispose();

    private static string? Run(HttpClient client, ManifestEntry entry, CancellationToken cancellation)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (HttpExchange exchange in HttpExchange.Of(entry))
        {
            if (Send(client, exchange, words, cancellation) is { } failure)
            {
                return failure;
            }
        }

        return null;
    }

    private static string? Send(HttpClient client, HttpExchange exchange, Dictionary<string, string> words, CancellationToken cancellation)
    {
        string path = exchange.Path;
        foreach ((string word, string location) in words)
        {
            path = path.Replace(word, Uri.EscapeDataString(location), StringComparison.Ordinal);
        }

        using var request = new HttpRequestMessage(new HttpMethod(exchange.Method), "/rdf-graph-store" + path["/gsp".Length..]);
        request.Content = exchange.Body is null ? null : new ByteArrayContent(Declared(exchange));
        foreach ((string name, string value) in exchange.Headers)
        {
            _ = request.Headers.TryAddWithoutValidation(name, value) || request.Content?.Headers.TryAddWithoutValidation(name, value) == true;
        }

        using HttpResponseMessage response = client.Send(request, cancellation);
        if (exchange.CheckStatus(response.StatusCode) is { } failure)
        {
            return failure;
        }

        if (exchange.Location is { } place)
        {
            words[place] = response.Headers.Location?.OriginalString ?? "";
            if (words[place].Length == 0)
            {
                return "gives no Location";
            }
        }

        return CheckAnswer(exchange, response, cancellation);
    }

    /// <summary>The parts of the manifest's multipart bodies use foaf: and declare it nowhere, which Turtle forbids; the declaration is added.</summary>
    private static byte[] Declared(HttpExchange exchange)
    {
        if (exchange.ContentType?.StartsWith("multipart/", StringComparison.Ordinal) != true)
        {
            return exchange.Body!;
        }

        string text = Encoding.UTF8.GetString(exchange.Body!);
        return Encoding.UTF8.GetBytes(text.Replace("<http://www.example/gsp/person/1> foaf:", "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\r\n<http://www.example/gsp/person/1> foaf:", StringComparison.Ordinal));
    }

    private static string? CheckAnswer(HttpExchange exchange, HttpResponseMessage response, CancellationToken cancellation)
    {
        string type = response.Content.Headers.ContentType?.MediaType ?? "";
        if (exchange.MediaType is { } wanted && wanted != type)
        {
            return $"{exchange.Method} gives {type} instead of {wanted}";
        }

        if (exchange.AnswerBody is null)
        {
            return null;
        }

        var expected = new Dataset();
        var actual = new Dataset();
        RdfFormat format = RdfFormat.FromMediaType(type)!;
        using var wantedBody = new MemoryStream(exchange.AnswerBody);
        format.Read(wantedBody, expected, null, cancellation);
        using Stream body = response.Content.ReadAsStream(cancellation);
        format.Read(body, actual, null, cancellation);
        return GraphIsomorphism.AreIsomorphic(expected, actual) ? null : $"{exchange.Method} gives {actual.Count} triples that are not the {expected.Count} expected";
    }
}
