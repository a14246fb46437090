using CivicCoding.Api.Languages;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Civic;

namespace CivicCoding.Api.Network;

/// <summary>The things of a kind in the order of their names with what they are filtered by, as of one commit: lists and their counts are read off instead of being asked for one by one.</summary>
internal sealed class KindTable
{
    private readonly KindRow[] _german;
    private readonly KindRow[] _english;
    private readonly string[][] _values;
    private readonly IReadOnlyList<ListFilter> _filters;

    private KindTable(EntityKind kind, KindRow[] german, KindRow[] english, string[][] values)
    {
        _filters = ListFilter.Of(kind);
        (Kind, _german, _english, _values) = (kind, german, english, values);
    }

    public EntityKind Kind { get; }

    public int Count => _german.Length;

    /// <summary>For each filter its values by number.</summary>
    public IReadOnlyList<string[]> Values => _values;

    /// <summary>A table of all rows.</summary>
    public static KindTable Of(EntityKind kind, IEnumerable<KindRow> rows, string[][] values)
    {
        KindRow[] german = [.. rows];
        KindRow[] english = [.. german];
        Array.Sort(german, KindRow.InGerman);
        Array.Sort(english, KindRow.InEnglish);
        return new KindTable(kind, german, english, values);
    }

    /// <summary>This table with some rows taken out and others put in.</summary>
    public KindTable With(IReadOnlySet<string> gone, IReadOnlyCollection<KindRow> come, string[][] values) =>
        new(Kind, Merged(_german, gone, come, KindRow.InGerman), Merged(_english, gone, come, KindRow.InEnglish), values);

    /// <summary>A page of the things that pass, and how many pass.</summary>
    /// <param name="filter">Values by filter; its words are not looked at.</param>
    /// <param name="words">The things that hold the words; null: all.</param>
    /// <param name="language">Whose order it is.</param>
    /// <param name="skip">How many come before the page.</param>
    /// <param name="take">How many the page holds.</param>
    public (IReadOnlyList<string> Iris, int Total) Page(ThingFilter filter, IReadOnlySet<string>? words, Language language, int skip, int take)
    {
        List<string> page = [];
        int total = 0;
        int[] chosen = Chosen(filter, except: null);
        foreach (KindRow row in language == Language.German ? _german : _english)
        {
            if (Passes(row, chosen, words) && total++ >= skip && page.Count < take)
            {
                page.Add(row.Iri);
            }
        }

        return (page, total);
    }

    /// <summary>How many things have each value of a filter, whatever is chosen for that filter itself; the most frequent first.</summary>
    public IReadOnlyList<(string Value, int Count)> Counts(string facet, ThingFilter filter, IReadOnlySet<string>? words)
    {
        int place = PlaceOf(facet);
        var counts = new int[_values[place].Length];
        int[] chosen = Chosen(filter, except: facet);
        foreach (KindRow row in _german)
        {
            if (row.Values[place].Length > 0 && Passes(row, chosen, words))
            {
                foreach (int value in row.Values[place])
                {
                    counts[value]++;
                }
            }
        }

        return [.. counts.Index().Where(c => c.Item > 0).Select(c => (_values[place][c.Index], c.Item)).OrderByDescending(c => c.Item).ThenBy(c => c.Item1, StringComparer.Ordinal)];
    }

    private static bool Passes(KindRow row, int[] chosen, IReadOnlySet<string>? words)
    {
        for (int i = 0; i < chosen.Length; i++)
        {
            if (chosen[i] != Any && Array.IndexOf(row.Values[i], chosen[i]) < 0)
            {
                return false;
            }
        }

        return words is null || words.Contains(row.Iri);
    }

    private const int Any = -1;
    private const int None = -2;

    /// <summary>For each filter the number of the value that is asked for.</summary>
    private int[] Chosen(ThingFilter filter, string? except)
    {
        var chosen = new int[_filters.Count];
        for (int i = 0; i < chosen.Length; i++)
        {
            bool asked = filter.Values.TryGetValue(_filters[i].Name, out string? value) && _filters[i].Name != except
                && (_filters[i].Pattern is null ? SafeIri.TryRead(value, out _) : value == ListFilter.On);
            chosen[i] = !asked ? Any : Array.IndexOf(_values[i], value) is >= 0 and var number ? number : None;
        }

        return chosen;
    }

    private int PlaceOf(string facet) => _filters.Index().First(f => f.Item.Name == facet).Index;

    /// <summary>Rows that stay are in order already.</summary>
    private static KindRow[] Merged(KindRow[] rows, IReadOnlySet<string> gone, IReadOnlyCollection<KindRow> come, Comparison<KindRow> order)
    {
        KindRow[] added = [.. come];
        Array.Sort(added, order);
        var merged = new List<KindRow>(rows.Length + added.Length);
        int next = 0;
        foreach (KindRow row in rows)
        {
            if (gone.Contains(row.Iri))
            {
                continue;
            }

            while (next < added.Length && order(added[next], row) < 0)
            {
                merged.Add(added[next++]);
            }

            merged.Add(row);
        }

        merged.AddRange(added.AsSpan(next));
        return [.. merged];
    }
}
