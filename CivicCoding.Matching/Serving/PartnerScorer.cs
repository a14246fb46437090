using CivicCoding.Matching.Features;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Serving;

/// <summary>From question to ranked candidates: the one way that the product, the training and the evaluation take.</summary>
public sealed class PartnerScorer
{
    /// <summary>How many candidates are gathered.</summary>
    public const int CandidateLimit = 2000;

    // Hardly anybody rises from further down to a place that is looked at: the others are compared, but not measured one by one.
    private const int Measured = 1_000;

    // Consortia teach nothing about needs and offers, so a met need has a weight of its own; the other floors are small, they only make sure
    // that a fact that is shown as a reason counts for something.
    private const double NeedWeight = 0.6;
    private static readonly (string Feature, double Weight, double Maximum)[] Floors =
    [
        ("shared-concepts.topics", 0.10, 1), ("shared-concepts.goals", 0.05, 1), ("profile-text.own-words", 0.0125, 1),
        ("partners-of-partners.hop", 0.001, 4), ("text-neighbours.wide", 0.001, 2), ("place.same-place", 0.0025, 1),
    ];

    private readonly SignalSet _signals;
    private readonly IPartnerRanker _ranker;
    private readonly int _need;
    private readonly NeedOfferSignal _needs = new();
    private readonly (int Column, double Weight, double Maximum)[] _floors;

    public PartnerScorer(SignalSet signals, IPartnerRanker ranker)
    {
        ArgumentNullException.ThrowIfNull(signals);
        _signals = signals;
        _ranker = ranker;
        _need = signals.Column("need-offer.met");
        _floors = Array.ConvertAll(Floors, f => (signals.Column(f.Feature), f.Weight, f.Maximum));
    }

    public IPartnerRanker Ranker => _ranker;

    public SignalSet Signals => _signals;

    /// <summary>Fills the table with candidates and gives those that are measured in falling order, equal scores by position.</summary>
    public ScoredCandidate[] Rank(MatchContext context, FeatureTable table, int limit = CandidateLimit)
    {
        Fill(context, table, limit);
        return Order(table);
    }

    /// <summary>Fills the table with candidates and the numbers of the first of them.</summary>
    public void Fill(MatchContext context, FeatureTable table, int limit = CandidateLimit)
    {
        ArgumentNullException.ThrowIfNull(table);
        table.Reset(CandidateGenerator.Generate(context, limit));
        Measure(context, table);
    }

    /// <summary>Fills in the numbers of the first candidates of a table.</summary>
    public void Measure(MatchContext context, FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        _signals.MeasureLists(context, table);
        if (table.Count > Measured)
        {
            table.Keep([.. Enumerable.Range(0, Measured)]);
        }

        _signals.MeasureLines(context, table);
    }

    /// <summary>The candidates of a filled table in falling order, equal scores by position.</summary>
    public ScoredCandidate[] Order(FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var scored = new ScoredCandidate[table.Count];
        double[] whole = Whole(table, Raw(table));
        for (int i = 0; i < scored.Length; i++)
        {
            scored[i] = new ScoredCandidate(table.Candidates[i], whole[i], i);
        }

        Array.Sort(scored, (x, y) => y.Score.CompareTo(x.Score) is not 0 and int c ? c : x.Organisation.CompareTo(y.Organisation));
        return scored;
    }

    /// <summary>Whether the ranker has learnt from needs; if not, they count beside it only.</summary>
    internal bool LearntNeeds => _ranker.Reads(_need);

    /// <summary>Fills in only how well needs are met.</summary>
    internal void MeasureNeeds(MatchContext context, FeatureTable table) => _needs.Measure(context, table, _need);

    /// <summary>What the ranker says of each line.</summary>
    internal float[] Raw(FeatureTable table)
    {
        float[] raw = new float[table.Count];
        _ranker.ScoreAll(table, raw);
        return raw;
    }

    /// <summary>The score of each line, zero to one, from what the ranker says of it.</summary>
    internal double[] Whole(FeatureTable table, float[] raw)
    {
        double[] whole = new double[table.Count];
        for (int i = 0; i < whole.Length; i++)
        {
            whole[i] = Whole(raw[i], table[i]);
        }

        return whole;
    }

    /// <summary>The score of one line, zero to one.</summary>
    public double Score(ReadOnlySpan<float> line) => Whole(_ranker.Score(line), line);

    private double Whole(float raw, ReadOnlySpan<float> line)
    {
        double ranked = 1 / (1 + Math.Exp(-raw / 3));
        double floor = NeedWeight * line[_need];
        double most = NeedWeight;
        foreach ((int column, double weight, double maximum) in _floors)
        {
            floor += weight * Math.Clamp(line[column], 0, maximum);
            most += weight * maximum;
        }

        return (ranked + floor) / (1 + most);
    }

    /// <summary>The score of a line as if one signal said nothing.</summary>
    public double ScoreWithout(ReadOnlySpan<float> line, string signal)
    {
        float[] copy = line.ToArray();
        Silence(copy, signal);
        return Score(copy);
    }

    /// <summary>The scores of a line as if one signal said nothing, for each signal in its order.</summary>
    public double[] ScoresWithoutEach(ReadOnlySpan<float> line)
    {
        float[] lines = new float[_signals.Signals.Count * line.Length];
        for (int i = 0; i < _signals.Signals.Count; i++)
        {
            line.CopyTo(lines.AsSpan(i * line.Length));
            Silence(lines.AsSpan(i * line.Length, line.Length), _signals.Signals[i].Name);
        }

        float[] raw = new float[_signals.Signals.Count];
        _ranker.ScoreLines(lines, line.Length, raw);
        double[] scores = new double[raw.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = Whole(raw[i], lines.AsSpan(i * line.Length, line.Length));
        }

        return scores;
    }

    private void Silence(Span<float> line, string signal)
    {
        line[_signals.Columns(signal)].Clear();
        int start = _signals.Columns("standing").Start.Value;
        foreach (int part in StandingSignal.Sources.GetValueOrDefault(signal) ?? [])
        {
            line[start + part] = 0;
        }
    }
}
