using CivicCoding.Api.Entries;
using CivicCoding.Api.Languages;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Harvest.Csv;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Api.Tables;

/// <summary>Makes entries of the rows of a table by a mapping; every row goes through the checks that forms and the API have.</summary>
internal sealed class TableReader(EntryCheck check, IGraphStore store)
{
    private const int MaxErrors = 1_000;

    public async Task<TableReading> ReadAsync(CsvTable table, TableMapping mapping, CancellationToken cancellation)
    {
        var reading = new TableReading();
        reading.Errors.AddRange(table.Problems.Select(Message));
        Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < table.Columns.Count; i++)
        {
            places.TryAdd(table.Columns[i], i);
        }

        CheckColumns(table, mapping, places, reading);
        if (reading.Errors.Exists(e => e.Row <= 1))
        {
            return reading;
        }

        Dictionary<Iri, long> rows = [];
        foreach (CsvRow row in table.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            if (reading.Errors.Count >= MaxErrors)
            {
                break;
            }

            CheckedEntry entry = await check.CheckAsync(mapping.Form, Input(row, mapping, places), cancellation);
            reading.Errors.AddRange(entry.Errors.Select(e => new TableMessage(row.Number, ColumnOf(mapping, e.Field), e.Message)));
            if (entry.IsValid && Name(row, mapping, places, entry, reading) is { } thing)
            {
                await AddAsync(thing, row, entry, mapping, rows, reading, cancellation);
            }
        }

