namespace CivicCoding.Api.Matching;

/// <summary>Why something fits.</summary>
/// <param name="Text">One sentence in the asked language.</param>
/// <param name="Share">The part of the score that it brings, zero to one.</param>
/// <param name="Triples">The facts, each as subject, predicate and object in N-Triples.</param>
/// <param name="Ask">A query that is true as long as the facts stand.</param>
public sealed record ApiReason(string Text, double Share, IReadOnlyList<string[]> Triples, string Ask);
