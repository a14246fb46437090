using System.Diagnostics;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Serving;
using CivicCoding.Matching.Signals;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Evaluation;

/// <summary>Ranks the partners' questions with the shipped ranker, with simple methods, with places kept for newcomers and, for some of the questions, without each signal.</summary>
public sealed class PartnersReport
{
    private const int Depth = 100;
    private const int Full = 1000;
    private const int AblationCandidates = 200;
    private static readonly int[] Depths = [100, 500, 1000];
    private readonly PartnerScorer _scorer;
    private readonly MatchIndex _index;
    private readonly EvaluationData _data;
    private readonly RelevanceLabels _labels;
    private readonly Dictionary<string, RankingRun> _runs = new(StringComparer.Ordinal);
    private readonly RelevanceLabels _sampled = new();
    private readonly SortedDictionary<int, double> _recall = [];

    public PartnersReport(PartnerScorer scorer, MatchIndex index, EvaluationData data, RelevanceLabels labels)
    {
        _scorer = scorer;
        _index = index;
        _data = data;
        _labels = labels;
    }

    /// <summary>Each of how many questions is asked again without each signal.</summary>
    public int AblationStep { get; init; } = 6;

    /// <summary>Each of how many questions is asked at all.</summary>
    public int Step { get; init; } = 1;

    /// <summary>The milliseconds of each question, from question to ranked list.</summary>
    public List<double> Milliseconds { get; } = [];

    /// <summary>The runs by name: shipped, fair, the simple methods, and <c>without SIGNAL</c>.</summary>
    public IReadOnlyDictionary<string, RankingRun> Runs => _runs;

    /// <summary>The labels of the questions that were asked without each signal.</summary>
    public RelevanceLabels Sampled => _sampled;

    /// <summary>The labels of the questions that were asked.</summary>
    public RelevanceLabels Asked { get; } = new();

    /// <summary>The mean share of true partners among the first candidates.</summary>
    public IReadOnlyDictionary<int, double> CandidateRecall => _recall;

    /// <summary>Asks all questions.</summary>
    public void Run(CancellationToken cancellation = default)
    {
        var work = new MatchWorkspace(_index.Corpus.Organisations.Count, _index.TextProjects.Length, _index.Corpus.Projects.Count);
        var table = new FeatureTable(_scorer.Signals.FeatureNames.Count);
        int number = -1;
        int asked = 0;
        foreach (TsvRecord record in _data.Queries())
        {
            cancellation.ThrowIfCancellationRequested();
            number++;
            string id = record["query_id"];
            if (number % Step != 0 || _data.Project(record["project_id"]) is not { } project || !_labels.ByQuery.TryGetValue(id, out Dictionary<string, double>? relevant))
            {
                continue;
            }

            int[] seeds = [.. record["seed_pics"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => _index.Corpus.FindOrganisation(ConsortiaFiles.OrganisationIri(p))).Where(o => o >= 0)];
            long start = Stopwatch.GetTimestamp();
            var context = new MatchContext(_index, new MatchQuery { Project = project, Seeds = seeds }, work);
            ScoredCandidate[] ranked = _scorer.Rank(context, table);
            Milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            asked++;
            foreach ((string item, double grade) in relevant)
            {
                Asked.Add(id, item, grade);
            }

            Keep("shipped", id, FairSelection.Apply(_index, ranked, FairSelection.UsualPlaces).Take(Full).Select(c => c.Organisation));
            Keep("fair", id, FairSelection.Apply(_index, ranked, FairSelection.FairPlaces).Take(Depth).Select(c => c.Organisation));
            Keep("no places kept", id, ranked.Take(Depth).Select(c => c.Organisation));
            Simple(id, context, seeds, number);
            foreach (int depth in Depths)
            {
                _recall[depth] = _recall.GetValueOrDefault(depth) + (table.All.Take(depth).Count(o => relevant.ContainsKey(PicOf(o))) / (double)relevant.Count);
            }

            if (number % (Step * AblationStep) == 0)
            {
                Ablate(id, ranked, table, relevant);
            }
        }

        foreach (int depth in Depths)
        {
            _recall[depth] = _recall.GetValueOrDefault(depth) / Math.Max(1, asked);
        }
    }

    private void Simple(string id, MatchContext context, int[] seeds, int number)
    {
        var random = new Random(number);
        Keep("random", id, Enumerable.Range(0, Depth + seeds.Length).Select(_ => random.Next(_index.Corpus.Organisations.Count)).Distinct());
        float[] popularity = [.. Enumerable.Range(0, _index.Corpus.Organisations.Count).Select(o => _index.Profiles.Described[o] + _index.Profiles.History[o])];
        Keep("popularity", id, TopList.Of(popularity, Depth + seeds.Length));
        Keep("BM25 neighbours", id, TopList.Of(context.Neighbours.Cubed, Depth + seeds.Length));
        Keep("neighbours by partnership", id, TopList.Of(context.Seeds.Hop, Depth + seeds.Length));
        Keep("words of names", id, TopList.Of(context.Names.Words, Depth + seeds.Length));
    }

    // Only the best of the usual order are scored again: what a signal moves, it moves there.
    private void Ablate(string id, ScoredCandidate[] ranked, FeatureTable table, Dictionary<string, double> relevant)
    {
        foreach ((string item, double grade) in relevant)
        {
            _sampled.Add(id, item, grade);
        }

        ScoredCandidate[] first = ranked[..Math.Min(AblationCandidates, ranked.Length)];
        foreach (IMatchSignal signal in _scorer.Signals.Signals)
        {
            Keep("without " + signal.Name, id, first.Select(c => (c.Organisation, Score: _scorer.ScoreWithout(table[c.Line], signal.Name))).OrderByDescending(c => c.Score).ThenBy(c => c.Organisation).Take(Depth).Select(c => c.Organisation));
        }
    }

    private void Keep(string method, string id, IEnumerable<int> organisations)
    {
        if (!_runs.TryGetValue(method, out RankingRun? run))
        {
            _runs.Add(method, run = new RankingRun());
        }

        int rank = 0;
        foreach (int o in organisations)
        {
            run.Add(id, PicOf(o), 1.0 / ++rank);
        }
    }

    private string PicOf(int organisation) => _index.Corpus.Organisations[organisation].Iri[ConsortiaFiles.OrganisationIri("").Length..];
}
