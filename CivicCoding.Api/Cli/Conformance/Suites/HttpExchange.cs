using System.Globalization;
using System.Net;
using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>A request of a manifest in the words of HTTP in RDF, with the answer that is wanted.</summary>
internal sealed record HttpExchange
{
    private const string Ht = "http://www.w3.org/2011/http#";
    private const string Cnt = "http://www.w3.org/2011/content#";

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    public byte[]? Body { get; init; }

    /// <summary>Names of status codes, or of their classes such as StatusCode2xx; one of them must come.</summary>
    public required IReadOnlyList<string> Statuses { get; init; }

    public bool? Boolean { get; init; }

    /// <summary>boolean, tabular or RDF; null: not asked.</summary>
    public string? Format { get; init; }

    /// <summary>The word that later requests write for the Location of this answer.</summary>
    public string? Location { get; init; }

    /// <summary>The wanted media type, without parameters.</summary>
    public string? MediaType { get; init; }

    public byte[]? AnswerBody { get; init; }

    public string? ContentType => Header(Headers, "content-type");

    public static IReadOnlyList<HttpExchange> Of(ManifestEntry entry)
    {
        Manifest manifest = entry.Manifest;
        return [.. manifest.List(manifest.One(entry.Action, Ht + "requests")!).Select(r => Of(manifest, r))];
    }

    /// <summary>Why the status is none of those wanted, or null.</summary>
    public string? CheckStatus(HttpStatusCode status) => Statuses.Any(s => IsOf(status, s))
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{Method} {Path} gives {(int)status} instead of {string.Join(" or ", Statuses)}");

    private static HttpExchange Of(Manifest manifest, Term request)
    {
        Term answer = manifest.One(request, Ht + "resp")!;
        List<KeyValuePair<string, string>> wanted = HeadersOf(manifest, answer);
        return new HttpExchange
        {
            Method = Text(manifest, request, Ht + "methodName")!,
            Path = Text(manifest, request, Ht + "absolutePath")!,
            Headers = HeadersOf(manifest, request),
            Body = BodyOf(manifest, request),
            Statuses = [.. manifest.All(answer, Manifest.Mf + "expectedStatus").Select(s => ((Iri)s).Value).Select(s => s[(s.IndexOf('#', StringComparison.Ordinal) + 1)..])],
            Boolean = Text(manifest, answer, Manifest.Mf + "expectedBoolean") is { } truth ? truth is "true" or "1" : null,
            Format = Text(manifest, answer, Manifest.Mf + "expectedFormat"),
            Location = Text(manifest, answer, Manifest.Mf + "expectedLocation"),
            MediaType = Header(wanted, "content-type")?.Split(';')[0].Trim(),
            AnswerBody = BodyOf(manifest, answer),
        };
    }

    private static string? Text(Manifest manifest, Term? subject, string property) => (manifest.One(subject, property) as Literal)?.Lexical;

    private static string? Header(IEnumerable<KeyValuePair<string, string>> headers, string name) =>
        headers.FirstOrDefault(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    private static List<KeyValuePair<string, string>> HeadersOf(Manifest manifest, Term message) => manifest.One(message, Ht + "headers") is { } list
        ? [.. manifest.List(list).Select(h => new KeyValuePair<string, string>(Text(manifest, h, Ht + "fieldName")!, Text(manifest, h, Ht + "fieldValue")!))]
        : [];

    private static byte[]? BodyOf(Manifest manifest, Term message)
    {
        Term? body = manifest.One(message, Ht + "body");
        return Text(manifest, body, Cnt + "chars") is { } text ? Encoding.GetEncoding(Text(manifest, body, Cnt + "characterEncoding") ?? "UTF-8").GetBytes(text) : null;
    }

    private static bool IsOf(HttpStatusCode status, string name) => name is ['S', 't', 'a', 't', 'u', 's', 'C', 'o', 'd', 'e', var hundreds, 'x', 'x']
        ? (int)status / 100 == hundreds - '0'
        : Enum.TryParse(name, out HttpStatusCode wanted) && wanted == status;
}
