namespace CivicCoding.Graph.Text;

/// <summary>A search for things.</summary>
/// <param name="Text">What was typed.</param>
public sealed record SearchRequest(string Text)
{
    /// <summary>"de" or "en" to look into texts of one language (and those without one); null: both.</summary>
    public string? Language { get; init; }

    /// <summary>Keeps a thing by its IRI, before anything is counted; null keeps all.</summary>
    public Func<string, bool>? Keep { get; init; }

    /// <summary>Tells whether a graph may be seen; null: all.</summary>
    public Func<string, bool>? IsVisible { get; init; }

    /// <summary>Groups things for the counts of <see cref="SearchResult.Groups"/>, such as by kind; null: none.</summary>
    public Func<string, string?>? GroupOf { get; init; }

    /// <summary>Keeps things of these groups; empty keeps all.</summary>
    public IReadOnlyCollection<string> Groups { get; init; } = [];

    /// <summary>The facets to count.</summary>
    public IReadOnlyList<SearchFacet> Facets { get; init; } = [];

    /// <summary>Values by facet: a thing is kept that has one of them in each facet.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Whether a hit lifts what is related to it.</summary>
    public bool Neighbours { get; init; } = true;

    /// <summary>"de" or "en": the language of the passages where a thing has texts in both.</summary>
    public string? Prefer { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 20;
}
