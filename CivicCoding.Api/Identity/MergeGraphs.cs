using CivicCoding.Api.Entries;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Identity;

/// <summary>The graphs and terms in which merges are kept: a public graph that tells which IRI stands for which, and for each merge a private graph of what it changed.</summary>
internal static class MergeGraphs
{
    private const string Namespace = CivicVocabulary.BaseIri + "ns/merge#";
    private const string Rdf = WellKnown.RdfNamespace;

    /// <summary>The public graph: the merged IRI, dct:isReplacedBy, the one that is kept.</summary>
    public static readonly Iri Public = CivicVocabulary.Graph("merged");

    /// <summary>The private graph of the pairs that an editor found to be different things.</summary>
    public static readonly Iri Distinct = new(CivicVocabulary.PrivateGraphBase + "distinct");

    /// <summary>What the private graphs of merges begin with.</summary>
    public const string RecordBase = CivicVocabulary.PrivateGraphBase + "merge/";

    public static readonly Iri ReplacedBy = new("http://purl.org/dc/terms/isReplacedBy");
    public static readonly Iri DifferentFrom = new("http://www.w3.org/2002/07/owl#differentFrom");
    public static readonly Iri Topic = new("http://xmlns.com/foaf/0.1/primaryTopic");
    public static readonly Iri Who = new("http://purl.org/dc/terms/creator");
    public static readonly Iri When = new("http://purl.org/dc/terms/created");
    public static readonly Iri LeftOut = new(Namespace + "leftOut");
    public static readonly Iri OtherName = new(Namespace + "otherName");
    public static readonly Iri Subject = new(Rdf + "subject");
    public static readonly Iri Predicate = new(Rdf + "predicate");
    public static readonly Iri Object = new(Rdf + "object");
    public static readonly Iri InGraph = new(Namespace + "graph");
    public static readonly Iri Added = new(Namespace + "added");

    /// <summary>The private graph of the merge by which a thing went.</summary>
    public static Iri RecordOf(Iri gone) => new(RecordBase + gone.Value[CivicVocabulary.IdBase.Length..]);

    /// <summary>True for graphs that a merge leaves as they are: drafts speak of the thing by the name that it had, and so does what tells of merges.</summary>
    public static bool StaysOut(Term? graph) => graph is Iri { Value: { } name }
        && (name.StartsWith(CivicVocabulary.DraftGraphBase, StringComparison.Ordinal) || name.StartsWith(RecordBase, StringComparison.Ordinal) || name == Distinct.Value || name == Public.Value || name == EntryTriples.RemovedGraph.Value);
}
