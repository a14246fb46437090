using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Explanations;

/// <summary>Finds the rare words that two descriptions share.</summary>
public static class SharedWords
{
    private const float LeastIdf = 0.5f;
    private const int Shown = 4;
    private const int LongestText = 20_000;

    /// <summary>The pair of descriptions that shares most, and the words as the first writes them; null where they share none.</summary>
    public static (LocalText First, LocalText Second, IReadOnlyList<string> Words)? Find(MatchIndex index, IReadOnlyList<LocalText> first, IReadOnlyList<LocalText> second)
    {
        (LocalText, LocalText, IReadOnlyList<string>)? best = null;
        double most = 0;
        foreach (LocalText x in first)
        {
            foreach (LocalText y in second)
            {
                if (x.Value.Length > LongestText || y.Value.Length > LongestText)
                {
                    continue;
                }

                (IReadOnlyList<string> words, double weight) = Common(index, x.Value, y.Value);
                if (weight > most)
                {
                    (best, most) = ((x, y, words), weight);
                }
            }
        }

        return best;
    }

    private static (IReadOnlyList<string> Words, double Weight) Common(MatchIndex index, string x, string y)
    {
        var other = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string raw, string term) in Words(y))
        {
            other.TryAdd(term, raw);
        }

        var found = new Dictionary<string, (string Word, double Weight)>(StringComparer.Ordinal);
        foreach ((string raw, string term) in Words(x))
        {
            if (other.ContainsKey(term))
            {
                if (index.Texts.IdfOf(term) > LeastIdf)
                {
                    found.TryAdd(term, (raw, index.Texts.IdfOf(term)));
                }

                continue;
            }

            foreach ((string known, float weight) in index.Texts.Expand(term))
            {
                if (other.TryGetValue(known, out string? theirs) && index.Texts.IdfOf(known) > LeastIdf)
                {
                    found.TryAdd(known, ($"{raw} ({theirs})", weight * index.Texts.IdfOf(known)));
                }
            }
        }

        (string Word, double Weight)[] best = [.. found.Values.OrderByDescending(f => f.Weight).ThenBy(f => f.Word, StringComparer.Ordinal).Take(Shown)];
        return ([.. best.Select(b => b.Word)], best.Sum(b => b.Weight));
    }

    private static IEnumerable<(string Raw, string Term)> Words(string text)
    {
        foreach (string raw in text.Split([' ', '\n', '\r', '\t', ',', '.', ';', ':', '(', ')', '/', '"', '“', '”', '„', '!', '?'], StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (string term in TextAnalyzer.Terms(raw))
            {
                if (term.Length > 3)
                {
                    yield return (raw.Trim('-', '\'', '’'), term);
                }
            }
        }
    }
}
