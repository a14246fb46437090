using System.Globalization;
using CivicCoding.Api.Entries;
using CivicCoding.Graph.Civic;

namespace CivicCoding.Api.Identity;

/// <summary>Compares the entries of a kind that have something rare in common, never every pair: what many have in common says nothing and makes no pairs.</summary>
internal sealed class DuplicateComparison(EntityKind kind)
{
    /// <summary>What more entries have in common is no reason to compare them.</summary>
    public const int MostAlike = 40;

    /// <summary>The most pairs that are compared.</summary>
    public const int MostPairs = 300_000;

    private const double Near = 0.85;
    private const int RareWords = 3;

    /// <summary>How many pairs were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>The pairs that may be one, what says most first.</summary>
    public IReadOnlyList<DuplicatePair> Find(IReadOnlyList<DuplicateThing> things)
    {
        List<DuplicatePair> pairs = [];
        HashSet<long> seen = [];
        foreach (List<int> block in Blocks(things).Values.Where(b => b.Count is > 1 and <= MostAlike))
        {
            for (int i = 0; i < block.Count; i++)
            {
                for (int j = i + 1; j < block.Count; j++)
                {
                    if (Compared < MostPairs && seen.Add(((long)block[i] << 32) | (uint)block[j]) && Compare(things[block[i]], things[block[j]]) is { } pair)
                    {
                        pairs.Add(pair);
                    }
                }
            }
        }

        return [.. pairs.OrderByDescending(p => p.Confidence).ThenBy(p => p.First.Value, StringComparer.Ordinal).ThenBy(p => p.Second.Value, StringComparer.Ordinal)];
    }

    private static Dictionary<string, List<int>> Blocks(IReadOnlyList<DuplicateThing> things)
    {
        Dictionary<string, int> frequency = new(StringComparer.Ordinal);
        foreach (string word in things.SelectMany(t => Words(t).Distinct(StringComparer.Ordinal)))
        {
            frequency[word] = frequency.GetValueOrDefault(word) + 1;
        }

        Dictionary<string, List<int>> blocks = new(StringComparer.Ordinal);
        for (int i = 0; i < things.Count; i++)
        {
            DuplicateThing thing = things[i];
            IEnumerable<string> rare = Words(thing).Distinct(StringComparer.Ordinal).OrderBy(w => frequency[w]).ThenBy(w => w, StringComparer.Ordinal).Take(RareWords);
            foreach (string key in thing.Identifiers.Select(v => "i" + v).Concat(thing.Pages.Select(v => "p" + v)).Concat(thing.Accesses.Select(v => "a" + v)).Concat(thing.Names.Select(v => "n" + v)).Concat(rare.Select(v => "w" + v)))
            {
                if (!blocks.TryGetValue(key, out List<int>? block))
                {
                    blocks.Add(key, block = []);
                }

                // One more than counts tells that there are too many.
                if (block.Count <= MostAlike)
                {
                    block.Add(i);
                }
            }
        }

        return blocks;
    }

    private static IEnumerable<string> Words(DuplicateThing thing) => thing.Names.SelectMany(n => n.Split(' ')).Where(w => w.Length >= 4);

    private DuplicatePair? Compare(DuplicateThing first, DuplicateThing second)
    {
        Compared++;
        List<DuplicateReason> reasons = [];
        void Common(DuplicateReasonKind reason, HashSet<string> a, HashSet<string> b)
        {
            if (a.FirstOrDefault(b.Contains) is { } value)
            {
                reasons.Add(new DuplicateReason(reason, value));
            }
        }

        Common(DuplicateReasonKind.Identifier, first.Identifiers, second.Identifiers);
        Common(DuplicateReasonKind.Name, first.Names, second.Names);
        if (reasons.All(r => r.Kind != DuplicateReasonKind.Name))
        {
            double alike = first.Names.SelectMany(a => second.Names.Select(b => DuplicateFinder.Likeness(a, b))).DefaultIfEmpty().Max();
            if (alike >= Near && SameNumbers(first, second))
            {
                reasons.Add(new DuplicateReason(DuplicateReasonKind.NearName, Math.Floor(alike * 100).ToString(CultureInfo.InvariantCulture)));
            }
        }

        Common(DuplicateReasonKind.Page, first.Pages, second.Pages);
        Common(DuplicateReasonKind.Access, first.Accesses, second.Accesses);
        if (reasons.Count == 0)
        {
            return null;
        }

        Common(DuplicateReasonKind.Publisher, first.Publishers, second.Publishers);
        Common(DuplicateReasonKind.Place, first.Places, second.Places);
        var pair = new DuplicatePair(kind, first.Iri, second.Iri, [.. reasons.OrderByDescending(r => r.Weight)]);
        return pair.Confidence >= DuplicateScan.Enough ? pair : null;
    }

    /// <summary>"Report 2023" and "Report 2024" are near and yet two things.</summary>
    private static bool SameNumbers(DuplicateThing first, DuplicateThing second)
    {
        HashSet<string> a = Numbers(first);
        return a.SetEquals(Numbers(second));
    }

    private static HashSet<string> Numbers(DuplicateThing thing) => thing.Names.SelectMany(n => n.Split(' ')).Where(w => w.Any(char.IsDigit)).ToHashSet(StringComparer.Ordinal);
}
