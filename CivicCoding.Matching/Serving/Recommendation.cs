namespace CivicCoding.Matching.Serving;

/// <summary>A project, dataset, skill, call or offer that fits.</summary>
/// <param name="Id">Its IRI.</param>
/// <param name="Slug">Its short name in addresses.</param>
/// <param name="Name">Its name in the asked language.</param>
/// <param name="Score">How well it fits, zero to one.</param>
/// <param name="Confidence">How much the graph knows to say so, zero to one.</param>
/// <param name="Reasons">Why, the weightiest first.</param>
/// <param name="Rules">The hard rules of a call, each passed, failed or unknown; empty for other kinds.</param>
/// <param name="Warning">What to look at first, for example that two projects build the same; or null.</param>
public sealed record Recommendation(string Id, string Slug, string Name, double Score, double Confidence, IReadOnlyList<Reason> Reasons, IReadOnlyList<RuleResult> Rules, string? Warning = null);
