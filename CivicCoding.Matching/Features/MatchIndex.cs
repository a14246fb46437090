using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Features;

/// <summary>What signals look things up in: the corpus before a day, with texts indexed and participations laid out both ways. Immutable once built.</summary>
public sealed class MatchIndex
{
    /// <summary>How many programmes a profile tells apart.</summary>
    public const int MaxProgrammes = 64;

    private const int TextDimensions = 96;
    private const int GraphDimensions = 48;
    private readonly Dictionary<string, int> _clusters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _programmes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _countries = new(StringComparer.Ordinal);

    /// <param name="corpus">All that is known.</param>
    /// <param name="before">Only projects known before this day count; null: all.</param>
    /// <param name="cancellation">Ends the build.</param>
    /// <param name="encoder">Compares texts beside the own space; null: nothing does.</param>
    public MatchIndex(MatchCorpus corpus, DateOnly? before = null, CancellationToken cancellation = default, ITextEncoder? encoder = null)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        Corpus = corpus;
        int projects = corpus.Projects.Count;
        Included = new bool[projects];
        Days = new int[projects];
        for (int p = 0; p < projects; p++)
        {
            DateOnly? date = corpus.Projects[p].Date;
            Days[p] = date?.DayNumber ?? 0;
            Included[p] = before is null || (date is not null && date < before);
        }

        Today = before?.DayNumber ?? (projects == 0 ? 0 : Days.Max());
        LayOutParticipations();
        ProjectWeights = PartnerNeighbours.Weights(this);
        Profiles = new OrganisationProfiles(this);
        IndexPlaces();
        cancellation.ThrowIfCancellationRequested();
        TextProjects = [.. Enumerable.Range(0, projects).Where(p => Included[p] && corpus.Projects[p].HasText)];
        Texts = new Bm25Index([.. TextProjects.Select(p => TextOf(corpus.Projects[p], named: true))]);
        Shared = new Explanations.SharedWords(corpus, Texts);
        TextSpace = LatentSpace.Fit(Texts.Rows, TextDimensions, 4, cancellation);
        ProjectVectors = Project(Texts.Rows, TextSpace);
        Encoded = new EncodedTexts(encoder, encoder is null ? [] : [.. TextProjects.Select(p => TextOf(corpus.Projects[p], named: true))], cancellation);
        DocumentOf = new int[projects];
        Array.Fill(DocumentOf, -1);
        for (int d = 0; d < TextProjects.Length; d++)
        {
            DocumentOf[TextProjects[d]] = d;
        }

        OrganisationDocuments = OrganisationProjects.Mapped(DocumentOf);

