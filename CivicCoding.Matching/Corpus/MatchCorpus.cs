namespace CivicCoding.Matching.Corpus;

/// <summary>An immutable copy of what matching needs of a graph: entries in the order of their IRIs, participations in the order of projects.</summary>
public sealed class MatchCorpus
{
    private readonly Dictionary<string, int> _projects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _organisations = new(StringComparer.Ordinal);
    private readonly Lazy<ConceptLabels> _labels;

    public MatchCorpus(
        IReadOnlyList<CorpusProject> projects,
        IReadOnlyList<CorpusOrganisation> organisations,
        IReadOnlyList<Participation> participations,
        IReadOnlyList<CorpusEntry>? datasets = null,
        IReadOnlyList<CorpusEntry>? skills = null,
        IReadOnlyList<CorpusEntry>? calls = null,
        IReadOnlyDictionary<string, Concept>? concepts = null,
        long sequence = 0)
    {
        Projects = projects;
        Organisations = organisations;
        Participations = participations;
        Datasets = datasets ?? [];
        Skills = skills ?? [];
        Calls = calls ?? [];
        Concepts = concepts ?? new Dictionary<string, Concept>(StringComparer.Ordinal);
        Sequence = sequence;
        _labels = new(() => new ConceptLabels(Concepts.Values));
        for (int i = 0; i < projects.Count; i++)
        {
            _projects.TryAdd(projects[i].Iri, i);
        }

        for (int i = 0; i < organisations.Count; i++)
        {
            _organisations.TryAdd(organisations[i].Iri, i);
        }
    }

    public IReadOnlyList<CorpusProject> Projects { get; }

    public IReadOnlyList<CorpusOrganisation> Organisations { get; }

    public IReadOnlyList<Participation> Participations { get; }

    public IReadOnlyList<CorpusEntry> Datasets { get; }

    public IReadOnlyList<CorpusEntry> Skills { get; }

    public IReadOnlyList<CorpusEntry> Calls { get; }

    /// <summary>Topics, goals and skills by IRI, with their labels in both languages.</summary>
    public IReadOnlyDictionary<string, Concept> Concepts { get; }

    /// <summary>The labels of the goals that entries name, by IRI.</summary>
    internal IReadOnlyDictionary<string, Concept> Goals { get; init; } = new Dictionary<string, Concept>(StringComparer.Ordinal);

    /// <summary>What finds the concepts that a text names.</summary>
    internal ConceptLabels Labels => _labels.Value;

    /// <summary>The commit that the corpus was read at; 0 for files.</summary>
    public long Sequence { get; }

    /// <summary>The entries that the corpus was read from; null where any change may concern it.</summary>
    internal CorpusScope? Scope { get; init; }

    /// <summary>The position of a project, or -1.</summary>
    public int FindProject(string iri) => _projects.GetValueOrDefault(iri, -1);

    /// <summary>The position of an organisation, or -1.</summary>
    public int FindOrganisation(string iri) => _organisations.GetValueOrDefault(iri, -1);
}
