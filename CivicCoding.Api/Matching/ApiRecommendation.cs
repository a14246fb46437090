using CivicCoding.Matching.Serving;

namespace CivicCoding.Api.Matching;

/// <summary>A recommended project, dataset, skill or call.</summary>
public sealed record ApiRecommendation(string Id, string Slug, string Name, double Score, double Confidence, IReadOnlyList<ApiReason> Reasons, IReadOnlyList<RuleResult> Rules, string? Warning);
