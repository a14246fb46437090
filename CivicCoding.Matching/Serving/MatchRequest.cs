namespace CivicCoding.Matching.Serving;

/// <summary>A project that is not in the graph: a few sentences, with what is already known.</summary>
public sealed record MatchRequest
{
    public required string Text { get; init; }

    /// <summary>Names of what is needed: <c>skill</c>, <c>data</c>, <c>compute</c>, <c>money</c>, <c>pilot-site</c>, <c>mentoring</c>.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>IRIs of organisations that are in already.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>IRIs of topics and goals.</summary>
    public IReadOnlyList<string> Concepts { get; init; } = [];

    /// <summary>Whether places are kept for newcomers.</summary>
    public bool Fair { get; init; }

    /// <summary>IRI of the country, or null.</summary>
    public string? Country { get; init; }
}
