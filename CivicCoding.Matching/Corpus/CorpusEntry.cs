namespace CivicCoding.Matching.Corpus;

/// <summary>A dataset, skill, call, programme or software as matching sees it: a name, words, concepts and rules.</summary>
public sealed record CorpusEntry
{
    public required string Iri { get; init; }

    public string Slug { get; init; } = "";

    public string Name { get; init; } = "";

    public string NameGerman { get; init; } = "";

    public string Text { get; init; } = "";

    public IReadOnlyList<string> Concepts { get; init; } = [];

    /// <summary>The country or region that a call is bound to, or null.</summary>
    public string? Region { get; init; }

    public DateOnly? Opens { get; init; }

    public DateOnly? Deadline { get; init; }

    /// <summary>The kinds of applicants that a call takes; empty: all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];
}
