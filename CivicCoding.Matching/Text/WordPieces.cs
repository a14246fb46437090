using System.Globalization;
using System.Text;

namespace CivicCoding.Matching.Text;

/// <summary>Splits text into the pieces of a WordPiece vocabulary (Devlin et al. 2019): words and signs, each as the longest known pieces from left to right.</summary>
public sealed class WordPieces
{
    private const int LongestWord = 100;
    private const int LargestVocabulary = 1_000_000;
    private readonly Dictionary<string, long> _ids = new(StringComparer.Ordinal);
    private readonly bool _lower;
    private readonly long _unknown;
    private readonly long _first;
    private readonly long _last;

    /// <param name="vocabulary">One piece a line; the line number from 0 is its id.</param>
    /// <exception cref="FormatException">The vocabulary lacks [UNK], [CLS] or [SEP], or is too large.</exception>
    public WordPieces(IEnumerable<string> vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        foreach (string piece in vocabulary)
        {
            if (_ids.Count >= LargestVocabulary)
            {
                throw new FormatException("the vocabulary has more than 1,000,000 pieces");
            }

            _ids.TryAdd(piece.TrimEnd('\r'), _ids.Count);
        }

        _unknown = Special("[UNK]");
        _first = Special("[CLS]");
        _last = Special("[SEP]");
        // A vocabulary without any capital was made of lower-case text.
        _lower = !_ids.Keys.Any(k => !k.StartsWith('[') && k.Any(char.IsUpper));
    }

    /// <summary>The ids of a text between the marks of its beginning and end; nothing where it has no word.</summary>
    public long[] Ids(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ids = new List<long> { _first };
        foreach (string word in Words(text.Length > TextAnalyzer.MaxCharacters ? text[..TextAnalyzer.MaxCharacters] : text))
        {
            if (ids.Count >= most - 1)
            {
                break;
            }

            Add(word, ids);
        }

        if (ids.Count == 1)
        {
            return [];
        }

        ids.RemoveRange(Math.Min(ids.Count, most - 1), Math.Max(0, ids.Count - (most - 1)));
        ids.Add(_last);
        return [.. ids];
    }

    private long Special(string piece) => _ids.TryGetValue(piece, out long id) ? id : throw new FormatException($"the vocabulary has no {piece}");

    private IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (char c in _lower ? Plain(text) : text)
        {
            bool sign = char.IsPunctuation(c) || char.IsSymbol(c);
            if (sign || char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (word.Length > 0)
                {
                    yield return word.ToString();
                    word.Clear();
                }

                if (sign)
                {
                    yield return c.ToString();
                }
            }
            else
            {
                word.Append(c);
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    private static IEnumerable<char> Plain(string text) =>
        text.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);

    private void Add(string word, List<long> ids)
    {
        int before = ids.Count;
        int at = 0;
        while (at < word.Length && word.Length <= LongestWord)
        {
            int end = word.Length;
            long id = -1;
            while (end > at && !_ids.TryGetValue(at == 0 ? word[..end] : "##" + word[at..end], out id))
            {
                end--;
            }

            if (end == at)
            {
                break;
            }

            ids.Add(id);
            at = end;
        }

        if (at < word.Length)
        {
            ids.RemoveRange(before, ids.Count - before);
            ids.Add(_unknown);
        }
    }
}
