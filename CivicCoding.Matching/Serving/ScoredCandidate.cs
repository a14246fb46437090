namespace CivicCoding.Matching.Serving;

/// <summary>An organisation with its score.</summary>
/// <param name="Organisation">Its position in the corpus.</param>
/// <param name="Score">Zero to one.</param>
/// <param name="Line">Its line in the feature table.</param>
public readonly record struct ScoredCandidate(int Organisation, double Score, int Line);
