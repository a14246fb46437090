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
    private const int CharactersOfTerm = 12;
    private const int MostTexts = 1_000;
    private const int MostWords = 100_000;
    private static readonly SearchValues<char> Separators = SearchValues.Create(" \n\r\t,.;:()/\"“”„!?");
    private readonly Bm25Index _texts;
    private readonly ConcurrentDictionary<string, TextWords> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Word[]> _words = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Word[]>.AlternateLookup<ReadOnlySpan<char>> _wordsBySpan;

    internal SharedWords(Bm25Index texts)
    {
        _texts = texts;
        _wordsBySpan = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

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
        Dictionary<string, Word> other = WordsOf(y).ByTerm;
        Dictionary<string, Found>? found = null;
        foreach ((Word word, int start, int next) in WordsOf(x).InOrder)
        {
            if (other.ContainsKey(word.Term))
            {
                if (word.Weight > LeastIdf)
                {
                    (found ??= new(StringComparer.Ordinal)).TryAdd(word.Term, new(word.Raw, word.Weight, start, next));
                }

                continue;
            }

            foreach ((string known, float weight) in word.Like)
            {
                if (other.TryGetValue(known, out Word? theirs) && theirs.Weight > LeastIdf)
                {
                    (found ??= new(StringComparer.Ordinal)).TryAdd(known, new($"{word.Raw} ({theirs.Raw})", weight * theirs.Weight, start, -1));
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
        var byTerm = new Dictionary<string, Word>(text.Length / CharactersOfTerm, StringComparer.Ordinal);
        var order = new List<TextWord>(text.Length / CharactersOfTerm);
        for (int end, start = 0; start < text.Length; start = end + 1)
        {
            int length = text.AsSpan(start).IndexOfAny(Separators);
            end = length < 0 ? text.Length : start + length;
            if (end == start)
            {
                continue;
            }

            foreach (Word word in WordsAt(text.AsSpan(start, end - start)))
            {
                if (byTerm.TryAdd(word.Term, word))
                {
                    order.Add(new(word, start, end < text.Length && text[end] == ' ' ? end + 1 : -1));
                }
            }
        }

        return new TextWords(byTerm, order);
    }

    // The same words come in all texts.
    private Word[] WordsAt(ReadOnlySpan<char> text)
    {
        if (_wordsBySpan.TryGetValue(text, out Word[]? words))
        {
            return words;
        }

        if (_words.Count >= MostWords)
        {
            _words.Clear();
        }

        string raw = text.ToString();
        string plain = raw.Trim('-', '\'', '’');
        return _words.GetOrAdd(raw, [.. TextAnalyzer.Terms(raw).Where(t => t.Length > 3).Select(t => new Word(plain, t, _texts.IdfOf(t), _texts.Expand(t)))]);
    }

    private sealed record TextWords(Dictionary<string, Word> ByTerm, List<TextWord> InOrder);

    /// <summary>Where a word of a text begins, and where a word begins that only a blank parts from it, else -1.</summary>
    private readonly record struct TextWord(Word Word, int Start, int Next);

    /// <summary>A word as it is written, its stem, how rare that is, and the stems that mean the same.</summary>
    private sealed record Word(string Raw, string Term, float Weight, IReadOnlyList<(string Term, float Weight)> Like);

    private sealed record Found(string Word, double Weight, int Start, int Next);
}
