using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>All signals in the order of their columns.</summary>
public sealed class SignalSet
{
    private readonly IMatchSignal[] _signals;
    private readonly int[] _columns;

    public SignalSet(params IMatchSignal[] signals)
    {
        _signals = signals;
        _columns = new int[signals.Length];
        var names = new List<string>();
        for (int i = 0; i < signals.Length; i++)
        {
            _columns[i] = names.Count;
            names.AddRange(signals[i].Features.Select(f => signals[i].Name + "." + f));
        }

        FeatureNames = names;
    }

    /// <summary>The signals that the ranker is trained on; needs and offers stand beside it with a weight of their own.</summary>
    public static SignalSet Default { get; } = new(
        new TextNeighboursSignal(),
        new PartnersOfPartnersSignal(),
        new NetworkPositionSignal(),
        new ProfileTextSignal(),
        new CallFamilySignal(),
        new ProgrammeHistorySignal(),
        new PopularitySignal(),
        new RecencySignal(),
        new PlaceSignal(),
        new OrganisationKindSignal(),
        new RoleFitSignal(),
        new QuestionSignal(),
        new StandingSignal(),
        new NamesSignal(),
        new NetworkWalkSignal(),
        new FundingSchemeSignal(),
        new CompanySignal(),
        new SharedConceptsSignal(),
        new NeedOfferSignal());

    public IReadOnlyList<IMatchSignal> Signals => _signals;

    /// <summary>The names of all columns, <c>signal.feature</c>.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>Fills the table for its candidates.</summary>
    public void Measure(MatchContext context, FeatureTable table)
    {
        MeasureLists(context, table);
        MeasureLines(context, table);
    }

    /// <summary>Measures what rests on the whole list. Lines that are of no interest can be dropped after it.</summary>
    internal void MeasureLists(MatchContext context, FeatureTable table) => Measure(context, table, byList: true);

    /// <summary>Measures what each candidate has of its own.</summary>
    internal void MeasureLines(MatchContext context, FeatureTable table) => Measure(context, table, byList: false);

    private void Measure(MatchContext context, FeatureTable table, bool byList)
    {
        for (int i = 0; i < _signals.Length; i++)
        {
            if (_signals[i].ByList == byList)
            {
                _signals[i].Measure(context, table, _columns[i]);
            }
        }
    }

    /// <summary>The columns of a signal.</summary>
    public Range Columns(string signal)
    {
        int at = Array.FindIndex(_signals, s => s.Name == signal);
        return at < 0 ? throw new ArgumentException($"There is no signal named {signal}.", nameof(signal)) : _columns[at]..(_columns[at] + _signals[at].Features.Count);
    }

    /// <summary>The position of a column by its name.</summary>
    public int Column(string feature)
    {
        int at = FeatureNames.ToList().IndexOf(feature);
        return at < 0 ? throw new ArgumentException($"There is no feature named {feature}.", nameof(feature)) : at;
    }
}
