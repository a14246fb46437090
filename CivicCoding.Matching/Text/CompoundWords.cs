using System.Collections.Concurrent;

namespace CivicCoding.Matching.Text;

/// <summary>Finds known words in a word that no document has: the parts of a German compound, other compounds that begin alike, and forms that differ by an umlaut.</summary>
public sealed class CompoundWords
{
    /// <summary>The most known words that one unknown word stands for.</summary>
    public const int Limit = 6;

    // Other questions ask for the same words again.
    private const int MostAsked = 20_000;
    private const int LeastWord = 7;
    private const int LeastHead = 5;
    private const int LeastPart = 4;
    private const float FormWeight = 0.8f;
    private const float PartWeight = 0.5f;
    private const float LikeWeight = 0.35f;
    private static readonly string[] Links = ["s", "es", "n", "en"];
    private readonly Dictionary<string, List<string>> _forms = new(StringComparer.Ordinal);
    private readonly string[] _sorted;
    private readonly ConcurrentDictionary<string, IReadOnlyList<(string Term, float Weight)>> _asked = new(StringComparer.Ordinal);

    /// <param name="vocabulary">The folded terms of an index, single words only.</param>
    public CompoundWords(IEnumerable<string> vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        foreach (string term in vocabulary)
        {
            string form = Plain(term);
            if (!_forms.TryGetValue(form, out List<string>? terms))
            {
                _forms.Add(form, terms = []);
            }

            terms.Add(term);
        }

        _sorted = [.. _forms.Keys];
        Array.Sort(_sorted, StringComparer.Ordinal);
    }

    /// <summary>The known words that a folded word stands for, each with a weight below one; a known word stands for itself alone and gives nothing.</summary>
    public IReadOnlyList<(string Term, float Weight)> Expand(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (_asked.TryGetValue(word, out IReadOnlyList<(string Term, float Weight)>? known))
        {
            return known;
        }

        if (_asked.Count >= MostAsked)
        {
            _asked.Clear();
        }

        return _asked.GetOrAdd(word, Find);
    }

    private List<(string Term, float Weight)> Find(string word)
    {
        string form = Plain(word);
        var found = new List<(string Term, float Weight)>();
        if (_forms.TryGetValue(form, out List<string>? same))
        {
            Add(found, same, FormWeight);
            return found;
        }

        if (form.Length >= LeastWord && Split(form) is { } split)
        {
            Add(found, _forms.GetValueOrDefault(split.Head), PartWeight);
            Add(found, _forms.GetValueOrDefault(split.Tail), PartWeight);
            AddLike(found, split.Head);
        }
        else if (form.Length >= LeastHead)
        {
            AddLike(found, form);
        }

        return found;
    }

    // Umlauts come and go with number and form: Vogel and Vögel meet.
    private static string Plain(string word) => word.Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal).Replace("ue", "u", StringComparison.Ordinal);

    // Both parts known is best, the more even the better; a long known head alone will do.
    private (string Head, string Tail)? Split(string form)
    {
        (string, string)? best = null;
        int most = 0;
        for (int at = LeastPart; at <= form.Length - 3; at++)
        {
            string? head = Head(form[..at]);
            if (head is null)
            {
                continue;
            }

            string tail = TextAnalyzer.Stem(form[at..]);
            bool both = form.Length - at >= LeastPart && (_forms.ContainsKey(form[at..]) || _forms.ContainsKey(tail));
            int worth = both ? 100 + Math.Min(head.Length, form.Length - at) : head.Length >= LeastHead ? head.Length : 0;
            if (worth > most)
            {
                (best, most) = ((head, _forms.ContainsKey(form[at..]) ? form[at..] : tail), worth);
            }
        }

        return best;
    }

    private string? Head(string part)
    {
        if (_forms.ContainsKey(part))
        {
            return part;
        }

        foreach (string link in Links)
        {
            if (part.Length - link.Length >= LeastPart && part.EndsWith(link, StringComparison.Ordinal) && _forms.ContainsKey(part[..^link.Length]))
            {
                return part[..^link.Length];
            }
        }

        return null;
    }

    private void AddLike(List<(string Term, float Weight)> found, string head)
    {
        if (head.Length < LeastHead)
        {
            return;
        }

        int at = Array.BinarySearch(_sorted, head, StringComparer.Ordinal);
        for (int i = at < 0 ? ~at : at; i < _sorted.Length && found.Count < Limit && _sorted[i].StartsWith(head, StringComparison.Ordinal); i++)
        {
            if (_sorted[i].Length >= head.Length + 3)
            {
                Add(found, _forms[_sorted[i]], LikeWeight);
            }
        }
    }

    private static void Add(List<(string Term, float Weight)> found, List<string>? terms, float weight)
    {
        foreach (string term in terms ?? [])
        {
            if (found.Count < Limit && !found.Exists(f => f.Term == term))
            {
                found.Add((term, weight));
            }
        }
    }
}
