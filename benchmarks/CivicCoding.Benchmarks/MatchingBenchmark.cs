using System.Globalization;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Evaluation;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Serving;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Benchmarks;

/// <summary>The processor time of one question over the organisations of the evaluation data: candidates, signals, ranking, set selection for ten partners with their reasons, on one thread with the model loaded.</summary>
internal static class MatchingBenchmark
{
    private const int Partners = 10;
    private const int ForSignals = 40;

    // The compiler comes back to a method that has been run often, in the background and late on a busy machine: a server has that behind it.
    private const int Warm = 300;

    public static int Run(string folder, int step)
    {
        (IPartnerRanker ranker, string? message) = RankerModel.Load(null, SignalSet.Default);
        var data = new EvaluationData(new EvaluationOptions { Task = "partners", Data = folder, Output = "" });
        double before = ThreadClock.Milliseconds;
        var state = new MatchState(ConsortiaCorpus.Read(data.Files), SignalSet.Default);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{state.Corpus.Organisations.Count} organisations read in {(ThreadClock.Milliseconds - before) / 1000:F0} s; ranker {ranker.Name} {message}"));
        var scorer = new PartnerScorer(SignalSet.Default, ranker);
        var recommender = new PartnerRecommender(scorer);
        MatchQuery[] queries = [.. data.Queries().Where((_, i) => i % step == 0).Select(r => Query(data, state.Corpus, r)).OfType<MatchQuery>()];
        for (int i = 0; i < Warm; i++)
        {
            Ask(state, recommender, queries[i % queries.Length]);
            Parts(state, scorer, queries[i % queries.Length]);
        }

        double[] whole = Array.ConvertAll(queries, q => Ask(state, recommender, q));
        double[][] parts = Array.ConvertAll(queries, q => Parts(state, scorer, q));
        Print("question to ten partners with reasons", whole);
        string[] names = ["evidence", "candidates", "signals", "forests"];
        for (int i = 0; i < names.Length; i++)
        {
            Print("of it " + names[i], Array.ConvertAll(parts, p => p[i]));
        }

        Signals(state, scorer, queries);
        return 0;
    }

    private static void Signals(MatchState state, PartnerScorer scorer, MatchQuery[] queries)
    {
        foreach (IMatchSignal signal in scorer.Signals.Signals)
        {
            int column = scorer.Signals.Columns(signal.Name).Start.Value;
            Print("  signal " + signal.Name, Array.ConvertAll([.. queries.Take(ForSignals)], q => state.With((work, table) =>
            {
                var context = new MatchContext(state.Index, q, work);
                table.Reset(CandidateGenerator.Generate(context, PartnerScorer.CandidateLimit));
                double start = ThreadClock.Milliseconds;
                signal.Measure(context, table, column);
                return ThreadClock.Milliseconds - start;
            })));
        }
    }

    private static MatchQuery? Query(EvaluationData data, MatchCorpus corpus, TsvRecord record) => data.Project(record["project_id"]) is not { } project ? null : new MatchQuery
    {
        Project = project,
        Seeds = [.. record["seed_pics"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => corpus.FindOrganisation(ConsortiaFiles.OrganisationIri(p))).Where(o => o >= 0)],
    };

    private static double Ask(MatchState state, PartnerRecommender recommender, MatchQuery query)
    {
        double start = ThreadClock.Milliseconds;
        recommender.Recommend(state, query, Partners, "de");
        return ThreadClock.Milliseconds - start;
    }

    private static double[] Parts(MatchState state, PartnerScorer scorer, MatchQuery query) => state.With((work, table) =>
    {
        double[] at = new double[5];
        at[0] = ThreadClock.Milliseconds;
        var context = new MatchContext(state.Index, query, work);
        at[1] = ThreadClock.Milliseconds;
        int[] candidates = CandidateGenerator.Generate(context, PartnerScorer.CandidateLimit);
        at[2] = ThreadClock.Milliseconds;
        table.Reset(candidates);
        scorer.Measure(context, table);
        at[3] = ThreadClock.Milliseconds;
        scorer.Ranker.ScoreAll(table, new float[table.Count]);
        at[4] = ThreadClock.Milliseconds;
        return new[] { at[1] - at[0], at[2] - at[1], at[3] - at[2], at[4] - at[3] };
    });

    private static void Print(string what, double[] times)
    {
        double[] sorted = [.. times.Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-38} p50 {sorted[sorted.Length / 2],6:F1} ms  p95 {sorted[sorted.Length * 95 / 100],6:F1} ms  most {sorted[^1],6:F1} ms of processor time"));
    }
}
