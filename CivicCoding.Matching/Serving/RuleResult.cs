namespace CivicCoding.Matching.Serving;

/// <summary>Whether a hard rule of a call holds.</summary>
/// <param name="Rule">Which rule: open, deadline, region, applicant, budget or consortium.</param>
/// <param name="Passed">True, false, or null where the graph does not say.</param>
/// <param name="Text">One sentence in the asked language.</param>
public sealed record RuleResult(string Rule, bool? Passed, string Text);
