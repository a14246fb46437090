using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Serving;

namespace CivicCoding.Matching.Evaluation;

/// <summary>Ranks organisations for projects with the pipeline that the product serves.</summary>
public sealed class PartnersTask(PartnerScorer scorer)
{
    private const int Depth = 1000;

    /// <summary>The milliseconds of each query, from question to ranked list.</summary>
    public List<double> Milliseconds { get; } = [];

    /// <summary>The mean share of true partners among the candidates, by how many are taken; filled where labels are given.</summary>
    public SortedDictionary<int, double> CandidateRecall { get; } = [];

    /// <summary>Whether places are kept for newcomers.</summary>
    public bool Fair { get; init; }

    public RankingRun Run(EvaluationData data, MatchCorpus corpus, RelevanceLabels? labels, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(corpus);
        var state = new MatchState(corpus, scorer.Signals, cancellation);
        var run = new RankingRun();
        int judged = 0;
        foreach (TsvRecord record in data.Queries())
        {
            cancellation.ThrowIfCancellationRequested();
            string id = record["query_id"];
            if (data.Project(record["project_id"]) is not { } project)
            {
                continue;
            }

            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            int[] seeds = [.. record["seed_pics"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => corpus.FindOrganisation(ConsortiaFiles.OrganisationIri(p))).Where(o => o >= 0)];
            judged += state.With((work, table) =>
            {
                var context = new MatchContext(state.Index, new MatchQuery { Project = project, Seeds = seeds }, work);
                ScoredCandidate[] ranked = scorer.Rank(context, table);
                Milliseconds.Add(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                // Kept places change the order against the scores, so the place itself is the score of the run.
                ranked = FairSelection.Apply(state.Index, ranked, Fair ? FairSelection.FairPlaces : FairSelection.UsualPlaces);
                // Candidates that were not measured follow in the order in which they were found.
                int rank = 0;
                foreach (int o in ranked.Select(c => c.Organisation).Concat(table.All.Skip(ranked.Length)).Take(Depth))
                {
                    run.Add(id, PicOf(corpus, o), 1.0 / ++rank);
                }

                return Recall(labels, id, corpus, table) ? 1 : 0;
            });
        }

        foreach (int depth in CandidateRecall.Keys.ToArray())
        {
            CandidateRecall[depth] /= Math.Max(1, judged);
        }

        return run;
    }

    private static string PicOf(MatchCorpus corpus, int organisation) => corpus.Organisations[organisation].Iri[ConsortiaFiles.OrganisationIri("").Length..];

    private bool Recall(RelevanceLabels? labels, string id, MatchCorpus corpus, FeatureTable table)
    {
        if (labels is null || !labels.ByQuery.TryGetValue(id, out Dictionary<string, double>? relevant))
        {
            return false;
        }

        foreach (int depth in new[] { 100, 500, 1000 })
        {
            int found = table.All.Take(depth).Count(o => relevant.ContainsKey(PicOf(corpus, o)));
            CandidateRecall[depth] = CandidateRecall.GetValueOrDefault(depth) + ((double)found / relevant.Count);
        }

        return true;
    }
}
