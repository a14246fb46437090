using System.Buffers;
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
    private const int MostWords = 100_000;
    private static readonly SearchValues<char> Separators = SearchValues.Create(" \n\r\t,.;:()/\"“”„!?");
    private readonly Bm25Index _texts;
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
        Dictionary<string, Found>? found = null;
        foreach (TextWord word in WordsOf(x).InOrder)
        {
            if (other.Raw.ContainsKey(word.Term))
            {
                if (_texts.IdfOf(word.Term) > LeastIdf)
                {
                    (found ??= new(StringComparer.Ordinal)).TryAdd(word.Term, new(word.Raw, _texts.IdfOf(word.Term), word.Start, word.Next));
                }

                continue;
            }

            foreach ((string known, float weight) in word.Like)
            {
                if (other.Raw.TryGetValue(known, out string? theirs) && _texts.IdfOf(known) > LeastIdf)
                {
                    (found ??= new(StringComparer.Ordinal)).TryAdd(known, new($"{word.Raw} ({theirs})", weight * _texts.IdfOf(known), word.Start, -1));
                }
            }
        }

        if (found is null)
        {
            return ([], 0);
        }

        Found[] best = [.. found.Values.OrderByDescending(f => f.Weight).ThenBy(f => f.Word, StringComparer.Ordinal).Take(Shown)];
        return (Phrases(best), best.Sum(b => b.Weight));
    }

    // Words that follow each other in the text are one expression: "künstlicher Intelligenz".
    private static List<string> Phrases(Found[] words)
    {
        Array.Sort(words, (a, b) => a.Start.CompareTo(b.Start));
        var phrases = new List<string>(words.Length);
        (int start, int next) = (-1, -1);
        foreach (Found word in words)
        {
            if (word.Start == next)
            {
                phrases[^1] += " " + word.Word;
            }
            else if (word.Start != start)
            {
                phrases.Add(word.Word);
            }

            (start, next) = (word.Start, word.Next);
        }

        return phrases;
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
        var order = new List<TextWord>();
        for (int end, start = 0; start < text.Length; start = end + 1)
        {
            int length = text.AsSpan(start).IndexOfAny(Separators);
            end = length < 0 ? text.Length : start + length;
            if (end == start)
            {
                continue;
            }

            string word = text[start..end];
            foreach (string term in TermsOf(word))
            {
                string plain = word.Trim('-', '\'', '’');
                if (term.Length > 3 && raw.TryAdd(term, plain))
                {
                    order.Add(new(plain, term, _texts.Expand(term), start, end < text.Length && text[end] == ' ' ? end + 1 : -1));
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

    private sealed record TextWords(Dictionary<string, string> Raw, TextWord[] InOrder);

    /// <summary>A word, its stem and the stems that mean the same; where it begins, and where a word begins that only a blank parts from it, else -1.</summary>
    private sealed record TextWord(string Raw, string Term, IReadOnlyList<(string Term, float Weight)> Like, int Start, int Next);

    private sealed record Found(string Word, double Weight, int Start, int Next);
}
