namespace CivicCoding.Matching.Training;

/// <summary>How a ranker is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>The folder with the matching files; null where a store teaches.</summary>
    public string? Data { get; init; }

    /// <summary>The folder that the model and its card are written to; null: the working folder, or the store's own.</summary>
    public string? Output { get; init; }

    /// <summary>The spans of time that training questions come from: what is known before a span measures, who took part within it labels.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly To)> Spans { get; init; } =
        [(new DateOnly(2023, 7, 1), new DateOnly(2024, 1, 1)), (new DateOnly(2023, 1, 1), new DateOnly(2024, 1, 1))];

    public int Trees { get; init; } = 160;

    public int Leaves { get; init; } = 31;

    public double LearningRate { get; init; } = 0.08;

    /// <summary>How many questions are measured at once and how many threads grow a forest; the model is the same whatever it is.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>True: the managed trainer, as if the native library were missing.</summary>
    public bool Managed { get; init; }

    /// <summary>The power that one busy core is taken to draw, for the estimate of energy.</summary>
    public double Watts { get; init; } = 15;

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
