namespace CivicCoding.Graph.Text;

/// <summary>A search for things.</summary>
/// <param name="Text">What was typed.</param>
public sealed record SearchRequest(string Text)
{
    /// <summary>"de" or "en" to look into texts of one language (and those without one); null: both.</summary>
    public string? Language { get; init; }

    /// <summary>Keeps a thing by its IRI, for kinds; null keeps all.</summary>
    public Func<string, bool>? Keep { get; init; }

    /// <summary>Tells whether a graph may be seen; null: all.</summary>
    public Func<string, bool>? IsVisible { get; init; }

    /// <summary>Groups things for the counts of <see cref="SearchResult.Groups"/>, such as by kind; null: no counts.</summary>
    public Func<string, string?>? GroupOf { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 20;
}
