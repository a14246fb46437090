using CivicCoding.Matching.Features;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Signals;

/// <summary>Working in the programmes in which the neighbours' members work, now or years ago.</summary>
public sealed class ProgrammeHistorySignal : IMatchSignal
{
    public string Name => "programme-history";

    public IReadOnlyList<string> Features { get; } = ["alignment", "own-share"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        MatchIndex index = context.Index;
        int k = index.ProgrammeCount;
        int[] asked = [.. context.Query.Project.Programmes.Select(index.Programme).Where(at => at >= 0)];
        for (int i = 0; i < table.Count; i++)
        {
            int o = table.Candidates[i];
            ReadOnlySpan<float> own = index.Profiles.Programmes.AsSpan(o * k, k);
            table.Set(i, column, RowProducts.Dot(own, context.Groups.Programmes));
        }

        ListShare.Set(table, column + 1, o => Direct(index.Profiles.Programmes.AsSpan(o * k, k), asked));
    }

    private static float Direct(ReadOnlySpan<float> own, int[] asked)
    {
        float direct = 0;
        foreach (int at in asked)
        {
            direct += own[at];
        }

        return direct;
    }
}
