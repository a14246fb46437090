using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>Leading projects or joining them.</summary>
public sealed class RoleFitSignal : IMatchSignal
{
    public string Name => "role-fit";

    public IReadOnlyList<string> Features { get; } = ["leads"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        OrganisationProfiles p = context.Index.Profiles;
        for (int i = 0; i < table.Count; i++)
        {
            int o = table.Candidates[i];
            table.Set(i, column, p.Coordinated[o] / (1 + p.Described[o] + p.History[o]));
        }
    }
}
