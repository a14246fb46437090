using CivicCoding.Graph.Rdf;
using CivicCoding.Matching.Corpus;

namespace CivicCoding.Matching.Serving;

/// <summary>Why something fits: a sentence, the facts it rests on and a query that is true as long as they stand.</summary>
/// <param name="Text">One sentence in the asked language.</param>
/// <param name="Share">The part of the score that this kind of fact brings, zero to one.</param>
/// <param name="Triples">The facts.</param>
/// <param name="Ask">A SPARQL ASK of these facts.</param>
/// <param name="Signal">The signal that the reason belongs to.</param>
public sealed record Reason(string Text, double Share, IReadOnlyList<Triple> Triples, string Ask, string Signal)
{
    /// <summary>The expressions within the sentence that are of another language, with that.</summary>
    public IReadOnlyList<LocalText> Quoted { get; init; } = [];
}
