using System.Text;
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
        return KindTable.Of(kind, await RowsAsync(kind, "", values, keepsTexts: true, cancellation), values.ToArrays());
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
        IReadOnlyCollection<(KindRow Row, int[][] Values)> rows = await RowsAsync(table.Kind, only, values, table.KnowsTexts, cancellation);
        return rows.Count == 0 && !things.Any(table.Holds) ? table : table.With(things, rows, values.ToArrays());
    }

    private async Task<IReadOnlyCollection<(KindRow Row, int[][] Values)>> RowsAsync(EntityKind kind, string only, ValueNumbers values, bool keepsTexts, CancellationToken cancellation)
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

        if (rows.Count == 0)
        {
            return [];
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

        HashSet<string> examples = [.. (await reading.SelectAsync($"SELECT DISTINCT ?s WHERE {{ {all} ?s {CivicVocabulary.Status} {CivicVocabulary.Example} }}", cancellation, MaxRows)).Select(r => ((Iri)r[0]!).Value)];
        Dictionary<string, byte[]>? texts = keepsTexts ? await TextsAsync(all, cancellation) : null;
        ILookup<string, Term?[]> names = (await reading.SelectAsync($"SELECT ?s ?p ?l WHERE {{ {all} VALUES ?p {{ {NetworkReader.NameProperties} }} ?s ?p ?l }}", cancellation, MaxRows)).ToLookup(r => ((Iri)r[0]!).Value, StringComparer.Ordinal);
        return [.. rows.Select(r => (RowOf(r.Key, names[r.Key], examples.Contains(r.Key), texts is null ? null : texts.GetValueOrDefault(r.Key, [])), r.Value))];
    }

    /// <summary>The texts of things in lower case; null where they are too long together to be kept.</summary>
    private async Task<Dictionary<string, byte[]>?> TextsAsync(string all, CancellationToken cancellation)
    {
        Dictionary<string, byte[]> texts = new(StringComparer.Ordinal);
        long bytes = 0;
        await reading.EachAsync(
            $"SELECT ?s ?w WHERE {{ {all} VALUES ?wp {{ {NetworkReader.TextProperties} }} ?s ?wp ?w }}",
            row =>
            {
                string thing = ((Iri)row[0]!).Value;
                string text = row[1] switch { Literal literal => literal.Lexical, Iri iri => iri.Value, _ => "" };
                byte[] more = Encoding.UTF8.GetBytes(text.ToLowerInvariant() + "\n");
                texts[thing] = texts.TryGetValue(thing, out byte[]? known) ? [.. known, .. more] : more;
                return (bytes += more.Length) <= KindTable.MaxTextBytes;
            },
            cancellation,
            MaxRows);
        return bytes <= KindTable.MaxTextBytes ? texts : null;
    }

    private static KindRow RowOf(string thing, IEnumerable<Term?[]> names, bool isExample, byte[]? texts)
    {
        Literal[] labels = [.. names.Where(n => n[1] is Iri { Value: NetworkReader.RdfsLabel }).Select(n => n[2]).OfType<Literal>()];
        Term?[] all = [.. names.Select(n => n[2])];
        return new KindRow(thing, First(labels, "de"), First(labels, "en"), NetworkReader.Best(all, Language.German), NetworkReader.Best(all, Language.English), isExample, texts);
    }

    /// <summary>What a thing is sorted by: its label in the language, else the first in any other.</summary>
    private static string? First(Literal[] labels, string language) =>
        labels.OrderBy(l => l.Language == language ? 0 : 1).ThenBy(l => KindRow.KeyOf(l.Lexical), StringComparer.Ordinal).FirstOrDefault()?.Lexical;

    /// <summary>The things of which something on the other side is of the same kind and shares a skill or a topic. Asked as one pattern, popular skills would join everything with everything.</summary>
    private async Task<HashSet<string>> MetAsync(string all, string other, CancellationToken cancellation)
    {
        IReadOnlyList<Term?[]> there = await reading.SelectAsync($"SELECT DISTINCT ?kind ?same WHERE {{ ?other a {other} ; civic:needKind ?kind ; civic:skill|dct:subject ?same }}", cancellation, MaxRows);
        HashSet<(Term, Term)> shared = [.. there.Select(r => (r[0]!, r[1]!))];
        IReadOnlyList<Term?[]> here = await reading.SelectAsync($"SELECT DISTINCT ?s ?kind ?same WHERE {{ {all} ?s civic:needKind ?kind ; civic:skill|dct:subject ?same }}", cancellation, MaxRows);
        return here.Where(r => shared.Contains((r[1]!, r[2]!))).Select(r => ((Iri)r[0]!).Value).ToHashSet(StringComparer.Ordinal);
    }
}
