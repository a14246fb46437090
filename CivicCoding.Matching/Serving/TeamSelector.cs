using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Explanations;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Serving;

/// <summary>Chooses a team one member at a time: what is still uncovered first, then the wished kinds and small ones, then the score and another kind of organisation.</summary>
internal sealed class TeamSelector(MatchState state, MatchQuery query, TeamWishes wishes, ReasonWording wording)
{
    private const double NewCover = 2.0;
    private const double Wished = 1.0;
    private const double NewKind = 0.05;
    private readonly HashSet<OrganisationKind> _kinds = [];
    private readonly double[] _covered = new double[query.Project.Needs.Count];
    private readonly HashSet<OrganisationKind> _missing = [.. wishes.Kinds.Select(k => Enum.TryParse(k.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out OrganisationKind kind) ? kind : OrganisationKind.Unknown).Where(k => k != OrganisationKind.Unknown)];
    private int _small;

    public TeamAnswer Select(IReadOnlyList<Partner> ranked)
    {
        var left = new List<(Partner Partner, int Organisation)>(ranked.Select(p => (p, state.Corpus.FindOrganisation(p.Id))).Where(p => p.Item2 >= 0 && Allowed(p.Item2, p.p.Id)));
        var team = new List<(Partner Partner, int Organisation)>();
        while (team.Count < wishes.Size && left.Count > 0)
        {
            int places = wishes.Size - team.Count;
            bool mustBeSmall = wishes.LeastSmall - _small >= places;
            (Partner Partner, int Organisation)[] eligible = [.. left.Where(p => !mustBeSmall || IsSmall(p.Organisation))];
            (Partner Partner, int Organisation) best = (eligible.Length > 0 ? eligible : [.. left]).OrderByDescending(p => Gain(p.Partner, p.Organisation)).ThenBy(p => p.Partner.Id, StringComparer.Ordinal).First();
            left.Remove(best);
            team.Add(best);
            Count(best.Organisation);
        }

        NeedCoverage[] coverage = Cover(state, query, [.. team.Select(p => p.Partner)], wording);
        return new TeamAnswer([.. team.Select(p => p.Partner)], coverage, [.. coverage.Where(c => c.Members.Count == 0)], Unmet(), state.Corpus.Sequence);
    }

    /// <summary>Each need with those of the partners that meet it.</summary>
    public static NeedCoverage[] Cover(MatchState state, MatchQuery query, IReadOnlyList<Partner> partners, ReasonWording wording) =>
        [.. query.Project.Needs.Select(n => new NeedCoverage(n.Iri, wording.Name(n), [.. partners.Where(p => Fit(state, n, state.Corpus.FindOrganisation(p.Id)) > 0).Select(p => p.Id)]))];

    private bool Allowed(int organisation, string iri)
    {
        CorpusOrganisation o = state.Corpus.Organisations[organisation];
        bool here = wishes.Places.Count == 0 || (o.Country is not null && wishes.Places.Contains(o.Country)) || (o.State is not null && wishes.Places.Contains(o.State)) || (o.Place is not null && wishes.Places.Contains(o.Place));
        return here && !wishes.Excluded.Contains(iri);
    }

    private void Count(int organisation)
    {
        _kinds.Add(state.Index.Profiles.Kinds[organisation]);
        _missing.Remove(state.Index.Profiles.Kinds[organisation]);
        _small += IsSmall(organisation) ? 1 : 0;
        for (int n = 0; n < _covered.Length; n++)
        {
            _covered[n] = Math.Max(_covered[n], Fit(state, query.Project.Needs[n], organisation));
        }
    }

    private double Gain(Partner partner, int organisation)
    {
        OrganisationKind kind = state.Index.Profiles.Kinds[organisation];
        double gain = partner.Score + (_kinds.Contains(kind) ? 0 : NewKind) + (_missing.Contains(kind) ? Wished : 0);
        for (int n = 0; n < _covered.Length; n++)
        {
            gain += NewCover * Math.Max(0, Fit(state, query.Project.Needs[n], organisation) - _covered[n]);
        }

        return gain;
    }

    private bool IsSmall(int organisation) => state.Corpus.Organisations[organisation].Small ?? FairSelection.IsNewcomer(state.Index, organisation);

    private List<string> Unmet()
    {
        var unmet = new List<string>();
        if (_missing.Count > 0)
        {
            unmet.Add(wording.Say($"Nicht gefunden: {string.Join(", ", _missing)}.", $"Not found: {string.Join(", ", _missing)}."));
        }

        if (_small < wishes.LeastSmall)
        {
            unmet.Add(wording.Say($"Nur {_small} kleine oder neue Mitglieder gefunden.", $"Only {_small} small or new members found."));
        }

        return unmet;
    }

    private static double Fit(MatchState state, NeedOrOffer need, int organisation) =>
        organisation < 0 ? 0 : state.Corpus.Organisations[organisation].Offers.Select(offer => (double)NeedOfferSignal.Fit(need, offer)).DefaultIfEmpty().Max();
}
