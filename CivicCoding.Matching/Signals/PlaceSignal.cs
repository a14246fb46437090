using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>Being in the same country or place, or in one that the team still lacks.</summary>
public sealed class PlaceSignal : IMatchSignal
{
    public string Name => "place";

    public IReadOnlyList<string> Features { get; } = ["same-country", "member-countries", "neighbour-countries", "same-place", "member-places"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        GroupEvidence g = context.Groups;
        for (int i = 0; i < table.Count; i++)
        {
            int o = table.Candidates[i];
            int country = context.Index.Countries[o];
            CorpusOrganisation organisation = context.Index.Corpus.Organisations[o];
            bool samePlace = organisation.Place is not null && string.Equals(organisation.Place, g.LeadPlace, StringComparison.OrdinalIgnoreCase);
            bool sameState = organisation.State is not null && organisation.State == context.Query.Project.State;
            table.Set(i, column + 3, samePlace || sameState ? 1 : 0);
            table.Set(i, column + 4, organisation.Place is not null && g.MemberPlaces.Contains(organisation.Place) ? 1 : 0);
            if (country < 0)
            {
                continue;
            }

            table.Set(i, column, country == g.LeadCountry ? 1 : 0);
            table.Set(i, column + 1, g.SeedCountries[country + 1]);
            table.Set(i, column + 2, g.CountryMass[country + 1]);
        }
    }
}
