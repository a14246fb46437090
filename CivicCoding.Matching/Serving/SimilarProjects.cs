using CivicCoding.Graph.Rdf;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Explanations;
using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Serving;

/// <summary>Projects that are like a project, with a warning where two seem to build the same.</summary>
internal static class SimilarProjects
{
    private const float TwinSimilarity = 0.55f;

    public static IReadOnlyList<Recommendation> Find(MatchContext context, int take, string language, bool known = false)
    {
        MatchIndex index = context.Index;
        var wording = new ReasonWording(index.Corpus, language);
        IEnumerable<(CorpusProject Project, float Similarity, double Score)> best = context.Neighbours.Nearest
            .Select(d => (Project: index.Corpus.Projects[index.TextProjects[d]], Similarity: context.Neighbours.Similarity[d]))
            .Select(n => (n.Project, n.Similarity, Score: Math.Round(Math.Min(1, (0.8 * n.Similarity) + (0.2 * Signals.SharedConceptsSignal.Overlap(context.Query.Project.Topics, n.Project.Topics))), 4)))
            .OrderByDescending(n => n.Score).ThenBy(n => n.Project.Iri, StringComparer.Ordinal);
        var found = new List<Recommendation>(take);
        foreach ((CorpusProject other, float similarity, double score) in best)
        {
            if (found.Count == take)
            {
                break;
            }

            IReadOnlyList<Reason> reasons = Reasons(context, other, wording, known || context.Query.Self >= 0);
            if (reasons.Count == 0)
            {
                continue;
            }

            string? warning = similarity >= TwinSimilarity && IsAlike(context, other, language)
                ? wording.Say("Die beiden Vorhaben ähneln sich so sehr, dass ein Gespräch lohnt, bevor doppelt gebaut wird.", "The two are so alike that talking is worth it before the same thing is built twice.")
                : null;
            found.Add(new Recommendation(other.Iri, other.Slug, wording.Name(other), score, Math.Min(1, context.Neighbours.KnownTerms / 40.0), reasons, [], warning));
        }

        return found;
    }

    // Many projects pursue the same goals of the world; that alone does not make two of them one.
    private static bool IsAlike(MatchContext context, CorpusProject other, string language)
    {
        CorpusProject own = context.Query.Project;
        return own.Topics.Any(other.Topics.Contains)
            || SharedWords.Find(context.Index, own.Statements, other.Statements, language)?.Words.Any(w => !context.Index.Corpus.Goals.Values.Any(g => g.German == w || g.English == w)) == true;
    }

    /// <summary>Projects that a dataset could serve.</summary>
    public static IReadOnlyList<Recommendation> FindFor(MatchState state, CorpusEntry entry, MatchWorkspace work, int take, string language)
    {
        var stand = new CorpusProject { Iri = entry.Iri, Name = entry.Name, NameGerman = entry.NameGerman, Descriptions = entry.Descriptions, Labels = entry.Labels, Topics = entry.Concepts };
        return [.. Find(new MatchContext(state.Index, new MatchQuery { Project = stand }, work), take, language, known: true).Select(r => r with { Warning = null })];
    }

    private static List<Reason> Reasons(MatchContext context, CorpusProject other, ReasonWording wording, bool known)
    {
        CorpusProject own = context.Query.Project;
        var reasons = new List<Reason>();
        void Add(string signal, string text, double share, params Triple[] triples) => reasons.Add(new Reason(text, share, triples, AskQuery.Of(triples), signal));
        if (SharedWords.FindAny(context.Index, own.Statements, other.Statements, wording.Language) is { } shared)
        {
            Add("text-neighbours", wording.Say($"Beide Beschreibungen {wording.Speak(shared)}.", $"Both descriptions {wording.Speak(shared)}."), shared.IsFaint ? 0.3 : 0.8, Facts.Descriptions(known ? own.Iri : "", other.Iri, shared));
            reasons[^1] = reasons[^1] with { Quoted = shared.Quoted };
        }

        foreach (string topic in own.Topics.Where(other.Topics.Contains))
        {
            Triple theirs = Facts.Topic(other.Iri, topic);
            Add("shared-concepts", wording.Say($"Beide arbeiten zum Thema {wording.Concept(topic)}.", $"Both work on {wording.Concept(topic)}."), 0.2 / own.Topics.Count, known ? [Facts.Topic(own.Iri, topic), theirs] : [theirs]);
        }

        return reasons;
    }
}
