namespace CivicCoding.Matching.Corpus;

/// <summary>Collects entries in any order and builds a corpus whose order depends on the entries alone.</summary>
public sealed class CorpusBuilder
{
    private readonly Dictionary<string, CorpusProject> _projects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CorpusOrganisation> _organisations = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Project, string Organisation), (ParticipantRole Role, string Iri)> _participations = [];

    public List<CorpusEntry> Datasets { get; } = [];

    public List<CorpusEntry> Skills { get; } = [];

    public List<CorpusEntry> Calls { get; } = [];

    public Dictionary<string, Concept> Concepts { get; } = new(StringComparer.Ordinal);

    /// <summary>The labels of goals; they are read for sentences, not for likeness.</summary>
    internal Dictionary<string, Concept> Goals { get; } = new(StringComparer.Ordinal);

    public long Sequence { get; set; }

    /// <summary>The entries that were read; null where they were not counted.</summary>
    internal CorpusScope? Scope { get; set; }

    public bool HasProject(string iri) => _projects.ContainsKey(iri);

    public void Add(CorpusProject project) => _projects[project.Iri] = project;

    public void Add(CorpusOrganisation organisation) => _organisations[organisation.Iri] = organisation;

    /// <summary>Adds a participation; of several roles of one organisation the weightiest stays. Unknown ends are dropped when the corpus is built.</summary>
    public void Add(string project, string organisation, ParticipantRole role, string iri)
    {
        if (!_participations.TryGetValue((project, organisation), out (ParticipantRole Role, string Iri) known) || Weight(role) > Weight(known.Role)
            || (role == known.Role && string.CompareOrdinal(iri, known.Iri) < 0))
        {
            _participations[(project, organisation)] = (role, iri);
        }
    }

    public MatchCorpus Build()
    {
        CorpusProject[] projects = [.. _projects.Values.OrderBy(p => p.Iri, StringComparer.Ordinal)];
        CorpusOrganisation[] organisations = [.. _organisations.Values.OrderBy(o => o.Iri, StringComparer.Ordinal)];
        var projectAt = new Dictionary<string, int>(projects.Length, StringComparer.Ordinal);
        var organisationAt = new Dictionary<string, int>(organisations.Length, StringComparer.Ordinal);
        for (int i = 0; i < projects.Length; i++)
        {
            projectAt.Add(projects[i].Iri, i);
        }

        for (int i = 0; i < organisations.Length; i++)
        {
            organisationAt.Add(organisations[i].Iri, i);
        }

        var participations = new List<Participation>(_participations.Count);
        foreach (((string project, string organisation), (ParticipantRole role, string iri)) in _participations)
        {
            if (projectAt.TryGetValue(project, out int p) && organisationAt.TryGetValue(organisation, out int o))
            {
                participations.Add(new Participation(p, o, role, iri));
            }
        }

        participations.Sort((x, y) => x.Project != y.Project ? x.Project.CompareTo(y.Project) : x.Organisation.CompareTo(y.Organisation));
        return new MatchCorpus(projects, organisations, participations, Sorted(Datasets), Sorted(Skills), Sorted(Calls), Concepts, Sequence) { Scope = Scope, Goals = Goals };
    }

    private static int Weight(ParticipantRole role) => role switch
    {
        ParticipantRole.Coordinator => 3,
        ParticipantRole.Participant => 2,
        ParticipantRole.Associated => 1,
        _ => 0,
    };

    private static CorpusEntry[] Sorted(List<CorpusEntry> entries) => [.. entries.OrderBy(e => e.Iri, StringComparer.Ordinal)];
}
