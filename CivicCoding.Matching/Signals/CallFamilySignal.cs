using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>Taking part in the same family of calls before.</summary>
public sealed class CallFamilySignal : IMatchSignal
{
    public string Name => "call-family";

    public IReadOnlyList<string> Features { get; } = ["count", "near", "share", "title", "title-best"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        for (int i = 0; i < table.Count; i++)
        {
            int o = table.Candidates[i];
            float count = context.Groups.Cluster[o];
            table.Set(i, column, count);
            table.Set(i, column + 1, context.Groups.ClusterText[o]);
            table.Set(i, column + 2, count / MathF.Sqrt(1 + context.Index.Profiles.Described[o]));
            table.Set(i, column + 3, context.Calls.Sum[o]);
            table.Set(i, column + 4, context.Calls.Best[o]);
        }
    }
}
