namespace CivicCoding.Matching.Evaluation;

/// <summary>What to evaluate.</summary>
public sealed record EvaluationOptions
{
    /// <summary>partners, similar, datasets or fields.</summary>
    public required string Task { get; init; }

    /// <summary>The folder with the matching files.</summary>
    public required string Data { get; init; }

    public string Split { get; init; } = "dev";

    /// <summary>A file of queries in the format of the split's own, or null.</summary>
    public string? Queries { get; init; }

    /// <summary>A file of projects in the format of projects.tsv.gz that the queries name, or null.</summary>
    public string? Projects { get; init; }

    /// <summary>Where the run is written.</summary>
    public required string Output { get; init; }

    /// <summary>The model file; null: the one that the product serves.</summary>
    public string? Model { get; init; }

    /// <summary>Each of how many questions is asked in a report; 1: all.</summary>
    public int Step { get; init; } = 1;

    /// <summary>Whether places are kept for newcomers.</summary>
    public bool Fair { get; init; }
}
