using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Matching.Serving;

/// <summary>The IRIs of matching: the property function inside SPARQL, feedback and the model.</summary>
public static class MatchVocabulary
{
    public const string Namespace = CivicVocabulary.BaseIri + "match#";

    /// <summary>The private named graph that feedback is kept in.</summary>
    public const string FeedbackGraph = CivicVocabulary.DraftGraphBase + "match-feedback";

    /// <summary>The public named graph of the model's description.</summary>
    public const string ModelGraph = CivicVocabulary.GraphBase + "match-model";

    /// <summary>The property function <c>match:partners</c>.</summary>
    public static Iri Partners { get; } = new(Namespace + "partners");

    /// <summary>The model that ranks partners, as a thing of the network.</summary>
    public static Iri Model { get; } = CivicVocabulary.Id("models", "partner-ranker");
}
