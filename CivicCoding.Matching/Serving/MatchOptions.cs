namespace CivicCoding.Matching.Serving;

/// <summary>How matching serves.</summary>
public sealed record MatchOptions
{
    /// <summary>The model file; null: the one beside the program.</summary>
    public string? ModelPath { get; init; }

    /// <summary>The folder of the store, whose own models come before the shipped one; null: there are none. <see cref="ModelPath"/> comes before both.</summary>
    public string? StoreFolder { get; init; }

    /// <summary>The folder of a text encoder (model.onnx, vocab.txt); null: there is none, and nothing of it is loaded.</summary>
    public string? EncoderFolder { get; init; }

    /// <summary>How long the corpus waits for more changes before it is read again.</summary>
    public TimeSpan RefreshDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