        return reading;
    }

    /// <summary>A fault of the file in words.</summary>
    private static TableMessage Message(CsvProblem problem) => new(problem.Row, problem.Column, problem.Fault switch
    {
        CsvFault.Empty => TableTexts.Empty,
        CsvFault.TooLarge => TableTexts.TooLarge.With(problem.Allowed),
        CsvFault.TooManyColumns => TableTexts.TooManyColumns.With(problem.Found, problem.Allowed),
        CsvFault.TooManyRows => TableTexts.TooManyRows.With(problem.Allowed),
        CsvFault.CellTooLong => TableTexts.CellTooLong.With(problem.Allowed),
        CsvFault.QuoteNotClosed => TableTexts.QuoteNotClosed,
        CsvFault.NulCharacter => TableTexts.NulCharacter,
        CsvFault.WrongCellCount => TableTexts.WrongCellCount.With(problem.Found, problem.Allowed),
        _ => TableTexts.SameColumnTwice,
    });

    private static void CheckColumns(CsvTable table, TableMapping mapping, Dictionary<string, int> places, TableReading reading)
    {
        if (table.Columns.Count == 0)
        {
            return;
        }

        IEnumerable<string> named = mapping.Columns.Select(c => c.Column).Concat(mapping.IdColumn is { } id ? [id] : []);
        foreach (string missing in named.Where(n => !places.ContainsKey(n)).Distinct(StringComparer.Ordinal))
        {
            reading.Errors.Add(new TableMessage(0, missing, TableTexts.ColumnMissing.With(string.Join(", ", table.Columns))));
        }

        HashSet<string> used = new(named.Concat(mapping.Ignored), StringComparer.OrdinalIgnoreCase);
        reading.Notes.AddRange(table.Columns.Where(c => c.Length > 0 && !used.Contains(c)).Select(c => new TableMessage(0, c, TableTexts.ColumnUnused)));
    }

    private static EntryInput Input(CsvRow row, TableMapping mapping, Dictionary<string, int> places)
    {
        var input = new EntryInput();
        foreach (TableColumn column in mapping.Columns)
        {
            Add(input, mapping.Form, column, row.Cells[places[column.Column]]);
        }

        foreach ((TableColumn column, string value) in mapping.Constants)
        {
            Add(input, mapping.Form, column, value);
        }

        if (mapping.Form.Field("source") is not null && !input.Texts("source").Any())
        {
            input.Add("source", new FieldValue(mapping.Address));
        }

        return input;
    }

    private static void Add(EntryInput input, KindForm form, TableColumn column, string cell)
    {
        FormField field = form.Field(column.Field)!;
        FormField last = column.Inner is null ? field : field.Parts.First(f => f.Name == column.Inner);
        if (column.Internal is { } hidden)
        {
            input.Visibility[field.Name] = hidden ? EntryDocument.InternalWord : EntryDocument.PublicWord;
        }

        if (string.IsNullOrWhiteSpace(cell))
        {
            return;
        }

        EntryInput target = input;
        if (column.Inner is not null)
        {
            target = input.Parts.TryGetValue(field.Name, out List<EntryInput>? parts) ? parts[0] : input.AddPart(field.Name);
        }

        string[] values = last.Type == FieldType.LocalText || last.MaxCount == 1 ? [cell.Trim()] : cell.Split([column.Separator, "\n"], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (string value in values)
        {
            target.Add(last.Name, new FieldValue(column.Words.GetValueOrDefault(value, value), last.Type == FieldType.LocalText ? column.Language : null));
        }
    }

    /// <summary>The column from which a field comes.</summary>
    private static string? ColumnOf(TableMapping mapping, string field)
    {
        string[] path = field.Split('.');
        IEnumerable<TableColumn> candidates = mapping.Columns.Where(c => c.Field == path[0] && (path.Length < 3 || c.Inner == path[2]));
        return candidates.Select(c => c.Column).FirstOrDefault() ?? (field.Length == 0 ? null : field);
    }

    private static Iri? Name(CsvRow row, TableMapping mapping, Dictionary<string, int> places, CheckedEntry entry, TableReading reading)
    {
        string plural = mapping.Form.Kind.Plural;
        if (mapping.IdColumn is not { } column)
        {
            return CivicVocabulary.Id(plural, Slug.Of(((Literal)entry.Values.First(v => v.Field.Name == "name").Value).Lexical));
        }

        string id = row.Cells[places[column]].Trim();
        if (id.Length == 0)
        {
            reading.Errors.Add(new TableMessage(row.Number, column, TableTexts.NoId));
            return null;
        }

        return CivicVocabulary.Id(plural, Slug.Of(id));
    }

    private async Task AddAsync(Iri thing, CsvRow row, CheckedEntry entry, TableMapping mapping, Dictionary<Iri, long> rows, TableReading reading, CancellationToken cancellation)
    {
        if (rows.TryGetValue(thing, out long first))
        {
            bool same = EntryReader.Tag(entry.Values) == EntryReader.Tag(reading.Entries[thing].Values);
            (same ? reading.Notes : reading.Errors).Add(new TableMessage(row.Number, null, (same ? TableTexts.SameRow : TableTexts.SameEntry).With(first)));
            return;
        }

        if (await ExistsAsync(thing, TableStore.GraphOf(mapping), cancellation))
        {
            reading.Errors.Add(new TableMessage(row.Number, null, TableTexts.Exists.With(thing.Value)));
            return;
        }

        rows[thing] = row.Number;
        reading.Entries[thing] = entry;
    }

    /// <summary>True where the thing is there, and not from an earlier import of the same source.</summary>
    private async Task<bool> ExistsAsync(Iri thing, Iri own, CancellationToken cancellation)
    {
        using QueryAnswer answer = await store.QueryAsync(
            $"ASK {{ GRAPH ?g {{ {thing} a ?t }} FILTER(?g != {own} && !STRSTARTS(STR(?g), \"{CivicVocabulary.DraftGraphBase}\")) FILTER NOT EXISTS {{ GRAPH ?g {{ ?g <http://www.w3.org/ns/prov#wasRevisionOf> {own} }} }} }}",
            new QueryOptions { Timeout = TimeSpan.FromSeconds(10) },
            cancellation);
        return answer.Boolean;
    }
}
