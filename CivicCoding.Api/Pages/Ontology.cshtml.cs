using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Civic;
using Iri = CivicCoding.Graph.Rdf.Iri;
using RdfTerm = CivicCoding.Graph.Rdf.Term;

namespace CivicCoding.Api.Pages;

/// <summary>The ontology as a page: every class, property and fixed value with its meaning and its anchor.</summary>
[KeptPage]
internal sealed class OntologyModel(GraphReading reading) : CivicPage
{
    private const string Type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

    private static readonly HashSet<string> s_anchors = new(StringComparer.Ordinal)
    {
        "http://www.w3.org/2000/01/rdf-schema#subClassOf", "http://www.w3.org/2000/01/rdf-schema#subPropertyOf", "http://www.w3.org/2004/02/skos/core#closeMatch",
        "http://www.w3.org/2004/02/skos/core#exactMatch", "http://www.w3.org/2004/02/skos/core#broadMatch", "http://www.w3.org/2002/07/owl#equivalentClass", "http://www.w3.org/2002/07/owl#equivalentProperty",
    };

    public override string Title => T(OntologyTexts.Title);

    public override string? Summary => T(OntologyTexts.Lead);

    public override string Section => "about";

    public IReadOnlyList<(Phrase Heading, string Id, IReadOnlyList<Term> Terms)> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        IReadOnlyList<RdfTerm?[]> rows = await reading.SelectAsync($"SELECT ?s ?p ?o WHERE {{ GRAPH <{CivicVocabulary.OntologyGraph}> {{ ?s ?p ?o }} }}", cancellation);
        List<(string Group, Term Term)> terms = [];
        foreach (IGrouping<RdfTerm, RdfTerm?[]> group in rows.Where(r => r[0] is Iri s && s.Value.StartsWith(CivicVocabulary.Namespace, StringComparison.Ordinal)).GroupBy(r => r[0]!))
        {
            string[] types = [.. Values(group, Type).OfType<Iri>().Select(i => i.Value)];
            string kind = types.Any(t => t.EndsWith("#Class", StringComparison.Ordinal)) ? "classes" : types.Any(t => t.EndsWith("Property", StringComparison.Ordinal)) ? "properties" : "concepts";
            terms.Add((kind, new Term(
                ((Iri)group.Key).Value[CivicVocabulary.Namespace.Length..],
                NetworkReader.Best(Values(group, "http://www.w3.org/2000/01/rdf-schema#label"), Language)?.Text ?? "",
                NetworkReader.Best(Values(group, "http://www.w3.org/2004/02/skos/core#definition"), Language)?.Text ?? "",
                [.. group.Where(r => r[1] is Iri p && s_anchors.Contains(p.Value)).Select(r => r[2]).OfType<Iri>().Select(i => Prefixes.Shorten(i.Value)).Distinct(StringComparer.Ordinal)])));
        }

        Groups =
        [
            (OntologyTexts.Classes, "classes", Of(terms, "classes")),
            (OntologyTexts.Properties, "properties", Of(terms, "properties")),
            (OntologyTexts.Concepts, "concepts", Of(terms, "concepts")),
        ];
    }

    private static IReadOnlyList<Term> Of(List<(string Group, Term Term)> terms, string group) =>
        [.. terms.Where(t => t.Group == group).Select(t => t.Term).OrderBy(t => t.LocalName, StringComparer.Ordinal)];

    private static IEnumerable<RdfTerm?> Values(IEnumerable<RdfTerm?[]> rows, string property) => rows.Where(r => r[1] is Iri p && p.Value == property).Select(r => r[2]);

    /// <summary>A term of the ontology in words.</summary>
    internal sealed record Term(string LocalName, string Name, string Definition, IReadOnlyList<string> Anchors);
}
