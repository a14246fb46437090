using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Tests.Civic;

public sealed class OntologyTests
{
    private const string Owl = "http://www.w3.org/2002/07/owl#";
    private const string Rdfs = "http://www.w3.org/2000/01/rdf-schema#";
    private const string Skos = "http://www.w3.org/2004/02/skos/core#";

    private static readonly string[] Anchors = [Rdfs + "subClassOf", Rdfs + "subPropertyOf", Skos + "closeMatch"];

    [Fact]
    public void Every_own_term_has_a_label_and_a_definition_in_German_and_in_English()
    {
        List<string> missing = [];
        foreach (Term term in OwnTerms().Concat(Concepts()))
        {
            foreach (string property in new[] { Rdfs + "label", Skos + "definition" })
            {
                foreach (string language in new[] { "de", "en" })
                {
                    int count = Repository.Ontology.Match(term, new Iri(property)).Count(q => (q.Object as Literal)?.Language == language);
                    if (count != 1)
                    {
                        missing.Add($"{term} has {count} {property} in {language}");
                    }
                }
            }
        }

        Assert.Empty(missing);
        Assert.True(OwnTerms().Count() > 50);
    }

    [Fact]
    public void Every_own_class_and_property_is_anchored_in_a_public_vocabulary()
    {
        List<Term> free = OwnTerms().Where(t => !IsAnchored(t, 0)).ToList();

        Assert.Empty(free);
    }

    [Fact]
    public void Every_constant_of_the_vocabulary_names_a_term_of_the_ontology()
    {
        List<Iri> unknown = typeof(CivicVocabulary).GetProperties()
            .Select(p => p.GetValue(null)).OfType<Iri>()
            .Concat(EntityKind.All.Select(k => k.Class))
            .Where(i => i.Value.StartsWith(CivicVocabulary.Namespace, StringComparison.Ordinal) && !Repository.Ontology.Match(i).Any())
            .ToList();

        Assert.Empty(unknown);
    }

    private static IEnumerable<Term> OwnTerms() =>
        new[] { "Class", "ObjectProperty", "DatatypeProperty" }.SelectMany(t => Repository.Ontology.Match(null, WellKnown.RdfType, new Iri(Owl + t))).Select(q => q.Subject);

    private static IEnumerable<Term> Concepts() => Repository.Ontology.Match(null, WellKnown.RdfType, new Iri(Skos + "Concept")).Select(q => q.Subject);

    private static bool IsAnchored(Term term, int depth) =>
        depth < 10 && Anchors.SelectMany(a => Repository.Ontology.Match(term, new Iri(a))).Any(q =>
            q.Object is Iri other && (!other.Value.StartsWith(CivicVocabulary.Namespace, StringComparison.Ordinal) || IsAnchored(other, depth + 1)));
}
