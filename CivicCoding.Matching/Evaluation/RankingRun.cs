using System.Globalization;

namespace CivicCoding.Matching.Evaluation;

/// <summary>Ranked items with scores for each query.</summary>
public sealed class RankingRun
{
    private readonly Dictionary<string, Dictionary<string, double>> _scores = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Dictionary<string, double>> ByQuery => _scores;

    /// <summary>Adds an item; the first line of an item counts.</summary>
    public void Add(string query, string item, double score)
    {
        if (!_scores.TryGetValue(query, out Dictionary<string, double>? items))
        {
            _scores.Add(query, items = new Dictionary<string, double>(StringComparer.Ordinal));
        }

        items.TryAdd(item, score);
    }

    /// <summary>Writes <c>query, item, score</c> lines; scores round-trip.</summary>
    public void Write(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach ((string query, Dictionary<string, double> items) in _scores)
        {
            foreach ((string item, double score) in items)
            {
                output.Write(query);
                output.Write('\t');
                output.Write(item);
                output.Write('\t');
                output.Write(score.ToString("R", CultureInfo.InvariantCulture));
                output.Write('\n');
            }
        }
    }
}
