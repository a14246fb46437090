namespace CivicCoding.Matching.Serving;

/// <summary>An organisation or community recommended for a project.</summary>
/// <param name="Id">Its IRI.</param>
/// <param name="Slug">Its short name in addresses.</param>
/// <param name="Name">Its name in the asked language.</param>
/// <param name="Role">The role that it would play: data, compute, money, pilot-site, mentoring, skill, coordinator, research or partner.</param>
/// <param name="Score">How well it fits, zero to one; comparable within one answer.</param>
/// <param name="Confidence">How much the graph knows to say so, zero to one.</param>
/// <param name="Reasons">Why, the weightiest first.</param>
public sealed record Partner(string Id, string Slug, string Name, string Role, double Score, double Confidence, IReadOnlyList<Reason> Reasons)
{
    /// <summary>Facts that speak against.</summary>
    public IReadOnlyList<Reason> Against { get; init; } = [];

    /// <summary>Whether at most one project of it is known.</summary>
    public bool Newcomer { get; init; }
}
