namespace CivicCoding.Graph.Shacl;

/// <summary>Takes what constraints find: as results, or only whether there is any.</summary>
internal sealed class Findings(bool keeps)
{
    private readonly List<ValidationResult> _results = [];

    public IReadOnlyList<ValidationResult> Results => _results;

    public bool Any { get; private set; }

    /// <summary>True where results are made; else knowing that there is one is enough.</summary>
    public bool Keeps => keeps;

    /// <summary>True where nothing that may still come changes the answer.</summary>
    public bool IsDecided => Any && !keeps;

    public void Note() => Any = true;

    public void Add(ValidationResult result)
    {
        Any = true;
        _results.Add(result);
    }
}
