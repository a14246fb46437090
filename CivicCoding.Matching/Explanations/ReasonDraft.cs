using CivicCoding.Graph.Rdf;
using CivicCoding.Matching.Corpus;

namespace CivicCoding.Matching.Explanations;

/// <summary>A path through the graph that speaks for a candidate, before its share is known.</summary>
/// <param name="Signal">The signal that it belongs to.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Triples">The facts.</param>
/// <param name="Weight">Its weight among the paths of the same signal.</param>
public sealed record ReasonDraft(string Signal, string Text, IReadOnlyList<Triple> Triples, double Weight)
{
    /// <summary>The expressions within the sentence that are of another language, with that.</summary>
    public IReadOnlyList<LocalText> Quoted { get; init; } = [];
}
