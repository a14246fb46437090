using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>Fitting the kind of action and the call: the kinds and countries that take part in it, and having taken part before.</summary>
public sealed class FundingSchemeSignal : IMatchSignal
{
    public string Name => "funding-scheme";

    public IReadOnlyList<string> Features { get; } = ["kinds", "own", "own-share", "family-kinds", "family-countries", "lead-countries", "same-call", "same-call-near", "scheme"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        MatchIndex index = context.Index;
        SchemeProfiles s = index.Schemes;
        int scheme = s.Scheme(context.Query.Project.Scheme);
        int family = index.Cluster(context.Query.Project.Call);
        int lead = context.Groups.LeadCountry;
        for (int i = 0; i < table.Count; i++)
        {
            int o = table.Candidates[i];
            int kind = (int)index.Profiles.Kinds[o];
            int country = index.Countries[o];
            float own = s.Own(scheme, o);
            table.Set(i, column, s.KindShare(scheme, kind));
            table.Set(i, column + 1, MathF.Log(1 + own));
            table.Set(i, column + 2, own / (2 + index.Profiles.Described[o]));
            table.Set(i, column + 3, s.FamilyKindShare(family, kind));
            table.Set(i, column + 4, s.FamilyCountryShare(family, country));
            table.Set(i, column + 5, lead < 0 ? 0 : s.CountryShare(lead, country));
            table.Set(i, column + 6, context.Groups.SameCall[o]);
            table.Set(i, column + 7, context.Groups.SameCallNear[o]);
            table.Set(i, column + 8, scheme + 1);
        }
    }
}
