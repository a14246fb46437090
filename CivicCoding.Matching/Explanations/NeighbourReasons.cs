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
            if (Link(index.Corpus.Projects[p]) is ({ } text, { } link))
            {
                drafts.Add(new ReasonDraft("text-neighbours", text, [.. link, .. Facts.Participation(index, p, organisation)], context.Neighbours.Similarity[index.DocumentOf[p]]));
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
    private (string? Text, IReadOnlyList<Triple>? Triples) Link(CorpusProject other)
    {
        CorpusProject own = context.Query.Project;
        string name = wording.Name(other);
        bool known = context.Query.Self >= 0;
        if (SharedWords.Find(context.Index, own.Statements, other.Statements) is { } shared)
        {
            Triple theirs = Facts.Description(other.Iri, shared.Second);
            return (
                wording.Say($"Wirkt am ähnlichen Projekt {name} mit; beide Beschreibungen sprechen von {wording.List(shared.Words)}.", $"Takes part in the similar project {name}; both descriptions speak of {wording.List(shared.Words)}."),
                known ? [Facts.Description(own.Iri, shared.First), theirs] : [theirs]);
        }

        foreach (string topic in own.Topics.Where(other.Topics.Contains))
        {
            Triple theirs = Facts.Topic(other.Iri, topic);
            return (
                wording.Say($"Wirkt am Projekt {name} mit, das auch zum Thema {wording.Concept(topic)} arbeitet.", $"Takes part in {name}, which also works on {wording.Concept(topic)}."),
                known ? [Facts.Topic(own.Iri, topic), theirs] : [theirs]);
        }

        foreach (string programme in own.Programmes.Where(other.Programmes.Contains))
        {
            Triple theirs = Facts.Of(other.Iri, CivicVocabulary.InProgramme, programme);
            return (
                wording.Say($"Wirkt am Projekt {name} aus demselben Programm mit: {wording.Concept(programme)}.", $"Takes part in {name} of the same programme: {wording.Concept(programme)}."),
                known ? [Facts.Of(own.Iri, CivicVocabulary.InProgramme, programme), theirs] : [theirs]);
        }

        return (null, null);
    }
}
