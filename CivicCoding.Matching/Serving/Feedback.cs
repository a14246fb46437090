namespace CivicCoding.Matching.Serving;

/// <summary>What somebody says about a recommended partner.</summary>
/// <param name="Project">The IRI of the project that asked.</param>
/// <param name="Partner">The IRI of the organisation that was shown.</param>
/// <param name="Verdict">useful, not or known.</param>
/// <param name="Why">topic, place, capacity, role or other; or null.</param>
/// <param name="Position">The place that it was shown at, from 1: what stands lower is seen less, and training corrects for it.</param>
public sealed record Feedback(string Project, string Partner, string Verdict, string? Why, int Position);
