using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Serving;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Explanations;

/// <summary>Finds the paths through the graph that speak for an organisation. What is no fact of the graph is not said.</summary>
public sealed class PartnerReasons(PartnerScorer scorer)
{
    /// <summary>The most reasons that a partner is given.</summary>
    public const int Limit = 6;

    /// <summary>The reasons of a ranked candidate, the weightiest first; only those whose loss lowers the score.</summary>
    public IReadOnlyList<Reason> Find(MatchContext context, FeatureTable table, ScoredCandidate candidate, string language)
    {
        var wording = new ReasonWording(context.Index.Corpus, language);
        var drafts = new List<ReasonDraft>();
        int o = candidate.Organisation;
        AddOffers(context, o, wording, drafts);
        AddConcepts(context, o, wording, drafts);
        AddSharedProjects(context, o, wording, drafts);
        new NeighbourReasons(context, wording).Add(o, drafts);
        AddOwnWords(context, o, wording, drafts);
        AddPlace(context, o, wording, drafts);
        return Weigh(table, candidate, drafts);
    }

    private List<Reason> Weigh(FeatureTable table, ScoredCandidate candidate, List<ReasonDraft> drafts)
    {
        if (drafts.Count == 0)
        {
            return [];
        }

        var losses = new Dictionary<string, double>(StringComparer.Ordinal);
        double[] without = scorer.ScoresWithoutEach(table[candidate.Line]);
        for (int i = 0; i < without.Length; i++)
        {
            losses[scorer.Signals.Signals[i].Name] = Math.Max(0, candidate.Score - without[i]);
        }

        double all = losses.Values.Sum() + 1e-9;
        var reasons = new List<Reason>();
        foreach (IGrouping<string, ReasonDraft> group in drafts.GroupBy(d => d.Signal))
        {
            double weights = group.Sum(d => d.Weight) + 1e-9;
            foreach (ReasonDraft draft in group)
            {
                double share = losses[group.Key] / all * draft.Weight / weights;
                if (share > 0)
                {
                    reasons.Add(new Reason(draft.Text, Math.Round(share, 4), draft.Triples, AskQuery.Of(draft.Triples), draft.Signal) { Quoted = draft.Quoted });
                }
            }
        }

        return [.. reasons.OrderByDescending(r => r.Share).ThenBy(r => r.Ask, StringComparer.Ordinal).Take(Limit)];
    }

    private static void AddOffers(MatchContext context, int o, ReasonWording wording, List<ReasonDraft> drafts)
    {
        foreach (NeedOrOffer need in context.Query.Project.Needs)
        {
            foreach (NeedOrOffer offer in context.Index.Corpus.Organisations[o].Offers)
            {
                float fit = NeedOfferSignal.Fit(need, offer);
                if (fit <= 0 || offer.Iri is null)
                {
                    continue;
                }

                var triples = new List<Triple>();
                AddStated(need, context.Query.Project.Iri, triples);
                AddStated(offer, context.Index.Corpus.Organisations[o].Iri, triples);
                drafts.Add(new ReasonDraft(
                    "need-offer",
                    wording.Say($"Bietet an, was gebraucht wird: {wording.Quote(wording.Name(offer))}.", $"Offers what is needed: {wording.Quote(wording.Name(offer))}."),
                    triples,
                    fit));
            }
        }
    }

    private static void AddStated(NeedOrOffer stated, string by, List<Triple> triples)
    {
        if (stated.Iri is null)
        {
            return;
        }

        triples.Add(Facts.Of(stated.Iri, CivicVocabulary.StatedBy, by));
        if (stated.KindIri is not null)
        {
            triples.Add(Facts.Of(stated.Iri, CivicVocabulary.NeedKind, stated.KindIri));
        }
    }

