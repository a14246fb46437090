using System.Collections.Concurrent;
using System.Text;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Civic;

namespace CivicCoding.Api.Network;

/// <summary>The things of a kind in the order of their names with what they are filtered by, as of one commit: lists, counts and names are read off instead of being asked for one by one. 80 bytes a thing, its IRI, names and texts beside, 4 for each filter and each value; texts are kept up to <see cref="MaxTextBytes"/>.</summary>
internal sealed class KindTable
{
    /// <summary>Where all texts of a kind are longer, words are asked of the store.</summary>
    public const long MaxTextBytes = 64 << 20;

    /// <summary>Of so many values it is kept which things have them, a byte for each thing.</summary>
    private const int MaxHaving = 64;
    private const int None = -1;

    /// <summary>The rows in German order; other orders and the columns name them by their places.</summary>
    private readonly KindRow[] _rows;
    private readonly int[] _english;
    private readonly int[] _byIri;
    private readonly ValueColumn[] _columns;
    private readonly string[][] _values;
    private readonly IReadOnlyList<ListFilter> _filters;
    private readonly ConcurrentDictionary<(int Filter, int Value), bool[]> _having = new();
    private volatile HeldWords? _held;

    private KindTable(EntityKind kind, KindRow[] rows, int[] english, int[] byIri, ValueColumn[] columns, string[][] values)
    {
        _filters = ListFilter.Of(kind);
        (Kind, _rows, _english, _byIri, _columns, _values) = (kind, rows, english, byIri, columns, values);
        Examples = rows.Count(r => r.IsExample);
        KnowsTexts = Array.TrueForAll(rows, r => r.Texts is not null) && rows.Sum(r => (long)r.Texts!.Length) <= MaxTextBytes;
    }

    /// <summary>Which rows hold some words.</summary>
    private sealed record HeldWords(string Words, bool[] Rows);

    public EntityKind Kind { get; }

    public int Count => _rows.Length;

    /// <summary>How many of the things are made up.</summary>
    public int Examples { get; }

    /// <summary>True where the table finds words itself; else it has to be told which things hold them.</summary>
    public bool KnowsTexts { get; }

    /// <summary>For each filter its values by number.</summary>
    public IReadOnlyList<string[]> Values => _values;

    /// <summary>A table of all rows, each with the numbers of its values for each filter.</summary>
    public static KindTable Of(EntityKind kind, IEnumerable<(KindRow Row, int[][] Values)> things, string[][] values)
    {
        // The keys are made once for each row; a comparison of rows would make them anew.
        (KindRow Row, int[][] Values)[] german = [.. things.OrderBy(t => KindRow.KeyOf(t.Row.GermanLabel), StringComparer.Ordinal).ThenBy(t => t.Row.Iri, StringComparer.Ordinal)];
        KindRow[] rows = [.. german.Select(t => t.Row)];
        int[] english = [.. Enumerable.Range(0, rows.Length).OrderBy(r => KindRow.KeyOf(rows[r].EnglishLabel), StringComparer.Ordinal).ThenBy(r => rows[r].Iri, StringComparer.Ordinal)];
        int[] byIri = [.. Enumerable.Range(0, rows.Length).OrderBy(r => rows[r].Iri, StringComparer.Ordinal)];
        return new KindTable(kind, rows, english, byIri, [.. values.Select((_, filter) => new ValueColumn(rows.Length, row => german[row].Values[filter]))], values);
    }

    /// <summary>This table with some things taken out and others put in.</summary>
    public KindTable With(IReadOnlySet<string> gone, IReadOnlyCollection<(KindRow Row, int[][] Values)> come, string[][] values)
    {
        var merge = new KindTableMerge(_rows, gone.Select(Find).Where(r => r != None), [.. come.Select(c => c.Row)]);
        Dictionary<string, int[][]> added = come.ToDictionary(c => c.Row.Iri, c => c.Values, StringComparer.Ordinal);
        ReadOnlySpan<int> ValuesOf(int filter, int row) => merge.Before(row) is var before && before >= 0 ? _columns[filter].Of(before) : added[merge.Rows[row].Iri][filter];
        ValueColumn[] columns = [.. values.Select((_, filter) => new ValueColumn(merge.Rows.Length, row => ValuesOf(filter, row)))];
        return new KindTable(Kind, merge.Rows, merge.Order(_english, KindRow.InEnglish), merge.Order(_byIri, KindRow.ByIri), columns, values);
    }

    public bool Holds(string iri) => Find(iri) != None;

