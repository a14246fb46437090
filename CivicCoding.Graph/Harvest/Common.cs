using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest;

/// <summary>IRIs and small statements that several importers write in the same way.</summary>
internal static class Common
{
    public static Iri Germany { get; } = new(Vocabulary.CountryBase + "DEU");

    public static Iri Ontology { get; } = new(CivicVocabulary.BaseIri + "ns");

    /// <summary>Those who wrote labels, assignments and examples of the network themselves.</summary>
    public static Iri Editors { get; } = CivicVocabulary.Id("organisations", "civic-coding-editors");

    /// <summary>The part of a thing, as a fragment of its IRI.</summary>
    public static Iri Part(Iri whole, string name) => new(whole.Value + "#" + name);

    /// <summary>Writes that an organisation or community takes part in a project in a role.</summary>
    /// <param name="graph">The graph to write to.</param>
    /// <param name="project">The project.</param>
    /// <param name="participant">Who takes part.</param>
    /// <param name="role">The local name of the role's concept.</param>
    /// <param name="name">The fragment that names the participation within the project; null: the participant's slug.</param>
    public static void Participation(GraphWriter graph, Iri project, Iri participant, string role, string? name = null)
    {
        Iri part = Part(project, name ?? participant.Value[(participant.Value.LastIndexOf('/') + 1)..]);
        graph.Type(part, CivicVocabulary.Participation);
        graph.Add(part, CivicVocabulary.InProject, project);
        graph.Add(part, CivicVocabulary.Participant, participant);
        graph.Add(part, CivicVocabulary.Role, CivicVocabulary.Term(role));
    }

    /// <summary>Writes goals by their numbers.</summary>
    public static void Goals(GraphWriter graph, Iri subject, IEnumerable<string> numbers)
    {
        foreach (string number in numbers)
        {
            if (CodeTable.Shared.Sdg(number) is { } goal)
            {
                graph.Add(subject, CivicVocabulary.AddressesSdg, goal.Iri);
            }
        }
    }

    /// <summary>Writes topics by the names under which the source speaks of them.</summary>
    public static void Topics(GraphWriter graph, Iri subject, IEnumerable<string> names)
    {
        foreach (TopicEntry topic in TopicTable.Shared.FindAll(names))
        {
            graph.Add(subject, Vocabulary.Subject, topic.Iri);
        }
    }
}
