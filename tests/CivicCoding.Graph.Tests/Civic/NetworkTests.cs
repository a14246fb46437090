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
        HashSet<Term> sourced = Repository.Network.Match(null, Source).Select(q => q.Subject).ToHashSet();
        HashSet<Term> labelled = Repository.Network.Match(null, Label).Select(q => q.Subject).ToHashSet();
        List<string> lacking = EntityKind.All
            .SelectMany(k => Repository.Network.Match(null, WellKnown.RdfType, k.Class))
            .Select(q => q.Subject)
            .Distinct()
            .Where(s => !sourced.Contains(s) || !labelled.Contains(s))
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
        HashSet<Term> described = Repository.Network.Concat(Repository.Ontology).Select(q => q.Subject).ToHashSet();
        List<Term> dangling = Repository.Network
            .Select(q => q.Object)
            .OfType<Iri>()
            .Where(o => o.Value.StartsWith(CivicVocabulary.BaseIri, StringComparison.Ordinal))
            .Distinct()
            .Where(o => !described.Contains(o) && o.Value != CivicVocabulary.BaseIri + "ns")
            .Select(o => (Term)o)
            .ToList();

        Assert.Empty(dangling);
    }

    [Theory]
    [InlineData("projects", 150)]
    [InlineData("communities", 40)]
    [InlineData("infrastructures", 15)]
    [InlineData("events", 5)]
    [InlineData("datasets", 60)]
    [InlineData("skills", 100)]
    [InlineData("needs", 60)]
    [InlineData("offers", 100)]
    public void The_network_holds_enough_of_each_kind(string plural, int atLeast)
    {
        int count = Repository.Network.Match(null, WellKnown.RdfType, EntityKind.FromPlural(plural)!.Class).Select(q => q.Subject).Distinct().Count();

        Assert.InRange(count, atLeast, int.MaxValue);
    }

    [Fact]
    public void The_network_holds_enough_programmes_calls_German_projects_and_statements()
    {
        int frames = Repository.Network.Match(null, WellKnown.RdfType, CivicVocabulary.Programme).Count() + Repository.Network.Match(null, WellKnown.RdfType, CivicVocabulary.Call).Count();
        Iri ecosystem = CivicVocabulary.Graph("ecosystem");
        int german = Repository.Network.Match(null, WellKnown.RdfType, CivicVocabulary.Project).Count(q => ecosystem.Equals(q.Graph));

        Assert.InRange(frames, 15, int.MaxValue);
        Assert.InRange(german, 50, int.MaxValue);
        Assert.InRange(Repository.Network.Count, 10_000, int.MaxValue);
    }

    [Fact]
    public void Every_need_and_offer_says_whether_it_is_an_example_and_no_source_states_an_example()
    {
        var status = Repository.Network.Match(null, CivicVocabulary.Status).ToLookup(q => q.Subject, q => q.Object);
        List<Quad> things = [.. Repository.Network.Match(null, WellKnown.RdfType, CivicVocabulary.Need), .. Repository.Network.Match(null, WellKnown.RdfType, CivicVocabulary.Offer)];
        Iri examples = CivicVocabulary.Graph("examples");

        Assert.All(things, q => Assert.Equal(examples.Equals(q.Graph) ? CivicVocabulary.Example : CivicVocabulary.Stated, Assert.Single(status[q.Subject])));
    }

    /// <summary>The figures of the README are those of the data: how much is real, how much an example.</summary>
    [Fact]
    public void The_README_says_how_much_is_real_and_how_much_an_example()
    {
        string text = string.Join(' ', File.ReadAllLines(Path.Combine(Repository.Root, "README.md")));
        string Count(string plural, Iri? graph = null) => Repository.Network.Match(null, WellKnown.RdfType, EntityKind.FromPlural(plural)!.Class).Where(q => graph is null || graph.Equals(q.Graph)).Select(q => q.Subject).Distinct().Count().ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
        Iri examples = CivicVocabulary.Graph("examples");

        Assert.Contains($"Of {Count("projects")} projects, {Count("organisations")} organisations, {Count("communities")} communities, {Count("programmes")} programmes, {Count("infrastructures")} infrastructures and {Count("datasets")} datasets all are real", text, StringComparison.Ordinal);
        Assert.Contains($"Of {Count("needs")} needs and {Count("offers")} offers, {Count("needs", examples)} and {Count("offers", examples)} are examples", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_description_is_one_sentence_in_each_language_and_short()
    {
        var descriptions = Repository.Network.Match(null, new Iri("http://purl.org/dc/terms/description")).ToLookup(q => (q.Subject, ((Literal)q.Object).Language), q => ((Literal)q.Object).Lexical);

        Assert.All(descriptions, d => Assert.All(d, text =>
        {
            Assert.InRange(text.Length, 10, 450);
            Assert.False(text.EndsWith("..", StringComparison.Ordinal), text);
            Assert.False(text.EndsWith("..", StringComparison.Ordinal), text);
        }));
    }
}
