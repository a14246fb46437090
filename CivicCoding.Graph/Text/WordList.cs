using Lucene.Net.Index;
using Lucene.Net.Util;

namespace CivicCoding.Graph.Text;

/// <summary>The words that the graph itself uses: by them compounds are taken apart and misspelt words are recognised.</summary>
internal sealed class WordList
{
    private const int MaxWords = 1_000_000;
    private const int MaxLength = 60;
    private const int MaxFound = 96;

    /// <summary>What German puts between the parts of a compound, and what stands at the end of an inflected word.</summary>
    private static readonly string[] s_joints = ["", "s", "n", "e", "en", "es", "er", "ns"];
    private static readonly HashSet<string> s_endings = new(["e", "en", "er", "es", "em", "n", "s", "r", "in", "inn", "innen", "ern", "ns"], StringComparer.Ordinal);
    private static readonly string[] s_derivations = ["igkeit", "keit", "heit", "schaft", "ungen", "ung", "isch", "lich"];

    private readonly string[] _german;
    private readonly HashSet<string> _known;
    private readonly (string Word, int Frequency)[] _written;

    private WordList(string[] german, (string, int)[] written)
    {
        _german = german;
        _known = german.Where(w => w.Length >= 3).ToHashSet(StringComparer.Ordinal);
        _written = written;
    }

    public static WordList Empty { get; } = new([], []);

    public int Count => _written.Length;

    public static WordList Read(IndexReader reader) =>
        new([.. Terms(reader, TextSchema.German).Select(t => t.Word)], [.. Terms(reader, TextSchema.Plain)]);

    /// <summary>The compounds of the graph that hold a stem, with how surely: stems of the German field.</summary>
    public IReadOnlyList<(string Stem, float Weight)> Compounds(string stem)
    {
        var found = new List<(string Stem, float Weight)>();
        if (stem.Length < 3)
        {
            return found;
        }

        foreach (string word in _german)
        {
            if (word.Length < stem.Length + 3)
            {
                continue;
            }

            float best = 0;
            for (int at = word.IndexOf(stem, StringComparison.Ordinal); at >= 0; at = word.IndexOf(stem, at + 1, StringComparison.Ordinal))
            {
                best = Math.Max(best, WeightOf(word, at, stem.Length));
            }

            if (best > 0)
            {
                found.Add((word, best));
            }
        }

        return found.Count <= MaxFound ? found : [.. found.OrderByDescending(f => f.Weight).ThenBy(f => f.Stem.Length).Take(MaxFound)];
    }

    /// <summary>The known parts of a compound, or none where it is not one: stems of the German field.</summary>
    public IReadOnlyList<string> Parts(string stem)
    {
        var parts = new List<string>();
        if (stem.Length is < 7 or > MaxLength)
        {
            return parts;
        }

        if (Split(stem, 0, parts) && parts.Count > 1)
        {
            return parts;
        }

        parts.Clear();
        for (int length = stem.Length - 4; length >= 4; length--)
        {
            if (_known.Contains(stem[^length..]))
            {
                return [stem[^length..]];
            }

            if (KnownWithJoint(stem[..length]) is { } first)
            {
                return [first];
            }
        }

        return parts;
    }

    /// <summary>The stem of the word that this one is made from ("arbeitslosigkeit": "arbeitslos"), or null.</summary>
    public static string? BaseOf(string stem)
    {
        string? ending = s_derivations.FirstOrDefault(d => stem.Length >= d.Length + 5 && stem.EndsWith(d, StringComparison.Ordinal));
        return ending is null ? null : stem[..^ending.Length];
    }

    /// <summary>The words that begin like this one and are only inflected or derived from it.</summary>
    public IEnumerable<string> Relatives(string stem) =>
        _german.Where(w => w.Length <= stem.Length + 4 && w.StartsWith(stem, StringComparison.Ordinal)).Take(MaxFound);

    /// <summary>Words as written, folded, that differ from this one by at most <paramref name="changes"/> letters, the nearest and most frequent first.</summary>
    public IReadOnlyList<string> Nearest(string word, int changes, int limit)
    {
        if (word.Length > MaxLength)
        {
            return [];
        }

        var found = new List<(string Word, int Distance, int Frequency)>();
        foreach ((string candidate, int frequency) in _written)
        {
            if (Math.Abs(candidate.Length - word.Length) <= changes && candidate.Length >= 3 && !candidate.Any(char.IsDigit)
                && SpellingDistance.Of(word, candidate, changes) is var distance && distance <= changes && distance > 0)
            {
                found.Add((candidate, distance, frequency));
            }
        }

        return [.. found.OrderBy(f => f.Distance).ThenBy(f => f.Word[0] == word[0] ? 0 : 1).ThenByDescending(f => f.Frequency).ThenBy(f => f.Word, StringComparer.Ordinal).Take(limit).Select(f => f.Word)];
    }

    private static IEnumerable<(string Word, int Frequency)> Terms(IndexReader reader, string field)
    {
        TermsEnum? terms = MultiFields.GetTerms(reader, field)?.GetEnumerator();
        int n = 0;
        while (terms is not null && terms.MoveNext() && n++ < MaxWords)
        {
            if (terms.Term.Length <= MaxLength)
            {
                yield return (terms.Term.Utf8ToString(), terms.DocFreq);
            }
        }
    }

    /// <summary>How surely the stem at that place is a part of the word; zero where it is not.</summary>
    private float WeightOf(string word, int at, int length)
    {
        string left = word[..at];
        string right = word[(at + length)..];
        bool first = left.Length == 0;
        bool last = right.Length == 0 || s_endings.Contains(right);
        if (first && last)
        {
            return 0;
        }

        int before = first || KnownWithJoint(left) is not null ? 2 : left.Length >= 4 ? 1 : 0;
        int after = last || IsKnownAfterJoint(right) ? 2 : right.Length >= 4 ? 1 : 0;
        if (before == 0 || after == 0 || before + after < 3 || (before + after == 3 && length < 4))
        {
            return 0;
        }

        float place = first ? 0.75f : last ? 0.8f : 0.65f;
        return before + after == 4 ? place : place * 0.8f;
    }

    /// <summary>The stem of a part that stands before others, without what joins it to them; null where no such word is known.</summary>
    private string? KnownWithJoint(string part)
    {
        foreach (string joint in s_joints)
        {
            if (part.Length - joint.Length >= 3 && part.EndsWith(joint, StringComparison.Ordinal) && _known.Contains(part[..^joint.Length]))
            {
                return part[..^joint.Length];
            }
        }

        return null;
    }

    private bool IsKnownAfterJoint(string part) =>
        s_joints.Any(joint => part.Length - joint.Length >= 3 && part.StartsWith(joint, StringComparison.Ordinal) && (_known.Contains(part[joint.Length..]) || Split(part[joint.Length..], 1, [])));

    /// <summary>Takes the longest known first part and goes on with the rest; at most four parts.</summary>
    private bool Split(string word, int depth, List<string> parts)
    {
        if (depth > 0 && _known.Contains(word))
        {
            parts.Add(word);
            return true;
        }

        if (depth >= 3)
        {
            return false;
        }

        for (int length = word.Length - 3; length >= 3; length--)
        {
            if (KnownWithJoint(word[..length]) is not { } part)
            {
                continue;
            }

            int before = parts.Count;
            parts.Add(part);
            if (Split(word[length..], depth + 1, parts))
            {
                return true;
            }

            parts.RemoveRange(before, parts.Count - before);
        }

        return false;
    }
}
