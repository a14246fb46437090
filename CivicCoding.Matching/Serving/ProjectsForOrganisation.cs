using CivicCoding.Graph.Rdf;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Explanations;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Serving;

/// <summary>Projects that a community or organisation could join: by its words, its topics and what it offers.</summary>
internal static class ProjectsForOrganisation
{
    private const int Considered = 200;

    /// <summary>The question that an organisation asks for itself: its words, topics and place, with itself as the only member.</summary>
    public static MatchQuery Standing(MatchState state, int organisation)
    {
        CorpusOrganisation own = state.Corpus.Organisations[organisation];
        var project = new CorpusProject { Iri = own.Iri, Name = own.Name, NameGerman = own.NameGerman, Descriptions = own.Descriptions, Labels = own.Labels, Topics = own.Topics, Goals = own.Goals, Country = own.Country, Place = own.Place, State = own.State };
        return new MatchQuery { Project = project, Seeds = [organisation] };
    }

    public static IReadOnlyList<Recommendation> Find(MatchState state, int organisation, int take, string language) =>
        Find(state, state.Corpus.Organisations[organisation], Standing(state, organisation), [.. state.Index.OrganisationProjects[organisation]], take, language);

    /// <summary>Projects for what a few sentences describe, which is not in the graph.</summary>
    public static IReadOnlyList<Recommendation> FindForText(MatchState state, MatchQuery query, IReadOnlyList<NeedOrOffer> offers, int take, string language)
    {
        var own = new CorpusOrganisation { Iri = "", Descriptions = query.Project.Descriptions, Topics = query.Project.Topics, Goals = query.Project.Goals, Offers = offers };
        return Find(state, own, query, [], take, language);
    }

    private static IReadOnlyList<Recommendation> Find(MatchState state, CorpusOrganisation own, MatchQuery query, HashSet<int> joined, int take, string language)
    {
        var wording = new ReasonWording(state.Corpus, language);
        return state.With((work, _) =>
        {
            var context = new MatchContext(state.Index, query with { Seeds = [] }, work);
            var found = new List<Recommendation>();
            foreach (int document in context.Neighbours.Nearest.Take(Considered))
            {
                int p = state.Index.TextProjects[document];
                if (joined.Contains(p))
                {
                    continue;
                }

                CorpusProject project = state.Corpus.Projects[p];
                List<Reason> reasons = Reasons(state.Index, own, project, wording);
                if (reasons.Count > 0)
                {
                    double met = project.Needs.Count == 0 ? 0 : project.Needs.Average(n => own.Offers.Select(f => NeedOfferSignal.Fit(n, f)).DefaultIfEmpty().Max());
                    double score = (0.4 * met) + (0.2 * SharedConceptsSignal.Overlap(own.Topics, project.Topics)) + (0.4 * context.Neighbours.Similarity[document]);
                    found.Add(new Recommendation(project.Iri, project.Slug, wording.Name(project), Math.Round(score, 4), Math.Min(1, reasons.Count / 3.0), reasons, []));
                }
            }

            return (IReadOnlyList<Recommendation>)[.. found.OrderByDescending(f => f.Score).ThenBy(f => f.Id, StringComparer.Ordinal).Take(take)];
        });
    }

    private static List<Reason> Reasons(MatchIndex index, CorpusOrganisation own, CorpusProject project, ReasonWording wording)
    {
        // What is only described in a question has no facts of its own in the graph.
        bool known = own.Iri.Length > 0;
        var reasons = new List<Reason>();
        void Add(string signal, string text, double share, params Triple[] triples) => reasons.Add(new Reason(text, share, triples, AskQuery.Of(triples), signal));
        foreach (string topic in own.Topics.Where(project.Topics.Contains))
        {
            Add("shared-concepts", wording.Say($"Arbeitet zum Thema {wording.Concept(topic)}.", $"Works on {wording.Concept(topic)}."), 0.3, known ? [Facts.Topic(own.Iri, topic), Facts.Topic(project.Iri, topic)] : [Facts.Topic(project.Iri, topic)]);
        }

        if (SharedWords.FindAny(index, own.Descriptions, project.Descriptions, wording.Language) is { } shared && !(shared.IsFaint && reasons.Count > 0))
        {
            Add("profile-text", wording.Say($"Beide Beschreibungen {wording.Speak(shared)}.", $"Both descriptions {wording.Speak(shared)}."), shared.IsFaint ? 0.2 : 0.4, Facts.Descriptions(own.Iri, project.Iri, shared));
            reasons[^1] = reasons[^1] with { Quoted = shared.Quoted };
        }

        return reasons;
    }
}
