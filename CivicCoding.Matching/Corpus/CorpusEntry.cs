namespace CivicCoding.Matching.Corpus;

/// <summary>A dataset, skill, call or programme as matching sees it: a name, words, concepts and rules.</summary>
public sealed record CorpusEntry
{
    public required string Iri { get; init; }

    public string Slug { get; init; } = "";

    public string Name { get; init; } = "";

    public string NameGerman { get; init; } = "";

    public IReadOnlyList<LocalText> Descriptions { get; init; } = [];

    /// <summary>The names as they stand in the graph.</summary>
    public IReadOnlyList<LocalText> Labels { get; init; } = [];

    /// <summary>Descriptions first, then names: what words can be shared with.</summary>
    public IReadOnlyList<LocalText> Statements => [.. Descriptions, .. Labels];

    /// <summary>All names, keywords and descriptions.</summary>
    public string Words { get; init; } = "";

    public IReadOnlyList<string> Concepts { get; init; } = [];

    /// <summary>The place that a call is bound to, or null.</summary>
    public string? Region { get; init; }

    public DateOnly? Deadline { get; init; }

    /// <summary>Whether a call is over, whatever its deadline.</summary>
    public bool Closed { get; init; }

    /// <summary>The kinds of applicants that a call takes; empty: all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>The most that a call gives, in euros, or null.</summary>
    public double? MaximumAmount { get; init; }

    /// <summary>How many partners a call asks for, or null.</summary>
    public int? MinimumPartners { get; init; }
}
