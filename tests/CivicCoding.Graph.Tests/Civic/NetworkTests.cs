using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Tests.Civic;

public sealed class NetworkTests
{
    private static readonly Iri Source = new("http://purl.org/dc/terms/source");
    private static readonly Iri Label = new("http://www.w3.org/2000/01/rdf-schema#label");

    [Fact]
    public void Every_record_has_a_label_and_a_source()
    {
        List<string> lacking = EntityKind.All
            .SelectMany(k => Repository.Network.Match(null, WellKnown.RdfType, k.Class))
            .Select(q => q.Subject)
            .Distinct()
            .Where(s => !Repository.Network.Match(s, Source).Any() || !Repository.Network.Match(s, Label).Any())
            .Select(s => s.ToString()!)
            .ToList();

        Assert.Empty(lacking);
    }

    [Fact]
    public void Every_instance_stands_under_the_kind_of_its_class()
    {
        List<string> astray = EntityKind.All
            .SelectMany(k => Repository.Network.Match(null, WellKnown.RdfType, k.Class).Where(q => !((Iri)q.Subject).Value.StartsWith(CivicVocabulary.IdBase + k.Plural + "/", StringComparison.Ordinal)))
            .Select(q => q.ToString())
            .ToList();

        Assert.Empty(astray);
    }

    [Fact]
    public void Every_own_instance_that_is_pointed_to_is_described()
    {
        List<Term> dangling = Repository.Network
            .Select(q => q.Object)
            .OfType<Iri>()
            .Where(o => o.Value.StartsWith(CivicVocabulary.BaseIri, StringComparison.Ordinal))
            .Distinct()
            .Where(o => !Repository.Network.Match(o).Any() && !Repository.Ontology.Match(o).Any() && o.Value != CivicVocabulary.BaseIri + "ns")
            .Select(o => (Term)o)
            .ToList();

        Assert.Empty(dangling);
    }
}
