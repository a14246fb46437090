using System.Globalization;
using CivicCoding.Api.Languages;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Network;

/// <summary>Reads the rows of a kind's table from the store: all of them, or those of some things.</summary>
internal sealed class KindTableReader(GraphReading reading)
{
    private const long MaxRows = 5_000_000;

    public async Task<KindTable> ReadAsync(EntityKind kind, CancellationToken cancellation)
    {
        var values = new ValueNumbers(ListFilter.Of(kind).Select(_ => Array.Empty<string>()));
        IReadOnlyList<KindRow> rows = await RowsAsync(kind, "", values, cancellation);
        return KindTable.Of(kind, rows, values.ToArrays());
    }

    /// <summary>The table with the rows of some things read anew.</summary>
    /// <param name="table">The table before.</param>
    /// <param name="things">The things; others are as they were.</param>
    /// <param name="patterns">True where filters by pattern may have changed for every thing, for they look at others.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<KindTable> RefreshAsync(KindTable table, IReadOnlySet<string> things, bool patterns, CancellationToken cancellation)
    {
        if (patterns && ListFilter.Of(table.Kind).Any(f => f.Pattern is not null))
        {
            return await ReadAsync(table.Kind, cancellation);
        }

        var values = new ValueNumbers(table.Values);
        string only = $"VALUES ?s {{ {NetworkReader.Join(things.Select(t => new Iri(t)))} }} ";
        IReadOnlyList<KindRow> rows = await RowsAsync(table.Kind, only, values, cancellation);
        return table.With(things, rows, values.ToArrays());
    }

    private async Task<IReadOnlyList<KindRow>> RowsAsync(EntityKind kind, string only, ValueNumbers values, CancellationToken cancellation)
    {
        string all = only + NetworkReader.Where(kind, ThingFilter.None);
        IReadOnlyList<ListFilter> filters = ListFilter.Of(kind);
        Dictionary<string, int[][]> rows = new(StringComparer.Ordinal);
        foreach (Term?[] row in await reading.SelectAsync($"SELECT DISTINCT ?s WHERE {{ {all} }}", cancellation, MaxRows))
        {
            if (row[0] is Iri thing)
            {
                rows[thing.Value] = [.. filters.Select(_ => Array.Empty<int>())];
            }
        }

        for (int i = 0; i < filters.Count; i++)
        {
            ListFilter filter = filters[i];
            if (filter.Other is { } other)
            {
                int on = values.NumberOf(i, ListFilter.On);
                HashSet<string> met = await MetAsync(all, other, cancellation);
                foreach (string thing in rows.Keys.Where(t => !met.Contains(t)))
                {
                    rows[thing][i] = [on];
                }

                continue;
            }

            string query = $"SELECT DISTINCT ?s ?v WHERE {{ {all} ?s {filter.Property} ?v . FILTER(isIRI(?v)) }}";
            foreach (IGrouping<string, string> group in (await reading.SelectAsync(query, cancellation, MaxRows)).GroupBy(r => ((Iri)r[0]!).Value, r => ((Iri)r[1]!).Value, StringComparer.Ordinal))
            {
                if (rows.TryGetValue(group.Key, out int[][]? of))
                {
                    of[i] = [.. group.Select(v => values.NumberOf(i, v))];
                }
            }
        }

        Dictionary<string, (string? German, string? English)> names = await NamesAsync(all, cancellation);
        return [.. rows.Select(r => names.TryGetValue(r.Key, out (string? German, string? English) name) ? new KindRow(r.Key, name.German!, name.English!, r.Value) : new KindRow(r.Key, "", "", r.Value))];
    }

    /// <summary>The things of which something on the other side is of the same kind and shares a skill or a topic. Asked as one pattern, popular skills would join everything with everything.</summary>
    private async Task<HashSet<string>> MetAsync(string all, string other, CancellationToken cancellation)
    {
        IReadOnlyList<Term?[]> there = await reading.SelectAsync($"SELECT DISTINCT ?kind ?same WHERE {{ ?other a {other} ; civic:needKind ?kind ; civic:skill|dct:subject ?same }}", cancellation, MaxRows);
        HashSet<(Term, Term)> shared = [.. there.Select(r => (r[0]!, r[1]!))];
        IReadOnlyList<Term?[]> here = await reading.SelectAsync($"SELECT DISTINCT ?s ?kind ?same WHERE {{ {all} ?s civic:needKind ?kind ; civic:skill|dct:subject ?same }}", cancellation, MaxRows);
        return here.Where(r => shared.Contains((r[1]!, r[2]!))).Select(r => ((Iri)r[0]!).Value).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What things are sorted by: their name in the language, else the first in any other.</summary>
    private async Task<Dictionary<string, (string? German, string? English)>> NamesAsync(string all, CancellationToken cancellation)
    {
        Dictionary<string, (string? German, string? English, string? NotGerman, string? NotEnglish)> found = new(StringComparer.Ordinal);
        foreach (Term?[] row in await reading.SelectAsync($"SELECT ?s ?l WHERE {{ {all} ?s rdfs:label ?l }}", cancellation, MaxRows))
        {
            if (row[1] is Literal label)
            {
                string thing = ((Iri)row[0]!).Value;
                string key = Key(label.Lexical);
                (string? german, string? english, string? notGerman, string? notEnglish) = found.GetValueOrDefault(thing);
                found[thing] = label.Language switch
                {
                    "de" => (First(german, key), english, notGerman, First(notEnglish, key)),
                    "en" => (german, First(english, key), First(notGerman, key), notEnglish),
                    _ => (german, english, First(notGerman, key), First(notEnglish, key)),
                };
            }
        }

        return found.ToDictionary(f => f.Key, f => (f.Value.German ?? f.Value.NotGerman, f.Value.English ?? f.Value.NotEnglish), StringComparer.Ordinal)!;
    }

    /// <summary>Umlauts sort as their base letters (DIN 5007-1).</summary>
    private static string Key(string name) => name.ToLowerInvariant().Replace('ä', 'a').Replace('ö', 'o').Replace('ü', 'u');

    private static string First(string? known, string key) => known is null || string.CompareOrdinal(key, known) < 0 ? key : known;
}
