using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Explanations;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Serving;

/// <summary>Chooses a team one member at a time: what is still uncovered first, then the score, then another kind of organisation.</summary>
internal static class TeamSelector
{
    private const double NewCover = 1.0;
    private const double NewKind = 0.05;

    public static TeamAnswer Select(MatchState state, MatchQuery query, IReadOnlyList<Partner> ranked, int size, ReasonWording wording)
    {
        IReadOnlyList<NeedOrOffer> needs = query.Project.Needs;
        var covered = new double[needs.Count];
        var kinds = new HashSet<OrganisationKind>();
        var left = new List<Partner>(ranked);
        var team = new List<Partner>();
        while (team.Count < size && left.Count > 0)
        {
            Partner best = left.OrderByDescending(p => Gain(state, needs, covered, kinds, p)).ThenBy(p => p.Id, StringComparer.Ordinal).First();
            left.Remove(best);
            team.Add(best);
            int o = state.Corpus.FindOrganisation(best.Id);
            kinds.Add(state.Index.Profiles.Kinds[o]);
            for (int n = 0; n < covered.Length; n++)
            {
                covered[n] = Math.Max(covered[n], Fit(state, needs[n], o));
            }
        }

        NeedCoverage[] coverage = [.. needs.Select(n => new NeedCoverage(n.Iri, wording.Name(n), [.. team.Where(p => Fit(state, n, state.Corpus.FindOrganisation(p.Id)) > 0).Select(p => p.Id)]))];
        return new TeamAnswer(team, coverage, [.. coverage.Where(c => c.Members.Count == 0)], state.Corpus.Sequence);
    }

    private static double Gain(MatchState state, IReadOnlyList<NeedOrOffer> needs, double[] covered, HashSet<OrganisationKind> kinds, Partner partner)
    {
        int o = state.Corpus.FindOrganisation(partner.Id);
        double gain = partner.Score + (kinds.Contains(state.Index.Profiles.Kinds[o]) ? 0 : NewKind);
        for (int n = 0; n < covered.Length; n++)
        {
            gain += NewCover * Math.Max(0, Fit(state, needs[n], o) - covered[n]);
        }

        return gain;
    }

    private static double Fit(MatchState state, NeedOrOffer need, int organisation) =>
        state.Corpus.Organisations[organisation].Offers.Select(offer => NeedOfferSignal.Fit(need, offer)).DefaultIfEmpty().Max();
}
