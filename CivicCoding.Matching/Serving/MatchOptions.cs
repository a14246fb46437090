namespace CivicCoding.Matching.Serving;

/// <summary>How matching serves.</summary>
public sealed record MatchOptions
{
    /// <summary>The model file; null: the one beside the program.</summary>
    public string? ModelPath { get; init; }

    /// <summary>How long the corpus waits for more changes before it is read again.</summary>
    public TimeSpan RefreshDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
