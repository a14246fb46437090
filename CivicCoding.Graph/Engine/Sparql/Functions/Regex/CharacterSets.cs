using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using DotNetRegex = System.Text.RegularExpressions.Regex;

namespace CivicCoding.Graph.Sparql.Functions.Regex;

/// <summary>The named character sets of XML Schema regular expressions (XML Schema 1.1 part 2, appendix G.4.2).</summary>
internal static class CharacterSets
{
    private static readonly ConcurrentDictionary<string, CharacterSet> Categories = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, CharacterSet?> Blocks = new(StringComparer.Ordinal);
    private static readonly Lazy<Dictionary<int, int[]>> CaseVariants = new(MakeCaseVariants);

    private static readonly string[] CategoryNames =
        ["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn"];

    public static CharacterSet Space { get; } = CharacterSet.Of((0x9, 0xA), (0xD, 0xD), (0x20, 0x20));

    /// <summary>What a point stands for without the flag s.</summary>
    public static CharacterSet NoLineEnd { get; } = CharacterSet.Of((0xA, 0xA), (0xD, 0xD)).Complement();

    public static CharacterSet Any { get; } = CharacterSet.Of((0, CharacterSet.Last));

    public static CharacterSet NameStart { get; } = CharacterSet.Of(
        (':', ':'), ('A', 'Z'), ('_', '_'), ('a', 'z'), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF), (0x370, 0x37D), (0x37F, 0x1FFF), (0x200C, 0x200D),
        (0x2070, 0x218F), (0x2C00, 0x2FEF), (0x3001, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF));

    public static CharacterSet NameCharacter { get; } = NameStart.Union(CharacterSet.Of(('-', '.'), ('0', '9'), (0xB7, 0xB7), (0x300, 0x36F), (0x203F, 0x2040)));

    public static CharacterSet Digit => Category("Nd")!;

    /// <summary>All but punctuation, separators and others.</summary>
    public static CharacterSet Word => Category("P")!.Union(Category("Z")!).Union(Category("C")!).Complement();

    /// <summary>The set of a general category (Lu) or a group of them (L), null for an unknown name.</summary>
    public static CharacterSet? Category(string name)
    {
        if (!CategoryNames.Any(c => name.Length is 1 or 2 && c.StartsWith(name, StringComparison.Ordinal)))
        {
            return null;
        }

        return Categories.GetOrAdd(name, static n => CharacterSet.Where(c => CategoryNames[(int)CharUnicodeInfo.GetUnicodeCategory(c)].StartsWith(n, StringComparison.Ordinal)));
    }

    /// <summary>The set of a block name such as IsBasicLatin, null for an unknown one.</summary>
    public static CharacterSet? Block(string name)
    {
        if (name.Length is < 3 or > 60 || !name.StartsWith("Is", StringComparison.Ordinal) || name.AsSpan().ContainsAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"))
        {
            return null;
        }

        if (Blocks.TryGetValue(name, out CharacterSet? known))
        {
            return known;
        }

        try
        {
            var block = new DotNetRegex("\\p{" + name + "}", System.Text.RegularExpressions.RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            CharacterSet set = CharacterSet.Where(c => c <= 0xFFFF && block.IsMatch([(char)c]));
            Blocks[name] = set;
            return set;
        }
        catch (ArgumentException)
        {
            // The name is of no block; names come from queries, so they are not remembered.
            return null;
        }
    }

    /// <summary>The set with the other case of each of its characters.</summary>
    public static CharacterSet IgnoringCase(CharacterSet set)
    {
        var added = new List<(int First, int Last)>(set.Ranges);
        foreach ((int first, int last) in set.Ranges)
        {
            if (last - first > 64)
            {
                added.AddRange(CaseVariants.Value.Where(v => v.Key >= first && v.Key <= last).SelectMany(v => v.Value).Select(c => (c, c)));
                continue;
            }

            for (int c = first; c <= last; c++)
            {
                if (CaseVariants.Value.TryGetValue(c, out int[]? variants))
                {
                    added.AddRange(variants.Select(v => (v, v)));
                }
            }
        }

        return CharacterSet.Of(added.ToArray());
    }

    /// <summary>For each character with case, all that share its lower or upper case.</summary>
    private static Dictionary<int, int[]> MakeCaseVariants()
    {
        var pairs = new List<(int A, int B)>();
        for (int c = 0; c <= CharacterSet.Last; c++)
        {
            if (Rune.TryCreate(c, out Rune rune))
            {
                int lower = Rune.ToLowerInvariant(rune).Value;
                int upper = Rune.ToUpperInvariant(rune).Value;
                if (lower != c)
                {
                    pairs.Add((c, lower));
                    pairs.Add((lower, c));
                }

                if (upper != c)
                {
                    pairs.Add((c, upper));
                    pairs.Add((upper, c));
                }
            }
        }

        ILookup<int, int> direct = pairs.ToLookup(p => p.A, p => p.B);
        return direct.ToDictionary(g => g.Key, g => g.SelectMany(b => direct[b].Append(b)).Distinct().Where(b => b != g.Key).ToArray());
    }
}