    private static void AddConcepts(MatchContext context, int o, ReasonWording wording, List<ReasonDraft> drafts)
    {
        CorpusOrganisation organisation = context.Index.Corpus.Organisations[o];
        bool known = context.Query.Self >= 0;
        string project = context.Query.Project.Iri;
        foreach (string topic in context.Query.Project.Topics.Where(organisation.Topics.Contains))
        {
            Triple own = Facts.Topic(organisation.Iri, topic);
            drafts.Add(new ReasonDraft(
                "shared-concepts",
                wording.Say($"Arbeitet auch zum Thema {wording.Concept(topic)}.", $"Also works on {wording.Concept(topic)}."),
                known ? [Facts.Topic(project, topic), own] : [own],
                1));
        }

        foreach (string goal in context.Query.Project.Goals.Where(organisation.Goals.Contains))
        {
            Triple own = Facts.Goal(organisation.Iri, goal);
            drafts.Add(new ReasonDraft(
                "shared-concepts",
                wording.Say($"Verfolgt dasselbe Ziel: {wording.Concept(goal)}.", $"Pursues the same goal: {wording.Concept(goal)}."),
                known ? [Facts.Goal(project, goal), own] : [own],
                0.5));
        }
    }

    private static void AddSharedProjects(MatchContext context, int o, ReasonWording wording, List<ReasonDraft> drafts)
    {
        MatchIndex index = context.Index;
        foreach (int seed in context.Query.Seeds)
        {
            int best = -1;
            float most = 0;
            // Either has been in all that both have been in: the shorter list is gone through.
            ReadOnlySpan<int> own = index.OrganisationProjects[o];
            ReadOnlySpan<int> theirs = index.OrganisationProjects[seed];
            int other = own.Length < theirs.Length ? seed : o;
            foreach (int p in own.Length < theirs.Length ? own : theirs)
            {
                if (p != context.Query.Self && index.ProjectMembers[p].Contains(other))
                {
                    float weight = index.ProjectWeights[p] + (index.DocumentOf[p] >= 0 ? context.Neighbours.Similarity[index.DocumentOf[p]] : 0);
                    (best, most) = weight > most ? (p, weight) : (best, most);
                }
            }

            if (best < 0)
            {
                continue;
            }

            var triples = new List<Triple>();
            if (context.Query.Self >= 0)
            {
                triples.AddRange(Facts.Participation(index, context.Query.Self, seed));
            }

            triples.AddRange(Facts.Participation(index, best, seed));
            triples.AddRange(Facts.Participation(index, best, o));
            string partner = wording.Name(index.Corpus.Organisations[seed]);
            string project = wording.Name(index.Corpus.Projects[best]);
            drafts.Add(new ReasonDraft(
                "partners-of-partners",
                wording.Say($"Hat mit {partner} im Projekt {project} zusammengearbeitet.", $"Worked with {partner} in the project {project}."),
                triples,
                most));
        }
    }

    private static void AddOwnWords(MatchContext context, int o, ReasonWording wording, List<ReasonDraft> drafts)
    {
        CorpusOrganisation organisation = context.Index.Corpus.Organisations[o];
        if (SharedWords.Find(context.Index, context.Query.Project.Descriptions, organisation.Descriptions, wording.Language) is not { } shared)
        {
            return;
        }

        drafts.Add(new ReasonDraft(
            "profile-text",
            wording.Say($"Beide Beschreibungen {wording.Speak(shared)}.", $"Both descriptions {wording.Speak(shared)}."),
            Facts.Descriptions(context.Query.Self >= 0 ? context.Query.Project.Iri : "", organisation.Iri, shared),
            1)
        { Quoted = shared.Quoted });
    }

    private static void AddPlace(MatchContext context, int o, ReasonWording wording, List<ReasonDraft> drafts)
    {
        CorpusOrganisation organisation = context.Index.Corpus.Organisations[o];
        CorpusProject project = context.Query.Project;
        if (context.Query.Self < 0 || project.State is null || project.State != organisation.State)
        {
            return;
        }

        drafts.Add(new ReasonDraft(
            "place",
            wording.Say($"Sitzt im selben Bundesland: {wording.Concept(project.State)}.", $"Is based in the same state: {wording.Concept(project.State)}."),
            [Facts.Of(project.Iri, CivicVocabulary.State, project.State), Facts.Of(organisation.Iri, CivicVocabulary.State, project.State)],
            1));
    }
}
