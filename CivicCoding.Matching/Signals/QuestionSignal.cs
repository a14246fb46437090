using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>What the question itself is like, so that the ranker can weigh the other signals: it says nothing about a candidate.</summary>
public sealed class QuestionSignal : IMatchSignal
{
    public string Name => "question";

    public IReadOnlyList<string> Features { get; } = ["members", "nearness", "team-size", "budget", "lead-projects"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        MatchQuery query = context.Query;
        float budget = query.Project.Budget is > 0 and double money ? (float)Math.Log10(money) : 0;
        float lead = query.Seeds.Count == 0 ? 0 : MathF.Log(1 + context.Index.OrganisationProjects[query.Seeds[0]].Length);
        for (int i = 0; i < table.Count; i++)
        {
            table.Set(i, column, query.Seeds.Count);
            table.Set(i, column + 1, context.Neighbours.TopSimilarity);
            table.Set(i, column + 2, context.Neighbours.TeamSize);
            table.Set(i, column + 3, budget);
            table.Set(i, column + 4, lead);
        }
    }
}
