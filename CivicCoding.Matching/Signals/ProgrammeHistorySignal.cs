using CivicCoding.Matching.Features;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Signals;

/// <summary>Working in the programmes in which the neighbours' members work, now or years ago.</summary>
public sealed class ProgrammeHistorySignal : IMatchSignal
{
    public string Name => "programme-history";

    public IReadOnlyList<string> Features { get; } = ["alignment", "own"];

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
            float direct = 0;
            foreach (int at in asked)
            {
                direct += own[at];
            }

            table.Set(i, column + 1, direct);
        }
    }
}
