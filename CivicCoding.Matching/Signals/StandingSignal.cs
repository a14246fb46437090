using CivicCoding.Matching.Features;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Signals;

/// <summary>Where a candidate stands among all candidates of the question, by the numbers that matter most: what is much in one question is little in another.</summary>
public sealed class StandingSignal : IMatchSignal
{
    public string Name => "standing";

    public bool ByList => true;

    public IReadOnlyList<string> Features { get; } =
    [
        "sum", "cubed", "team", "latent", "short", "mean", "hop", "hop-text", "second", "near-second", "agreed", "family", "given",
        "together", "lately", "walk", "title", "history", "voices", "found",
    ];

    /// <summary>Which of the columns repeat which signal.</summary>
    public static IReadOnlyDictionary<string, int[]> Sources { get; } = new Dictionary<string, int[]>(StringComparer.Ordinal)
    {
        ["text-neighbours"] = [0, 1, 2, 3, 4, 5],
        ["partners-of-partners"] = [6, 7, 8, 9, 10, 12, 13, 14],
        ["network-walk"] = [15],
        ["call-family"] = [11, 16],
        ["profile-text"] = [17],
    };

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        NeighbourEvidence n = context.Neighbours;
        SeedEvidence s = context.Seeds;
        float[][] sources = [n.Sum, n.Cubed, n.Team, n.Latent, n.Short, n.Mean, s.Hop, s.HopText, s.SecondHop, s.NearHop, s.Agreed, context.Groups.ClusterText, s.Given,
            context.Overlap.Together, context.Overlap.Lately, context.Walks.Both, context.Calls.Sum, context.History.Recalled];
        ulong[] order = new ulong[table.Count];
        ulong[] spare = new ulong[table.Count];
        float[] voices = new float[table.Count];
        for (int k = 0; k < sources.Length; k++)
        {
            // Only what is there is sorted: many candidates have nothing of most of these.
            int count = 0;
            for (int i = 0; i < table.Count; i++)
            {
                float value = sources[k][table.Candidates[i]];
                if (value > 0)
                {
                    order[count++] = ScoreOrder.Key(value, i);
                }
            }

            ScoreOrder.Sort(order.AsSpan(0, count), spare);
            int rank = 0;
            for (int i = 0; i < count; i++)
            {
                rank = i > 0 && ScoreOrder.Equal(order[i], order[i - 1]) ? rank : i;
                int line = ScoreOrder.Position(order[i]);
                float standing = 1f / (10 + rank);
                table.Set(line, column + k, standing);
                voices[line] += standing;
            }
        }

        for (int i = 0; i < voices.Length; i++)
        {
            table.Set(i, column + sources.Length, voices[i]);
            table.Set(i, column + sources.Length + 1, 1f / (10 + i));
            table.Standing[i] = voices[i];
        }
    }
}
