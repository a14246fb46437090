using CivicCoding.Matching.Corpus;

namespace CivicCoding.Matching.Evaluation;

/// <summary>The relevant items of each query, read from a file of labels.</summary>
public sealed class RelevanceLabels
{
    private readonly Dictionary<string, Dictionary<string, double>> _labels = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Dictionary<string, double>> ByQuery => _labels;

    public static RelevanceLabels Read(ConsortiaFiles files, string name)
    {
        ArgumentNullException.ThrowIfNull(files);
        var labels = new RelevanceLabels();
        foreach (TsvRecord r in files.Read(name))
        {
            string grade = r["relevance"];
            labels.Add(r["query_id"], r["item_id"], grade.Length == 0 ? 1 : double.Parse(grade, System.Globalization.CultureInfo.InvariantCulture));
        }

        return labels;
    }

    public void Add(string query, string item, double relevance)
    {
        if (!_labels.TryGetValue(query, out Dictionary<string, double>? items))
        {
            _labels.Add(query, items = new Dictionary<string, double>(StringComparer.Ordinal));
        }

        items[item] = relevance;
    }
}
