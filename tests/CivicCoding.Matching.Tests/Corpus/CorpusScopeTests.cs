using System.Text;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Matching.Corpus;

namespace CivicCoding.Matching.Tests.Corpus;

public sealed class CorpusScopeTests
{
    private const string Known = "https://civic-coding.org/id/projects/bees";
    private const string Other = "https://example.org/thing";
    private static readonly CorpusScope Scope = CorpusScope.Of([Known, "https://civic-coding.org/id/projects/moths"]);
    private static readonly Iri Type = new("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
    private static readonly Iri Any = new("https://example.org/property");

    [Fact]
    public void Any_property_of_an_entry_concerns_the_corpus_added_or_removed()
    {
        Quad quad = new(new Iri(Known), Any, new Iri(Other));
        Assert.True(Scope.Concerns(new ChangeSet(1, [quad], [])));
        Assert.True(Scope.Concerns(new ChangeSet(1, [], [quad])));
    }

    [Fact]
    public void What_becomes_an_entry_concerns_the_corpus_and_what_does_not_does_not()
    {
        Assert.True(Scope.Concerns(new ChangeSet(1, [new Quad(new Iri(Other), Any, new Iri(Known)), new Quad(new Iri(Other), Type, CivicVocabulary.Offer)], [])));
        Assert.False(Scope.Concerns(new ChangeSet(1, [new Quad(new Iri(Other), Any, CivicVocabulary.Offer), new Quad(new Iri(Other), Type, new Iri("https://example.org/Class"))], [])));
        Assert.False(Scope.Concerns(new ChangeSet(1, [new Quad(new BlankNode("b"), Any, new Iri(Known))], [])));
    }

    [Fact]
    public void What_concerns_the_corpus_is_taken_by_its_subject_and_predicate_already()
    {
        Assert.True(Takes(Known, Any.Value));
        Assert.True(Takes(Other, Type.Value));
        Assert.False(Takes(Other, Any.Value));
        Assert.False(Scope.Takes(new TermSpan(TermKind.BlankNode, Encoding.UTF8.GetBytes("b")), new TermSpan(TermKind.Iri, Encoding.UTF8.GetBytes(Type.Value))));

        static bool Takes(string subject, string predicate) =>
            Scope.Takes(new TermSpan(TermKind.Iri, Encoding.UTF8.GetBytes(subject)), new TermSpan(TermKind.Iri, Encoding.UTF8.GetBytes(predicate)));
    }

    [Fact]
    public void Drafts_do_not_concern_the_corpus_and_a_bulk_load_does()
    {
        var drafts = new Iri(CivicVocabulary.DraftGraphBase + "projects/bees");
        Assert.False(Scope.Concerns(new ChangeSet(1, [new Quad(new Iri(Known), Any, new Iri(Other), drafts)], [])));
        Assert.True(Scope.Concerns(new ChangeSet(1, [], [], Bulk: true)));
    }
}
