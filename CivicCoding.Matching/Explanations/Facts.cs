using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Explanations;

/// <summary>The triples behind what the corpus knows.</summary>
public static class Facts
{
    public static Triple Of(string subject, Iri predicate, string value) => new(new Iri(subject), predicate, new Iri(value));

    public static Triple Description(string subject, LocalText text) =>
        new(new Iri(subject), new Iri(text.Property ?? TripleCorpus.Description), text.Language.Length == 0 ? new Literal(text.Value) : new Literal(text.Value, text.Language));

    /// <summary>The descriptions that two entries share something with, those that are spoken of first; of an entry without IRI, which is only described in a question, none.</summary>
    internal static Triple[] Descriptions(string own, string other, SharedText shared)
    {
        var triples = new List<Triple>();
        foreach ((LocalText first, LocalText second) in shared.Also.Prepend((shared.First, shared.Second)))
        {
            if (own.Length > 0)
            {
                triples.Add(Description(own, first));
            }

            triples.Add(Description(other, second));
        }

        return [.. triples.Distinct()];
    }

    public static Triple Topic(string subject, string topic) => Of(subject, new Iri(TripleCorpus.Subject), topic);

    public static Triple Goal(string subject, string goal) => Of(subject, CivicVocabulary.AddressesSdg, goal);

    /// <summary>The two triples of a participation; nothing where there is none.</summary>
    public static IEnumerable<Triple> Participation(MatchIndex index, int project, int organisation)
    {
        ReadOnlySpan<int> members = index.ProjectMembers[project];
        int at = members.IndexOf(organisation);
        if (at < 0)
        {
            return [];
        }

        string iri = index.MemberIris[index.ProjectMembers.Start(project) + at];
        return
        [
            Of(iri, CivicVocabulary.InProject, index.Corpus.Projects[project].Iri),
            Of(iri, CivicVocabulary.Participant, index.Corpus.Organisations[organisation].Iri),
        ];
    }
}
