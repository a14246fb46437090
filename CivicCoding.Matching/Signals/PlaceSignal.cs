using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>Being in the same country or place, or in one that the team still lacks.</summary>
public sealed class PlaceSignal : IMatchSignal
{
    public string Name => "place";

    public IReadOnlyList<string> Features { get; } = ["same-country", "member-countries", "neighbour-countries", "same-place"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        GroupEvidence g = context.Groups;
        for (int i = 0; i < table.Count; i++)
        {
            int o = table.Candidates[i];
            int country = context.Index.Countries[o];
            if (country < 0)
            {
                continue;
            }

            table.Set(i, column, country == g.LeadCountry ? 1 : 0);
            table.Set(i, column + 1, g.SeedCountries[country + 1]);
            table.Set(i, column + 2, g.CountryMass[country + 1]);
            string? place = context.Index.Corpus.Organisations[o].Place;
            table.Set(i, column + 3, place is not null && string.Equals(place, g.LeadPlace, StringComparison.OrdinalIgnoreCase) ? 1 : 0);
        }
    }
}
