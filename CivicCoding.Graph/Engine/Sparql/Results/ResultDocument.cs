namespace CivicCoding.Graph.Sparql.Results;

/// <summary>A result document that was read: the truth of ASK or the solutions of SELECT, the other being null.</summary>
public sealed record ResultDocument(bool? Boolean, SolutionTable? Solutions);
