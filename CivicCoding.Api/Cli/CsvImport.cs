using CivicCoding.Api.Entries;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Limits;
using CivicCoding.Api.Network;
using CivicCoding.Api.Tables;
using CivicCoding.Graph;
using CivicCoding.Graph.Harvest.Csv;

namespace CivicCoding.Api.Cli;

/// <summary>civic import csv: the rows of a spreadsheet as entries, all of them or none.</summary>
internal static class CsvImport
{
    private const int Shown = 100;

    /// <param name="io">Where messages go.</param>
    /// <param name="file">The table.</param>
    /// <param name="mappingFile">The mapping, or null where it was forgotten.</param>
    /// <param name="folder">The folder of the store.</param>
    /// <param name="dryRun">True: only check.</param>
    /// <param name="language">The language of messages.</param>
    /// <param name="cancellation">Ends the import; nothing is saved then.</param>
    public static async Task<int> RunAsync(CliStreams io, string file, string? mappingFile, string folder, bool dryRun, Language language, CancellationToken cancellation)
    {
        var settings = new ServeSettings { StoreFolder = folder };
        var forms = new KindForms(settings);
        TableMapping mapping;
        try
        {
            mapping = TableMappingReader.Read(await ReadTextAsync(mappingFile ?? throw new UsageException(TableTexts.MappingMissing.In(language)), cancellation), forms);
        }
        catch (TableMappingException error)
        {
            throw new UsageException($"{mappingFile}: {error.Phrase.In(language)}");
        }

        System.Text.Encoding? encoding = mapping.Encoding is { } name ? CsvText.Named(name) ?? throw new UsageException($"{mappingFile}: {TableTexts.BadEncoding.In(language, name)}") : null;
        CsvTable table = Read(file, encoding, mapping.Delimiter, cancellation);
        await using GraphHost host = dryRun && !Directory.Exists(folder) ? new GraphHost(folder, RdfStore.OpenInMemory()) : StoreOpening.Open(folder, create: true);
        var graph = new GraphReading(host.Store, settings.Limits, host);
        var references = new ReferenceResolver(graph, new NetworkReader(graph));
        TableReading reading = await new TableReader(new EntryCheck(references), host.Store).ReadAsync(table, mapping, cancellation);
        Tell(io, [.. reading.Notes, .. reading.Errors], language);
        if (reading.Errors.Count > 0)
        {
            int rows = reading.Errors.Where(e => e.Row > 1).Select(e => e.Row).Distinct().Count();
            await io.Error.WriteLineAsync(rows == 0 ? TableTexts.Unusable.In(language) : TableTexts.Refused.In(language, rows));
            return ExitCode.AnswerIsNo;
        }

        io.WriteLine(TableTexts.ReadAs.In(language, table.Encoding, table.Delimiter == '\t' ? "tab" : table.Delimiter, table.Rows.Count));
        if (dryRun)
        {
            io.WriteLine(TableTexts.Checked.In(language, reading.Entries.Count));
            return ExitCode.Done;
        }

        (WriteReceipt receipt, KeptEdits kept) = await new TableStore((RdfStore)host.Store, forms).SaveAsync(mapping, reading, cancellation);
        io.WriteLine(TableTexts.Saved.In(language, reading.Entries.Count, TableStore.GraphOf(mapping).Value, receipt.Added, receipt.Removed));
        TellKept(io, kept, language);
        return ExitCode.Done;
    }

    /// <summary>Says which edits an import left as they are.</summary>
    public static void TellKept(CliStreams io, KeptEdits kept, Language language)
    {
        if (kept.Kept.Count > 0)
        {
            io.WriteLine(TableTexts.Kept.In(language, kept.Kept.Count, Some(kept.Kept)));
        }

        if (kept.Away.Count > 0)
        {
            io.WriteLine(TableTexts.StayAway.In(language, kept.Away.Count, Some(kept.Away)));
        }
    }

    private static string Some(IReadOnlyCollection<string> things) => string.Join(", ", things.Take(10)) + (things.Count > 10 ? ", …" : "");

    private static async Task<string> ReadTextAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new DocumentException($"{path}: there is no such file.");
        }

        // Past its bound the reader of mappings says so; more need not be in memory.
        using var reader = new StreamReader(path);
        char[] text = new char[(1 << 20) + 1];
        int length = await reader.ReadBlockAsync(text, cancellation);
        return new string(text, 0, length);
    }

    private static CsvTable Read(string file, System.Text.Encoding? encoding, char? delimiter, CancellationToken cancellation)
    {
        if (!File.Exists(file))
        {
            throw new DocumentException($"{file}: there is no such file.");
        }

        using FileStream stream = File.OpenRead(file);
        return CsvTable.Read(stream, encoding, delimiter, cancellation: cancellation);
    }

    private static void Tell(CliStreams io, IReadOnlyList<TableMessage> messages, Language language)
    {
        foreach (TableMessage message in messages.OrderBy(m => m.Row).Take(Shown))
        {
            io.Error.WriteLine(message.In(language));
        }

        if (messages.Count > Shown)
        {
            io.Error.WriteLine(TableTexts.More.In(language, messages.Count - Shown));
        }
    }
}
