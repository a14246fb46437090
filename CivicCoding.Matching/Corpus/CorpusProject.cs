namespace CivicCoding.Matching.Corpus;

/// <summary>What matching knows of a project.</summary>
public sealed record CorpusProject
{
    public required string Iri { get; init; }

    public string Slug { get; init; } = "";

    public string Name { get; init; } = "";

    public string NameGerman { get; init; } = "";

    public string Title { get; init; } = "";

    /// <summary>The descriptions as they stand in the graph, in the order of their languages.</summary>
    public IReadOnlyList<LocalText> Descriptions { get; init; } = [];

    /// <summary>All descriptions, one after the other.</summary>
    public string Text => string.Join(' ', Descriptions.Select(d => d.Value));

    /// <summary>The names as they stand in the graph.</summary>
    public IReadOnlyList<LocalText> Labels { get; init; } = [];

    /// <summary>Descriptions first, then names: what words can be shared with.</summary>
    public IReadOnlyList<LocalText> Statements => [.. Descriptions, .. Labels];

    public string Keywords { get; init; } = "";

    /// <summary>The day from which the project is known: signature, else start.</summary>
    public DateOnly? Date { get; init; }

    public string? Call { get; init; }

    public string? CallTitle { get; init; }

    /// <summary>The kind of action that funds it, such as research or coordination; or null.</summary>
    public string? Scheme { get; init; }

    public IReadOnlyList<string> Programmes { get; init; } = [];

    public IReadOnlyList<string> Topics { get; init; } = [];

    public IReadOnlyList<string> Goals { get; init; } = [];

    public IReadOnlyList<string> Skills { get; init; } = [];

    public IReadOnlyList<NeedOrOffer> Needs { get; init; } = [];

    public string? Country { get; init; }

    public string? Place { get; init; }

    /// <summary>The federal state, or null.</summary>
    public string? State { get; init; }

    public double? Budget { get; init; }

    public bool HasText => Title.Length + Text.Length + Keywords.Length > 0;
}
