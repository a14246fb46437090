namespace CivicCoding.Matching.Explanations;

/// <summary>A place where a text names a concept by its label.</summary>
/// <param name="Concept">The number of the concept.</param>
/// <param name="Length">The terms of the label.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Next">Where a word begins that only a blank parts from it, else -1.</param>
/// <param name="Terms">The terms.</param>
internal sealed record ConceptMention(int Concept, int Length, int Start, int End, int Next, string[] Terms);