        ProfileTexts = new Bm25Index([.. corpus.Organisations.Select(o => o.Text.Length == 0 && o.Offers.Count == 0 ? "" : string.Join(' ', o.Name, o.Text, string.Join(' ', o.Offers.Select(f => f.Text))))]);
        Names = new Bm25Index([.. corpus.Organisations.Select(NameOf)], 1.2f, 0.4f);
        PlaceNames = new Bm25Index([.. corpus.Organisations.Select(o => o.Place is null ? "" : Uri.UnescapeDataString(TripleCorpus.SlugOf(o.Place)))], 1.2f, 0.9f);
        OrganisationVectors = BuildOrganisationVectors();
        Topics = new NameTopics(this);
        Histories = new HistoryTexts(this);
        CallTitles = new Bm25Index([.. TextProjects.Select(p => corpus.Projects[p].CallTitle ?? "")]);
        SparseRows incidence = Incidence();
        GraphSpace = LatentSpace.Fit(incidence, GraphDimensions, 4, cancellation);
        ProjectGraphVectors = Project(incidence, GraphSpace);
        Neighbours = new PartnerNeighbours(this);
        IndexGroups();
        Schemes = new SchemeProfiles(this);
        Concepts = new ConceptBearers(corpus);
        Offering = [.. Enumerable.Range(0, corpus.Organisations.Count).Where(o => corpus.Organisations[o].Offers.Count > 0)];
        Gone = [.. Enumerable.Range(0, corpus.Organisations.Count).Where(o => corpus.Organisations[o].Gone)];
    }

    public MatchCorpus Corpus { get; }

    public bool[] Included { get; }

    public int[] Days { get; }

    /// <summary>What a project counts that two organisations share.</summary>
    public float[] ProjectWeights { get; }

    /// <summary>The day number that ages are counted from.</summary>
    public int Today { get; }

    public Adjacency ProjectMembers { get; private set; } = null!;

    public Adjacency OrganisationProjects { get; private set; } = null!;

    /// <summary>Roles, beside the items of <see cref="ProjectMembers"/>.</summary>
    public ParticipantRole[] MemberRoles { get; private set; } = [];

    /// <summary>IRIs of the participations, beside the items of <see cref="ProjectMembers"/>.</summary>
    public string[] MemberIris { get; private set; } = [];

    public int[] TextProjects { get; }

    public int[] DocumentOf { get; }

    /// <summary>The described projects of each organisation, as documents of <see cref="Texts"/>.</summary>
    internal Adjacency OrganisationDocuments { get; }

    public Bm25Index Texts { get; }

    /// <summary>The words of single descriptions, for reasons.</summary>
    internal Explanations.SharedWords Shared { get; }

    public LatentSpace TextSpace { get; }

    public float[] ProjectVectors { get; }

    /// <summary>The projects' texts in the encoder that is plugged in, if any.</summary>
    public EncodedTexts Encoded { get; }

    public Bm25Index ProfileTexts { get; }

    /// <summary>The names of organisations as texts.</summary>
    public Bm25Index Names { get; }

    /// <summary>The names of their places as texts.</summary>
    public Bm25Index PlaceNames { get; }

    /// <summary>What names and places stand for.</summary>
    public NameTopics Topics { get; }

    public SchemeProfiles Schemes { get; }

    /// <summary>What projects without a text were about.</summary>
    public HistoryTexts Histories { get; }

    /// <summary>The titles of the calls of described projects as texts.</summary>
    public Bm25Index CallTitles { get; }

    public float[] OrganisationVectors { get; }

    public LatentSpace GraphSpace { get; }

    public float[] ProjectGraphVectors { get; }

    public PartnerNeighbours Neighbours { get; }

    public OrganisationProfiles Profiles { get; }

    public Adjacency ClusterProjects { get; private set; } = null!;

    /// <summary>Who names which topic or goal.</summary>
    internal ConceptBearers Concepts { get; }

    /// <summary>The organisations that offer something.</summary>
    public int[] Offering { get; }

    /// <summary>The organisations that are no more.</summary>
    internal int[] Gone { get; }

    /// <summary>The family of calls of each project, or -1.</summary>
    public int[] FamilyOf { get; private set; } = [];

    public int[] Countries { get; private set; } = [];

    public int CountryCount => _countries.Count;

    public int ProgrammeCount => _programmes.Count;

    /// <summary>The words of a project: its texts and, so that German and English meet, the labels of its concepts in both languages.</summary>
    public string TextOf(CorpusProject project, bool named)
    {
        string text = string.Join(' ', project.Title, project.Text, project.Keywords);
        if (named)
        {
            text = string.Join(' ', project.Name, project.NameGerman == project.Name ? "" : project.NameGerman, text);
        }

        foreach (string iri in project.Topics.Concat(project.Goals).Concat(project.Skills))
        {
            if (Corpus.Concepts.TryGetValue(iri, out Concept? concept))
            {
                text = string.Join(' ', text, concept.English, concept.German);
            }
        }

        return text;
    }

    public int Cluster(string? call) => CallCluster.Of(call) is { } family ? _clusters.GetValueOrDefault(family, -1) : -1;

    public int Programme(string programme) => _programmes.GetValueOrDefault(programme, -1);

    public int Country(string? country) => country is null ? -1 : _countries.GetValueOrDefault(country, -1);

    public bool IsHistory(int project) => DocumentOf[project] < 0;

    private void LayOutParticipations()
    {
        var members = new List<(int, int)>();
        var projects = new List<(int, int)>();
        var roles = new List<ParticipantRole>();
        var iris = new List<string>();
        foreach (Participation p in Corpus.Participations)
        {
            if (Included[p.Project])
            {
                members.Add((p.Project, p.Organisation));
                roles.Add(p.Role);
                iris.Add(p.Iri);
                projects.Add((p.Organisation, p.Project));
            }
        }

        // Participations come by project, so roles stay beside their items.
        ProjectMembers = Adjacency.From(Corpus.Projects.Count, members);
        MemberRoles = [.. roles];
        MemberIris = [.. iris];
        OrganisationProjects = Adjacency.From(Corpus.Organisations.Count, projects);
    }

    private void IndexPlaces()
    {
        Countries = new int[Corpus.Organisations.Count];
        for (int o = 0; o < Countries.Length; o++)
        {
            string? country = Corpus.Organisations[o].Country;
            Countries[o] = -1;
            if (country is not null)
            {
                if (!_countries.TryGetValue(country, out int at))
                {
                    _countries.Add(country, at = _countries.Count);
                }

                Countries[o] = at;
            }
        }
    }

    private void IndexGroups()
    {
        FamilyOf = new int[Included.Length];
        Array.Fill(FamilyOf, -1);
        var pairs = new List<(int, int)>();
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int p = 0; p < Included.Length; p++)
        {
            if (!Included[p])
            {
                continue;
            }

            CorpusProject project = Corpus.Projects[p];
            if (CallCluster.Of(project.Call) is { } family)
            {
                if (!_clusters.TryGetValue(family, out int at))
                {
                    _clusters.Add(family, at = _clusters.Count);
                }

                FamilyOf[p] = at;
                pairs.Add((at, p));
            }

            foreach (string programme in project.Programmes)
            {
                counts[programme] = counts.GetValueOrDefault(programme) + 1;
            }
        }

        ClusterProjects = Adjacency.From(_clusters.Count, pairs);
        foreach (string programme in counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MaxProgrammes).Select(c => c.Key))
        {
            _programmes.Add(programme, _programmes.Count);
        }

        Profiles.IndexProgrammes(this);
    }

    private float[] BuildOrganisationVectors()
    {
        int k = TextSpace.Dimensions;
        var vectors = new float[Corpus.Organisations.Count * k];
        for (int o = 0; o < Corpus.Organisations.Count; o++)
        {
            Span<float> vector = vectors.AsSpan(o * k, k);
            foreach (int p in OrganisationProjects[o])
            {
                if (DocumentOf[p] >= 0)
                {
                    System.Numerics.Tensors.TensorPrimitives.Add(vector, ProjectVectors.AsSpan(DocumentOf[p] * k, k), vector);
                }
            }

            CorpusOrganisation organisation = Corpus.Organisations[o];
            if (organisation.Text.Length > 0)
            {
                (int[] terms, float[] weights) = Texts.Analyse(organisation.Text);
                var own = new float[k];
                TextSpace.Project(terms, Texts.RowOf(terms, weights), own);
                System.Numerics.Tensors.TensorPrimitives.Add(vector, own, vector);
            }

            LatentSpace.Normalise(vector);
        }

        return vectors;
    }

    private SparseRows Incidence()
    {
        var rows = new SparseRows();
        var values = new float[1024];
        for (int p = 0; p < Included.Length; p++)
        {
            ReadOnlySpan<int> members = ProjectMembers[p];
            if (members.Length > values.Length)
            {
                values = new float[members.Length];
            }

            for (int i = 0; i < members.Length; i++)
            {
                values[i] = 1f / MathF.Sqrt(members.Length * MathF.Sqrt(OrganisationProjects[members[i]].Length));
            }

            rows.Add(members, values.AsSpan(0, members.Length));
        }

        return rows;
    }

    private static string NameOf(CorpusOrganisation o) => o.NameGerman == o.Name ? string.Join(' ', o.Name, o.ShortName) : string.Join(' ', o.Name, o.NameGerman, o.ShortName);

    private static float[] Project(SparseRows rows, LatentSpace space)
    {
        var vectors = new float[rows.RowCount * space.Dimensions];
        for (int row = 0; row < rows.RowCount; row++)
        {
            space.Project(rows.Columns(row), rows.Values(row), vectors.AsSpan(row * space.Dimensions, space.Dimensions));
        }

        return vectors;
    }
}
