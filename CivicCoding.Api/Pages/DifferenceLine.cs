namespace CivicCoding.Api.Pages;

/// <summary>A field in which two versions differ, in words.</summary>
internal sealed record DifferenceLine(string Label, IReadOnlyList<string> Now, IReadOnlyList<string> Proposed);
