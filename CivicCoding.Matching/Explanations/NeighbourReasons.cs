using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Explanations;

/// <summary>Reasons that go through a project of the candidate that is near: by a topic, a goal, a programme, or by words that both descriptions share.</summary>
public sealed class NeighbourReasons(MatchContext context, ReasonWording wording)
{
    private const int Shown = 2;

    public void Add(int organisation, List<ReasonDraft> drafts)
    {
        MatchIndex index = context.Index;
        int[] near = Nearest(organisation);
        foreach (int p in near)
        {
            if (Link(index.Corpus.Projects[p]) is { } link)
            {
                drafts.Add(link with { Triples = [.. link.Triples, .. Facts.Participation(index, p, organisation)], Weight = context.Neighbours.Similarity[index.DocumentOf[p]] });
            }
        }
    }

    // The nearest projects of an organisation, of two alike the first.
    private int[] Nearest(int organisation)
    {
        var best = new List<(float Near, int Project)>(Shown + 1);
        foreach (int p in context.Index.OrganisationProjects[organisation])
        {
            int document = context.Index.DocumentOf[p];
            float near = p == context.Query.Self || document < 0 ? 0 : context.Neighbours.Similarity[document];
            if (near <= 0 || best.Exists(b => b.Project == p) || (best.Count == Shown && near <= best[^1].Near))
            {
                continue;
            }

            int at = best.FindIndex(b => near > b.Near);
            best.Insert(at < 0 ? best.Count : at, (near, p));
            if (best.Count > Shown)
            {
                best.RemoveAt(Shown);
            }
        }

        return [.. best.Select(b => b.Project)];
    }

    // Words come first, because the signal rests on them; concepts say more to a reader and are named beside them.
    private ReasonDraft? Link(CorpusProject other)
    {
        CorpusProject own = context.Query.Project;
        string name = wording.Name(other);
        if (SharedWords.Find(context.Index, own.Statements, other.Statements, wording.Language) is { } shared)
        {
            ReasonDraft near = Draft(
                wording.Say($"Wirkt am ähnlichen Projekt {name} mit; beide Beschreibungen {wording.Speak(shared)}.", $"Takes part in the similar project {name}; both descriptions {wording.Speak(shared)}."),
                Facts.Descriptions(context.Query.Self >= 0 ? own.Iri : "", other.Iri, shared));
            return near with { Quoted = shared.Quoted };
        }

        foreach (string topic in own.Topics.Where(other.Topics.Contains))
        {
            return Draft(
                wording.Say($"Wirkt am Projekt {name} mit, das auch zum Thema {wording.Concept(topic)} arbeitet.", $"Takes part in {name}, which also works on {wording.Concept(topic)}."),
                Facts.Topic(own.Iri, topic),
                Facts.Topic(other.Iri, topic));
        }

        foreach (string goal in own.Goals.Where(other.Goals.Contains))
        {
            return Draft(
                wording.Say($"Wirkt am Projekt {name} mit, das dasselbe Ziel verfolgt: {wording.Concept(goal)}.", $"Takes part in {name}, which pursues the same goal: {wording.Concept(goal)}."),
                Facts.Goal(own.Iri, goal),
                Facts.Goal(other.Iri, goal));
        }

        foreach (string programme in own.Programmes.Where(other.Programmes.Contains))
        {
            return Draft(
                wording.Say($"Wirkt am Projekt {name} aus demselben Programm mit: {wording.Concept(programme)}.", $"Takes part in {name} of the same programme: {wording.Concept(programme)}."),
                Facts.Of(own.Iri, CivicVocabulary.InProgramme, programme),
                Facts.Of(other.Iri, CivicVocabulary.InProgramme, programme));
        }

        return null;
    }

    // What is only described in a question has no facts of its own in the graph.
    private ReasonDraft Draft(string text, Triple own, Triple theirs) => Draft(text, context.Query.Self >= 0 ? [own, theirs] : [theirs]);

    private static ReasonDraft Draft(string text, Triple[] triples) => new("text-neighbours", text, triples, 0);
}
