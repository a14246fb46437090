using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Serving;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Training;

/// <summary>
/// Makes training questions of feedback: what was found useful, or fits and was known already, stands above what nobody judged, and that above what does not fit.
/// What stands low in a list is looked at less, so a judgement from there stands for more that were never made: its weight is one over the chance that a place is looked at
/// (inverse propensity, Joachims et al. 2017), within bounds.
/// </summary>
public sealed class FeedbackExamples(MatchIndex index, SignalSet signals)
{
    /// <summary>The largest weight that a place in the list can give.</summary>
    public const float MostWeight = 5;

    private const int Unjudged = 60;

    /// <summary>The weight of a judgement: the root of its place, bounded, and half of it where the judgement says little about the fit.</summary>
    public static float WeightOf(Feedback feedback)
    {
        ArgumentNullException.ThrowIfNull(feedback);
        // The chance to be looked at is taken to fall with the root of the place.
        float weight = MathF.Min(MathF.Sqrt(Math.Max(1, feedback.Position)), MostWeight);
        bool weak = feedback.Verdict == "known" || (feedback.Verdict == "not" && feedback.Why is "capacity" or "other");
        return weak ? weight / 2 : weight;
    }

    /// <summary>The examples; projects and partners that are no longer there are left out.</summary>
    public List<RankingExample> Of(IReadOnlyList<Feedback> feedback, uint firstGroup, CancellationToken cancellation = default)
    {
        var state = new MatchWorkspace(index.Corpus.Organisations.Count, index.TextProjects.Length, index.Corpus.Projects.Count);
        var table = new FeatureTable(signals.FeatureNames.Count);
        var examples = new List<RankingExample>();
        uint group = firstGroup;
        foreach (IGrouping<string, Feedback> project in feedback.GroupBy(f => f.Project).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            int self = index.Corpus.FindProject(project.Key);
            var judged = new Dictionary<int, Feedback>();
            foreach (Feedback one in project)
            {
                int partner = index.Corpus.FindOrganisation(one.Partner);
                if (partner >= 0)
                {
                    judged[partner] = one;
                }
            }

            if (self >= 0 && judged.Count > 0)
            {
                Add(MatchQuery.Of(index, self), judged, group++, state, table, examples);
            }
        }

        return examples;
    }

    private void Add(MatchQuery query, Dictionary<int, Feedback> judged, uint group, MatchWorkspace work, FeatureTable table, List<RankingExample> examples)
    {
        var context = new MatchContext(index, query, work);
        int[] candidates = CandidateGenerator.Generate(context, TrainingSampler.Candidates);
        table.Reset([.. candidates, .. judged.Keys.Except(candidates).Order()]);
        signals.Measure(context, table);
        var random = new Random(query.Self);
        for (int i = 0; i < table.Count; i++)
        {
            if (judged.TryGetValue(table.Candidates[i], out Feedback? feedback))
            {
                bool fits = feedback.Verdict != "not";
                examples.Add(new RankingExample { Label = fits ? 2 : 0, Partner = fits, Weight = WeightOf(feedback), Group = group, Features = table[i].ToArray() });
            }
            else if (random.NextDouble() < (double)Unjudged / table.Count)
            {
                examples.Add(new RankingExample { Label = 1, Weight = 0.5f, Group = group, Features = table[i].ToArray() });
            }
        }
    }
}
