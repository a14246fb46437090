using System.Collections.Concurrent;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Explanations;

/// <summary>Finds the rare words that two descriptions share. The words of a text are kept for the next question, of so many texts at most.</summary>
public sealed class SharedWords
{
    private const float LeastIdf = 0.5f;
    private const int Shown = 4;
    private const int LongestText = 20_000;
    private const int MostTexts = 4_000;
    private readonly Bm25Index _texts;
    private const int MostWords = 100_000;
    private readonly ConcurrentDictionary<string, TextWords> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string[]> _terms = new(StringComparer.Ordinal);

    internal SharedWords(Bm25Index texts) => _texts = texts;

    /// <summary>The pair of descriptions that shares most, and the words as the first writes them; null where they share none.</summary>
    public static (LocalText First, LocalText Second, IReadOnlyList<string> Words)? Find(MatchIndex index, IReadOnlyList<LocalText> first, IReadOnlyList<LocalText> second)
    {
        ArgumentNullException.ThrowIfNull(index);
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

                (IReadOnlyList<string> words, double weight) = index.Shared.Common(x.Value, y.Value);
                if (weight > most)
                {
                    (best, most) = ((x, y, words), weight);
                }
            }
        }

        return best;
    }

    private (IReadOnlyList<string> Words, double Weight) Common(string x, string y)
    {
        TextWords other = WordsOf(y);
        Dictionary<string, (string Word, double Weight)>? found = null;
        foreach ((string raw, string term, IReadOnlyList<(string Term, float Weight)> like) in WordsOf(x).InOrder)
        {
            if (other.Raw.ContainsKey(term))
            {
                if (_texts.IdfOf(term) > LeastIdf)
                {
                    (found ??= new(StringComparer.Ordinal)).TryAdd(term, (raw, _texts.IdfOf(term)));
                }

                continue;
            }

            foreach ((string known, float weight) in like)
            {
                if (other.Raw.TryGetValue(known, out string? theirs) && _texts.IdfOf(known) > LeastIdf)
                {
                    (found ??= new(StringComparer.Ordinal)).TryAdd(known, ($"{raw} ({theirs})", weight * _texts.IdfOf(known)));
                }
            }
        }

        if (found is null)
        {
            return ([], 0);
        }

        (string Word, double Weight)[] best = [.. found.Values.OrderByDescending(f => f.Weight).ThenBy(f => f.Word, StringComparer.Ordinal).Take(Shown)];
        return ([.. best.Select(b => b.Word)], best.Sum(b => b.Weight));
    }

    private TextWords WordsOf(string text)
    {
        if (_known.TryGetValue(text, out TextWords? words))
        {
            return words;
        }

        if (_known.Count >= MostTexts)
        {
            _known.Clear();
        }

        return _known.GetOrAdd(text, Read);
    }

    private TextWords Read(string text)
    {
        var raw = new Dictionary<string, string>(StringComparer.Ordinal);
        var order = new List<(string, string, IReadOnlyList<(string, float)>)>();
        foreach (string word in text.Split([' ', '\n', '\r', '\t', ',', '.', ';', ':', '(', ')', '/', '"', '“', '”', '„', '!', '?'], StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (string term in TermsOf(word))
            {
                string plain = word.Trim('-', '\'', '’');
                // A year or a number says nothing about what two have in common.
                if (term.Length > 3 && term.Any(char.IsLetter) && raw.TryAdd(term, plain))
                {
                    order.Add((plain, term, _texts.Expand(term)));
                }
            }
        }

        return new TextWords(raw, [.. order]);
    }

    // The same words come in all texts.
    private string[] TermsOf(string word)
    {
        if (_terms.TryGetValue(word, out string[]? terms))
        {
            return terms;
        }

        if (_terms.Count >= MostWords)
        {
            _terms.Clear();
        }

        return _terms.GetOrAdd(word, w => [.. TextAnalyzer.Terms(w)]);
    }

    private sealed record TextWords(Dictionary<string, string> Raw, (string Raw, string Term, IReadOnlyList<(string Term, float Weight)> Like)[] InOrder);
}
