namespace CivicCoding.Matching.Serving;

/// <summary>What a team must be like.</summary>
public sealed record TeamWishes
{
    /// <summary>How many members at most.</summary>
    public int Size { get; init; } = 4;

    /// <summary>IRIs of organisations that are left out.</summary>
    public IReadOnlyCollection<string> Excluded { get; init; } = [];

    /// <summary>IRIs of countries or states that members come from; empty: any. A member whose place is unknown stays out then.</summary>
    public IReadOnlyCollection<string> Places { get; init; } = [];

    /// <summary>Kinds of organisation of which each must be there at least once: university, research, company, publicbody, association.</summary>
    public IReadOnlyCollection<string> Kinds { get; init; } = [];

    /// <summary>How many members are small or newcomers at least.</summary>
    public int LeastSmall { get; init; }
}
