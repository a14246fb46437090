namespace CivicCoding.Matching.Serving;

/// <summary>A need and who meets it.</summary>
/// <param name="Need">The IRI of the need, or null for free text.</param>
/// <param name="Name">Its name in the asked language.</param>
/// <param name="Members">The IRIs of the members whose offers meet it.</param>
public sealed record NeedCoverage(string? Need, string Name, IReadOnlyList<string> Members);
