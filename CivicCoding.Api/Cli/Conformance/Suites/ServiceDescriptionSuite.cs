using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>Tests of SPARQL 1.1 Service Description. The manifest only names them; what each asks stands in section 2 and in the schema of section 3.</summary>
internal sealed class ServiceDescriptionSuite : ISuite, IDisposable
{
    private const string Sd = "http://www.w3.org/ns/sparql-service-description#";

    /// <summary>The properties of section 3.2 with what their values are: a class of the vocabulary, or null for any IRI.</summary>
    private static readonly Dictionary<string, string?> s_properties = new(StringComparer.Ordinal)
    {
        ["endpoint"] = null,
        ["feature"] = null,
        ["defaultEntailmentRegime"] = null,
        ["entailmentRegime"] = null,
        ["defaultSupportedEntailmentProfile"] = null,
        ["supportedEntailmentProfile"] = null,
        ["extensionFunction"] = null,
        ["extensionAggregate"] = null,
        ["languageExtension"] = null,
        ["supportedLanguage"] = null,
        ["propertyFeature"] = null,
        ["inputFormat"] = null,
        ["resultFormat"] = null,
        ["name"] = null,
        ["defaultDataset"] = "Dataset",
        ["availableGraphs"] = "GraphCollection",
        ["defaultGraph"] = "Graph",
        ["namedGraph"] = "NamedGraph",
        ["graph"] = "Graph",
    };

    private static readonly HashSet<string> s_classes = new(StringComparer.Ordinal) { "Service", "Feature", "Language", "Function", "Aggregate", "EntailmentRegime", "EntailmentProfile", "GraphCollection", "Dataset", "Graph", "NamedGraph" };

    private readonly SuiteServer _server = new();

    public string Name => "sparql11-service-description";

    public int Total => 3;

    public IEnumerable<SuiteTest> Tests(SuiteFolder folder) =>
        Manifest.Entries(folder, SparqlSuites.Sparql11).Where(e => e.Type == "ServiceDescriptionTest").Select(e => new SuiteTest(e.PathName, c => _server.Run([], client => Run(client, e.Name, c), c)));

    public void Dispose() => _server.Dispose();

    private static string? Run(HttpClient client, string test, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sparql");
        using HttpResponseMessage response = client.Send(request, cancellation);
        string type = response.Content.Headers.ContentType?.MediaType ?? "";
        if (!response.IsSuccessStatusCode || RdfFormat.FromMediaType(type) is not { } format)
        {
            return $"gives {response.StatusCode} and {type} instead of RDF";
        }

        var description = new Dataset();
        using Stream body = response.Content.ReadAsStream(cancellation);
        format.Read(body, description, null, cancellation);
        return test switch
        {
            "returns-rdf" => description.Count > 0 ? null : "is empty",
            "has-endpoint-triple" => description.Any(q => q.Predicate.Value == Sd + "endpoint" && q.Object is Iri i && i.Value == new Uri(client.BaseAddress!, "/sparql").AbsoluteUri) ? null : "has no sd:endpoint of this address",
            "conforms-to-schema" => CheckSchema(description),
            _ => $"is not known: {test}",
        };
    }

    private static string? CheckSchema(Dataset description)
    {
        foreach (Quad quad in description)
        {
            if (quad.Predicate.Equals(WellKnown.RdfType) && quad.Object is Iri type && type.Value.StartsWith(Sd, StringComparison.Ordinal) && !s_classes.Contains(type.Value[Sd.Length..]))
            {
                return $"{type} is no class of the vocabulary";
            }

            if (!quad.Predicate.Value.StartsWith(Sd, StringComparison.Ordinal))
            {
                continue;
            }

            if (!s_properties.TryGetValue(quad.Predicate.Value[Sd.Length..], out string? range))
            {
                return $"{quad.Predicate} is no property of the vocabulary";
            }

            if (range is null ? quad.Object is not Iri : !IsA(description, quad.Object, range))
            {
                return $"the value of {quad.Predicate} is not {range ?? "an IRI"}";
            }
        }

        List<Term> services = [.. description.Where(q => q.Predicate.Equals(WellKnown.RdfType) && q.Object is Iri { Value: Sd + "Service" }).Select(q => q.Subject)];
        return services.Count > 0 && services.All(s => description.Count(q => q.Subject.Equals(s) && q.Predicate.Value == Sd + "endpoint") == 1) ? null : "has a service without exactly one sd:endpoint";
    }

    private static bool IsA(Dataset description, Term term, string type) =>
        description.Any(q => q.Subject.Equals(term) && q.Predicate.Equals(WellKnown.RdfType) && q.Object is Iri i && i.Value == Sd + type);
}
