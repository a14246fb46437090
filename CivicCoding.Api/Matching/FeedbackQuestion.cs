namespace CivicCoding.Api.Matching;

/// <summary>Feedback on a recommended partner.</summary>
/// <param name="Project">The IRI of the project that asked.</param>
/// <param name="Partner">The IRI of the organisation or community that was shown.</param>
/// <param name="Verdict">useful, not or known.</param>
/// <param name="Why">topic, place, capacity, role or other; may be left out.</param>
/// <param name="Position">The place that it was shown at, from 1.</param>
public sealed record FeedbackQuestion(string? Project, string? Partner, string? Verdict, string? Why = null, int Position = 1);
