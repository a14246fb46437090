namespace CivicCoding.Matching.Serving;

/// <summary>The state of matching for /health.</summary>
/// <param name="Sequence">The commit that the recommendations rest on; -1 before the first read.</param>
/// <param name="Projects">How many projects are known.</param>
/// <param name="Organisations">How many organisations and communities are known.</param>
/// <param name="Model">The ranker in use; empty before the first read.</param>
/// <param name="Message">What is wrong, or null.</param>
public sealed record MatchHealth(long Sequence, int Projects, int Organisations, string Model, string? Message);