    /// <summary>What a thing of the table is called; null for others and for one without a name.</summary>
    public LocalText? NameOf(string iri, Language language) => Find(iri) is var row && row != None ? _rows[row].In(language) : null;

    /// <summary>A page of the things that pass, and how many pass.</summary>
    /// <param name="filter">Words, and values by filter.</param>
    /// <param name="holding">The things that hold the words, where the table does not know the texts.</param>
    /// <param name="language">Whose order it is.</param>
    /// <param name="skip">How many come before the page.</param>
    /// <param name="take">How many the page holds.</param>
    public (IReadOnlyList<string> Iris, int Total) Page(ThingFilter filter, IReadOnlySet<string>? holding, Language language, int skip, int take)
    {
        bool[]? passing = Passing(filter, holding, except: null);
        bool german = language == Language.German;
        if (passing is null)
        {
            int from = Math.Min(skip, Count);
            return ([.. Enumerable.Range(from, Math.Min(take, Count - from)).Select(i => _rows[german ? i : _english[i]].Iri)], Count);
        }

        List<string> page = [];
        int total = 0;
        for (int i = 0; i < _rows.Length; i++)
        {
            int row = german ? i : _english[i];
            if (passing[row] && total++ >= skip && page.Count < take)
            {
                page.Add(_rows[row].Iri);
            }
        }

        return (page, total);
    }

    /// <summary>How many things have each value of a filter, whatever is chosen for that filter itself; the most frequent first.</summary>
    public IReadOnlyList<(string Value, int Count)> Counts(string facet, ThingFilter filter, IReadOnlySet<string>? holding, int most = int.MaxValue)
    {
        int place = PlaceOf(facet);
        int[] counts = _columns[place].Count(Passing(filter, holding, except: facet), _values[place].Length);
        return [.. counts.Index().Where(c => c.Item > 0).Select(c => (_values[place][c.Index], c.Item)).OrderByDescending(c => c.Item).ThenBy(c => c.Item1, StringComparer.Ordinal).Take(most)];
    }

    /// <summary>Which rows have the chosen values and the words; null: all.</summary>
    private bool[]? Passing(ThingFilter filter, IReadOnlySet<string>? holding, string? except)
    {
        bool[]? passing = null;
        if (holding is not null)
        {
            passing = new bool[_rows.Length];
            foreach (int row in holding.Select(Find).Where(r => r != None))
            {
                passing[row] = true;
            }
        }
        else if (!string.IsNullOrWhiteSpace(filter.Words))
        {
            passing = [.. Holding(filter.Words)];
        }

        for (int i = 0; i < _filters.Count; i++)
        {
            bool asked = filter.Values.TryGetValue(_filters[i].Name, out string? value) && _filters[i].Name != except
                && (_filters[i].Pattern is null ? SafeIri.TryRead(value, out _) : value == ListFilter.On);
            if (asked)
            {
                bool[] having = Having(i, Array.IndexOf(_values[i], value));
                passing ??= All();
                for (int row = 0; row < passing.Length; row++)
                {
                    passing[row] &= having[row];
                }
            }
        }

        return passing;
    }

    private bool[] All()
    {
        var rows = new bool[_rows.Length];
        Array.Fill(rows, true);
        return rows;
    }

    /// <summary>Which rows have a value of a filter; kept for the next who asks.</summary>
    private bool[] Having(int filter, int value)
    {
        if (!_having.TryGetValue((filter, value), out bool[]? rows))
        {
            rows = _columns[filter].Having(value);
            if (_having.Count < MaxHaving)
            {
                _having.TryAdd((filter, value), rows);
            }
        }

        return rows;
    }

    /// <summary>Which rows hold all words, each in any of their texts. A page asks for its entries and each of its filters, so the last answer is kept.</summary>
    private bool[] Holding(string text)
    {
        if (_held is { } known && known.Words == text)
        {
            return known.Rows;
        }

        byte[][] words = [.. ListFilter.WordsOf(text).Select(Encoding.UTF8.GetBytes)];
        bool[] rows = [.. _rows.Select(r => Array.TrueForAll(words, w => r.Texts.AsSpan().IndexOf(w) >= 0))];
        _held = new HeldWords(text, rows);
        return rows;
    }

    private int PlaceOf(string facet) => _filters.Index().First(f => f.Item.Name == facet).Index;

    private int Find(string iri)
    {
        int low = 0;
        int high = _byIri.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = string.CompareOrdinal(_rows[_byIri[middle]].Iri, iri);
            if (order == 0)
            {
                return _byIri[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return None;
    }
}
