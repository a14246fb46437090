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

    private static IEnumerable<NeedOrOffer> All(MatchCorpus corpus, bool needs) =>
        (needs ? corpus.Projects.SelectMany(p => p.Needs) : corpus.Organisations.Where(o => !o.Gone).SelectMany(o => o.Offers)).Where(n => n.Iri is not null).DistinctBy(n => n.Iri);

    private static IReadOnlyList<Recommendation>? Find(IEnumerable<NeedOrOffer> own, IEnumerable<NeedOrOffer> others, string iri, MatchCorpus corpus, int take, string language)
    {
        if (own.FirstOrDefault(n => n.Iri == iri) is not { } asked)
        {
            return null;
        }

        var wording = new ReasonWording(corpus, language);
        var found = new List<Recommendation>();
        foreach (NeedOrOffer other in others)
        {
            float fit = NeedOfferSignal.Fit(asked, other);
            if (fit > 0 && asked.KindIri is { } kind)
            {
                double score = fit + (asked.Region is not null && asked.Region == other.Region ? 0.1 : 0);
                found.Add(new Recommendation(other.Iri!, TripleCorpus.SlugOf(other.Iri!), wording.Name(other), Math.Round(score / 1.1, 4), fit, Reasons(asked, other, kind, fit, wording), []));
            }
        }

        return [.. found.OrderByDescending(f => f.Score).ThenBy(f => f.Id, StringComparer.Ordinal).Take(take)];
    }

    private static List<Reason> Reasons(NeedOrOffer asked, NeedOrOffer other, string kind, float fit, ReasonWording wording)
    {
        Triple[] kinds = [Facts.Of(asked.Iri!, CivicVocabulary.NeedKind, kind), Facts.Of(other.Iri!, CivicVocabulary.NeedKind, other.KindIri ?? kind)];
        var reasons = new List<Reason> { new(wording.Say("Bedarf und Angebot sind von derselben Art.", "Need and offer are of the same kind."), Math.Round(0.5 / fit, 4), kinds, AskQuery.Of(kinds), "need-offer") };
        foreach (string concept in asked.Concepts.Where(other.Concepts.Contains))
        {
            Iri predicate = concept.Contains("/skills/", StringComparison.Ordinal) ? CivicVocabulary.SkillOf : new Iri(TripleCorpus.Subject);
            Triple[] both = [Facts.Of(asked.Iri!, predicate, concept), Facts.Of(other.Iri!, predicate, concept)];
            reasons.Add(new Reason(wording.Say($"Beide nennen {wording.Concept(concept)}.", $"Both name {wording.Concept(concept)}."), 0.5, both, AskQuery.Of(both), "need-offer"));
        }

        return reasons;
    }
}
