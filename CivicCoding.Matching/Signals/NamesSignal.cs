using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>Words of the question in an organisation's name, its place in the text, and a name like that of a known member.</summary>
public sealed class NamesSignal : IMatchSignal
{
    public string Name => "names";

    public IReadOnlyList<string> Features { get; } = ["words", "place", "members", "standing"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        NameEvidence n = context.Names;
        float top = 1e-6f;
        foreach (int o in table.All)
        {
            top = MathF.Max(top, n.Words[o]);
        }

        for (int i = 0; i < table.Count; i++)
        {
            int o = table.Candidates[i];
            table.Set(i, column, n.Words[o]);
            table.Set(i, column + 1, n.Places[o]);
            table.Set(i, column + 2, n.Members[o]);
            table.Set(i, column + 3, n.Words[o] / top);
        }
    }
}
