namespace CivicCoding.Matching.Serving;

/// <summary>What would help a project to find partners, confirmed by trying it out.</summary>
/// <param name="Text">One sentence in the asked language.</param>
/// <param name="Change">The change that was tried; a what-if call with it shows the same.</param>
/// <param name="Gain">By how much the mean score of the first partners rose.</param>
public sealed record Hint(string Text, MatchChange Change, double Gain);
