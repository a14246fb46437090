using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>Topics and sustainable development goals that both sides name.</summary>
public sealed class SharedConceptsSignal : IMatchSignal
{
    public string Name => "shared-concepts";

    public IReadOnlyList<string> Features { get; } = ["topics", "goals"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        CorpusProject project = context.Query.Project;
        if (project.Topics.Count + project.Goals.Count == 0)
        {
            return;
        }

        for (int i = 0; i < table.Count; i++)
        {
            CorpusOrganisation organisation = context.Index.Corpus.Organisations[table.Candidates[i]];
            table.Set(i, column, Overlap(project.Topics, organisation.Topics));
            table.Set(i, column + 1, Overlap(project.Goals, organisation.Goals));
        }
    }

    /// <summary>The share of the first list that the second holds.</summary>
    public static float Overlap(IReadOnlyList<string> wanted, IReadOnlyList<string> given) =>
        wanted.Count == 0 || given.Count == 0 ? 0 : (float)wanted.Count(given.Contains) / wanted.Count;
}
