using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Explanations;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Serving;

/// <summary>Meets a need with offers and an offer with needs: the same kind, then shared concepts, then words and region.</summary>
internal static class NeedsAndOffers
{
    /// <summary>Offers for a need, the best first; null where the need is unknown.</summary>
    public static IReadOnlyList<Recommendation>? OffersFor(MatchState state, string need, int take, string language) =>
        Find(All(state.Corpus, needs: true), All(state.Corpus, needs: false), need, state.Corpus, take, language);

    /// <summary>Needs for an offer, the best first; null where the offer is unknown.</summary>
    public static IReadOnlyList<Recommendation>? NeedsFor(MatchState state, string offer, int take, string language) =>
        Find(All(state.Corpus, needs: false), All(state.Corpus, needs: true), offer, state.Corpus, take, language);

    /// <summary>Offers for what a few sentences say is lacking, the best first.</summary>
    public static IReadOnlyList<Recommendation> OffersFor(MatchState state, IReadOnlyList<NeedOrOffer> needs, int take, string language) =>
        Find(needs, All(state.Corpus, needs: false), state.Corpus, take, language);

    /// <summary>Needs for what a few sentences say is there, the best first.</summary>
    public static IReadOnlyList<Recommendation> NeedsFor(MatchState state, IReadOnlyList<NeedOrOffer> offers, int take, string language) =>
        Find(offers, All(state.Corpus, needs: true), state.Corpus, take, language);

    private static IEnumerable<NeedOrOffer> All(MatchCorpus corpus, bool needs) =>
        (needs ? corpus.Projects.SelectMany(p => p.Needs) : corpus.Organisations.Where(o => !o.Gone).SelectMany(o => o.Offers)).Where(n => n.Iri is not null).DistinctBy(n => n.Iri);

    private static IReadOnlyList<Recommendation>? Find(IEnumerable<NeedOrOffer> own, IEnumerable<NeedOrOffer> others, string iri, MatchCorpus corpus, int take, string language) =>
        own.FirstOrDefault(n => n.Iri == iri) is { } asked ? Find([asked], others, corpus, take, language) : null;

    // What meets several of what is asked counts once, where it fits best.
    private static IReadOnlyList<Recommendation> Find(IReadOnlyList<NeedOrOffer> asked, IEnumerable<NeedOrOffer> others, MatchCorpus corpus, int take, string language)
    {
        var wording = new ReasonWording(corpus, language);
        var found = new List<Recommendation>();
        foreach (NeedOrOffer other in others)
        {
            if (other.KindIri is null || asked.Count == 0)
            {
                continue;
            }

            NeedOrOffer best = asked.MaxBy(a => NeedOfferSignal.Fit(a, other))!;
            float fit = NeedOfferSignal.Fit(best, other);
            if (fit > 0)
            {
                double score = fit + (best.Region is not null && best.Region == other.Region ? 0.1 : 0);
                found.Add(new Recommendation(other.Iri!, TripleCorpus.SlugOf(other.Iri!), wording.Name(other), Math.Round(score / 1.1, 4), fit, Reasons(best, other, other.KindIri, fit, wording), []));
            }
        }

        return [.. found.OrderByDescending(f => f.Score).ThenBy(f => f.Id, StringComparer.Ordinal).Take(take)];
    }

    // What is only said in a text is no fact of the graph: then the other side's facts stand alone.
    private static List<Reason> Reasons(NeedOrOffer asked, NeedOrOffer other, string kind, float fit, ReasonWording wording)
    {
        Triple[] kinds = [.. asked.KindIri is { } own ? Own(asked, CivicVocabulary.NeedKind, own) : [], Facts.Of(other.Iri!, CivicVocabulary.NeedKind, kind)];
        var reasons = new List<Reason> { new(wording.Say("Bedarf und Angebot sind von derselben Art.", "Need and offer are of the same kind."), Math.Round(0.5 / fit, 4), kinds, AskQuery.Of(kinds), "need-offer") };
        foreach (string concept in asked.Concepts.Where(other.Concepts.Contains))
        {
            Iri predicate = concept.Contains("/skills/", StringComparison.Ordinal) ? CivicVocabulary.SkillOf : new Iri(TripleCorpus.Subject);
            Triple[] both = [.. Own(asked, predicate, concept), Facts.Of(other.Iri!, predicate, concept)];
            reasons.Add(new Reason(wording.Say($"Beide nennen {wording.Concept(concept)}.", $"Both name {wording.Concept(concept)}."), 0.5, both, AskQuery.Of(both), "need-offer"));
        }

        return reasons;
    }

    private static IEnumerable<Triple> Own(NeedOrOffer asked, Iri predicate, string value) => asked.Iri is { } iri ? [Facts.Of(iri, predicate, value)] : [];
}
