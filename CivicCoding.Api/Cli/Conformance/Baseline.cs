namespace CivicCoding.Api.Cli.Conformance;

/// <summary>The tests that do not pass, each with its reason: three columns with tabs between them. It may only shrink.</summary>
internal sealed class Baseline
{
    private readonly string _path;
    private readonly SortedDictionary<(string Suite, string Test), string> _reasons = [];

    public Baseline(string path)
    {
        _path = path;
        Exists = File.Exists(path);
        foreach (string line in Exists ? File.ReadAllLines(path) : [])
        {
            string[] columns = line.Split('\t');
            if (columns.Length != 3 || columns[2].Length == 0)
            {
                throw new InvalidDataException($"{path}: a line needs a suite, a test and a reason with tabs between them: {line}");
            }

            _reasons.Add((columns[0], columns[1]), columns[2]);
        }
    }

    public bool Exists { get; }

    public int Count => _reasons.Count;

    public string? Reason(string suite, string test) => _reasons.GetValueOrDefault((suite, test));

    /// <summary>Takes a test off the list.</summary>
    public bool Remove(string suite, string test) => _reasons.Remove((suite, test));

    /// <summary>Puts a test on a list that is being made.</summary>
    public void Add(string suite, string test, string reason) => _reasons[(suite, test)] = reason;

    public IEnumerable<(string Suite, string Test, string Reason)> Lines => _reasons.Select(r => (r.Key.Suite, r.Key.Test, r.Value));

    public void Save() => File.WriteAllLines(_path, _reasons.Select(r => $"{r.Key.Suite}\t{r.Key.Test}\t{r.Value}"));
}
