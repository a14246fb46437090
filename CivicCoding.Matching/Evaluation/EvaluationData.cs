using CivicCoding.Matching.Corpus;

namespace CivicCoding.Matching.Evaluation;

/// <summary>The queries of a task and the projects they name, from the split's own files or from others of the same format.</summary>
public sealed class EvaluationData
{
    private readonly EvaluationOptions _options;
    private readonly Lazy<Dictionary<string, CorpusProject>> _projects;

    public EvaluationData(EvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        Files = new ConsortiaFiles(options.Data);
        _projects = new Lazy<Dictionary<string, CorpusProject>>(ReadProjects);
    }

    public ConsortiaFiles Files { get; }

    /// <summary>The name of the split's file of labels.</summary>
    public string LabelsFile => $"{_options.Task}.{_options.Split}.qrels.tsv";

    public bool HasLabels => File.Exists(Path.Combine(_options.Data, LabelsFile));

    /// <summary>The project of a query, or null where no file has it.</summary>
    public CorpusProject? Project(string id) => _projects.Value.GetValueOrDefault(ConsortiaFiles.ProjectIri(id));

    /// <summary>The records of the query file; each query once.</summary>
    public IEnumerable<TsvRecord> Queries()
    {
        string name = _options.Queries ?? _options.Task switch
        {
            "partners" => $"partners.{_options.Split}.queries.tsv",
            "similar" => $"similar.{_options.Split}.pool.tsv",
            _ => LabelsFile,
        };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Files.Read(_options.Queries is null ? name : Path.GetFullPath(name)).Where(r => seen.Add(r.First));
    }

    private Dictionary<string, CorpusProject> ReadProjects()
    {
        var projects = new Dictionary<string, CorpusProject>(StringComparer.Ordinal);
        foreach (CorpusProject project in Files.Projects(null, _options.Projects is null ? "projects.tsv.gz" : Path.GetFullPath(_options.Projects)))
        {
            projects[project.Iri] = project;
        }

        return projects;
    }
}
