namespace CivicCoding.Matching.Serving;

/// <summary>What would be different about a project in a what-if question; nothing of it is stored.</summary>
public sealed record MatchChange
{
    /// <summary>Needs that it would state: skill, data, compute, money, pilot-site, mentoring, training, space.</summary>
    public IReadOnlyList<string> AddNeeds { get; init; } = [];

    /// <summary>IRIs of topics and goals that it would name.</summary>
    public IReadOnlyList<string> AddConcepts { get; init; } = [];

    /// <summary>IRIs of organisations that would join.</summary>
    public IReadOnlyList<string> AddMembers { get; init; } = [];

    /// <summary>IRIs of members that would leave.</summary>
    public IReadOnlyList<string> RemoveMembers { get; init; } = [];

    /// <summary>Sentences that would be added to its description.</summary>
    public string? AddText { get; init; }
}
