using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Explanations;
using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Serving;

/// <summary>Recommends partners for a project of the graph or for free text.</summary>
public sealed class PartnerRecommender(PartnerScorer scorer)
{
    private const int LeastTerms = 3;
    private readonly PartnerReasons _reasons = new(scorer);

    /// <summary>The best partners with roles and reasons; a candidate for whom no fact of the graph speaks is not shown.</summary>
    public IReadOnlyList<Partner> Recommend(MatchState state, MatchQuery query, int take, string language, PartnerWishes? wishes = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.With((work, table) =>
        {
            var context = new MatchContext(state.Index, query, work);
            var wording = new ReasonWording(state.Corpus, language);
            var partners = new List<Partner>(take);
            ScoredCandidate[] ranked = scorer.Rank(context, table);
            ranked = FairSelection.Apply(state.Index, ranked, wishes is { Fair: true } ? FairSelection.FairPlaces : FairSelection.UsualPlaces);
            DateOnly today = wishes?.Today ?? DateOnly.FromDayNumber(state.Index.Today);
            for (int i = 0; i < ranked.Length && partners.Count < take; i++)
            {
                IReadOnlyList<Reason> reasons = _reasons.Find(context, table, ranked[i], language);
                if (reasons.Count == 0)
                {
                    continue;
                }

                CorpusOrganisation organisation = state.Corpus.Organisations[ranked[i].Organisation];
                partners.Add(new Partner(
                    organisation.Iri, organisation.Slug, wording.Name(organisation), Role(context, ranked[i].Organisation, wording), Math.Round(ranked[i].Score, 6), Confidence(context, reasons), reasons)
                {
                    Against = CounterReasons.Find(context, ranked[i].Organisation, today, language),
                    Newcomer = FairSelection.IsNewcomer(state.Index, ranked[i].Organisation),
                });
            }

            return (IReadOnlyList<Partner>)partners;
        });
    }

    /// <summary>Why a question gets weak answers, or null.</summary>
    public static string? Note(MatchState state, MatchQuery query, ReasonWording wording)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(wording);
        if (WordNote(state, query, wording) is { } words)
        {
            return words;
        }

        return query.Project.Needs.Count == 0
            ? wording.Say("Das Vorhaben nennt keinen Bedarf. Ein eingetragener Bedarf (Fähigkeit, Daten, Rechenzeit, Geld, Pilotort) macht die Vorschläge genauer.", "The project names no needs. A need (skill, data, compute, money, pilot site) makes the suggestions sharper.")
            : null;
    }

    /// <summary>Says that the network knows hardly a word of the question, or null.</summary>
    public static string? WordNote(MatchState state, MatchQuery query, ReasonWording wording)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(wording);
        int known = state.Index.Texts.Analyse(state.Index.TextOf(query.Project, named: false)).Terms.Length;
        return known >= LeastTerms || query.Seeds.Count > 0 || query.Project.Needs.Count > 0
            ? null
            : wording.Say(
                "Der Text enthält kaum Wörter, die das Netzwerk kennt. Zwei Sätze dazu, was entstehen soll und was fehlt, helfen.",
                "The text has hardly any words that the network knows. Two sentences on what is to be built and what is missing would help.");
    }

    /// <summary>Says why a list is empty.</summary>
    public static string NothingNote(ReasonWording wording)
    {
        ArgumentNullException.ThrowIfNull(wording);
        return wording.Say(
            "Nichts im Netzwerk hat mit diesem Vorhaben ein Thema oder mehr als die üblichen Wörter gemeinsam. Ein Thema oder zwei Sätze mehr in der Beschreibung helfen.",
            "Nothing in the network shares a topic with this project, or more than the usual words. A topic or two more sentences in the description would help.");
    }

    private static string Role(MatchContext context, int organisation, ReasonWording wording)
    {
        CorpusOrganisation o = context.Index.Corpus.Organisations[organisation];
        foreach (NeedOrOffer need in context.Query.Project.Needs)
        {
            if (o.Offers.Any(offer => Signals.NeedOfferSignal.Fit(need, offer) > 0))
            {
                return need.Kind switch
                {
                    ResourceKind.Skill => wording.Say("bringt Fähigkeiten ein", "brings skills"),
                    ResourceKind.Data => wording.Say("stellt Daten bereit", "provides data"),
                    ResourceKind.Compute => wording.Say("stellt Rechenzeit bereit", "provides compute"),
                    ResourceKind.Money => wording.Say("fördert", "funds"),
                    ResourceKind.PilotSite => wording.Say("erprobt vor Ort", "hosts a pilot"),
                    ResourceKind.Mentoring => wording.Say("begleitet", "mentors"),
                    ResourceKind.Training => wording.Say("bildet weiter", "trains"),
                    ResourceKind.Space => wording.Say("stellt Räume", "offers space"),
                    _ => wording.Say("bringt Benötigtes ein", "brings what is needed"),
                };
            }
        }

        return context.Index.Profiles.Kinds[organisation] switch
        {
            OrganisationKind.University or OrganisationKind.Research => wording.Say("forscht mit", "research partner"),
            OrganisationKind.Company => wording.Say("entwickelt mit", "development partner"),
            OrganisationKind.PublicBody => wording.Say("wendet an", "public-sector partner"),
            OrganisationKind.Association => wording.Say("vertritt die Zivilgesellschaft", "civil-society partner"),
            _ => o.IsCommunity ? wording.Say("Gemeinschaft", "community") : wording.Say("Partner", "partner"),
        };
    }

    // Many known words, known members and different kinds of facts make a suggestion trustworthy.
    private static double Confidence(MatchContext context, IReadOnlyList<Reason> reasons)
    {
        double words = Math.Min(1, context.Neighbours.KnownTerms / 40.0);
        double members = context.Query.Seeds.Count > 0 ? 1 : 0;
        double kinds = Math.Min(1, reasons.Select(r => r.Signal).Distinct(StringComparer.Ordinal).Count() / 3.0);
        return Math.Round((0.35 * words) + (0.2 * members) + (0.45 * kinds), 3);
    }
}
