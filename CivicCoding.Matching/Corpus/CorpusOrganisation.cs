namespace CivicCoding.Matching.Corpus;

/// <summary>What matching knows of an organisation or community.</summary>
public sealed record CorpusOrganisation
{
    public required string Iri { get; init; }

    public string Slug { get; init; } = "";

    public string Name { get; init; } = "";

    public string NameGerman { get; init; } = "";

    public string ShortName { get; init; } = "";

    /// <summary>The descriptions as they stand in the graph, in the order of their languages.</summary>
    public IReadOnlyList<LocalText> Descriptions { get; init; } = [];

    /// <summary>The names as they stand in the graph.</summary>
    public IReadOnlyList<LocalText> Labels { get; init; } = [];

    /// <summary>Descriptions first, then names: what words can be shared with.</summary>
    public IReadOnlyList<LocalText> Statements => [.. Descriptions, .. Labels];

    /// <summary>All descriptions, one after the other.</summary>
    public string Text => string.Join(' ', Descriptions.Select(d => d.Value));

    /// <summary>The kind of organisation: HES, REC, PRC, PUB, OTH, or the IRI of a kind concept.</summary>
    public string? Kind { get; init; }

    public string? Country { get; init; }

    public string? Place { get; init; }

    /// <summary>The federal state, or null.</summary>
    public string? State { get; init; }

    public bool? Small { get; init; }

    /// <summary>Merged into another, renamed or ended: it stays in the history and is recommended no more.</summary>
    public bool Gone { get; init; }

    public bool IsCommunity { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    public IReadOnlyList<string> Goals { get; init; } = [];

    public IReadOnlyList<NeedOrOffer> Offers { get; init; } = [];
}
