using System.CommandLine;
using System.Globalization;
using CivicCoding.Api.Entries;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Languages;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli;

/// <summary>civic import: a source's records as the source's own named graph, which the import replaces; a second run changes nothing.</summary>
internal static class ImportCommand
{
    public static Command Create(CliStreams io)
    {
        var kind = new Argument<string>("KIND") { Description = Kinds() + "." };
        var file = new Argument<string>("FILE") { Description = "The source file; for csv a table as spreadsheets save it; for dcat, ckan and publiccode also an http or https address." };
        Option<string?> store = CommonOptions.Store();
        var dryRun = new Option<bool>("--dry-run") { Description = "Read and check only; nothing is saved." };
        var mapping = new Option<string?>("--mapping", "--map") { Description = "csv: the file that says which column is which field (docs/tables.md).", HelpName = "FILE" };
        var language = new Option<string>("--lang") { Description = "The language of messages about a table: de or en.", HelpName = "L", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("de", "en");
        var output = new Option<string?>("--out") { Description = "Write TriG to a file instead of a store.", HelpName = "TRIG" };
        var iri = new Option<string?>("--iri") { Description = "context: the IRI by which documents name the JSON-LD context.", HelpName = "IRI" };
        var command = new Command("import", "Import records of a source into its own named graph, or a JSON-LD context for the readers.") { kind, file, store, dryRun, mapping, language, output, iri };
        var harvest = new HarvestOptions();
        harvest.AddTo(command);
        command.SetAction((parsed, cancellation) => CliGuard.RunAsync(io, async () =>
        {
            if (parsed.GetValue(kind) == ContextImport.Kind)
            {
                return await ContextImport.RunAsync(io, parsed.GetValue(file)!, parsed.GetValue(iri), parsed.GetValue(store), cancellation);
            }

            if (parsed.GetValue(kind) == CodeListReader.Kind)
            {
                return await VocabImport.RunAsync(io, parsed.GetValue(file)!, parsed.GetValue(store), parsed.GetValue(dryRun), cancellation);
            }

            Language spoken = parsed.GetValue(language) == "de" ? Language.German : Language.English;
            if (parsed.GetValue(kind) == "csv")
            {
                return await CsvImport.RunAsync(io, parsed.GetValue(file)!, parsed.GetValue(mapping), StoreFolder.Resolve(parsed.GetValue(store)), parsed.GetValue(dryRun), spoken, cancellation);
            }

            if (HarvesterRegistry.FromKind(parsed.GetValue(kind)!) is not null)
            {
                return await new HarvestImport(io).RunAsync(parsed, harvest, parsed.GetValue(kind)!, parsed.GetValue(file)!, StoreFolder.Resolve(parsed.GetValue(store)), parsed.GetValue(dryRun), parsed.GetValue(output), cancellation);
            }

            IImporter importer = ImporterRegistry.FromKind(parsed.GetValue(kind)!)
                ?? throw new UsageException($"There is no importer '{parsed.GetValue(kind)}'. There are: {Kinds()}.");
            Dataset imported = Read(importer, parsed.GetValue(file)!, cancellation);
            string count = string.Create(CultureInfo.InvariantCulture, $"{imported.Count} quads read from {parsed.GetValue(file)}");
            if (parsed.GetValue(output) is { } trig)
            {
                WriteTriG(imported, trig);
            }
            else if (!parsed.GetValue(dryRun))
            {
                await using GraphHost host = StoreOpening.Open(StoreFolder.Resolve(parsed.GetValue(store)), create: true);
                KeptEdits kept = await KeptEdits.LoadAsync(host.Store, new KindForms(new ServeSettings { StoreFolder = host.Folder }), cancellation);
                (long added, long removed) = await StoreAsync(host.Store, [.. kept.Filter(imported)], cancellation);
                count += string.Create(CultureInfo.InvariantCulture, $", {added} added, {removed} removed");
                CsvImport.TellKept(io, kept, spoken);
            }

            io.WriteLine(count);
            return ExitCode.Done;
        }));
        return command;
    }

    private static string Kinds() => string.Join(", ", ImporterRegistry.All.Select(i => i.Kind).Concat(HarvesterRegistry.All.Select(h => h.Kind)).Append("csv").Append(CodeListReader.Kind).Append(ContextImport.Kind));

    private static Dataset Read(IImporter importer, string file, CancellationToken cancellation)
    {
        if (!File.Exists(file))
        {
            throw new DocumentException($"{file}: there is no such file.");
        }

        var imported = new Dataset();
        try
        {
            HarvestRun.Import(importer, new SourceFile(file), imported, cancellation);
        }
        catch (HarvestException error)
        {
            throw new DocumentException(error.Message, error);
        }

        return imported;
    }

    private static void WriteTriG(Dataset imported, string path)
    {
        // A file that is there stays as it was until the new one is whole.
        string temporary = path + ".new";
        using (FileStream stream = File.Create(temporary))
        using (IRdfWriter writer = RdfFormat.TriG.OpenWriter(stream, new RdfWriteOptions { Pretty = true }))
        {
            Copy(imported, writer, keepGraph: true);
            writer.Complete();
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Replaces the source's graph; the provenance of other sources stays.</summary>
    internal static async Task<(long Added, long Removed)> StoreAsync(IGraphStore store, IReadOnlyList<Quad> imported, CancellationToken cancellation)
    {
        long added = 0;
        long removed = 0;
        foreach (IGrouping<Term?, Quad> graph in imported.GroupBy(q => q.Graph))
        {
            using var document = new MemoryStream();
            using (IRdfWriter writer = RdfFormat.NTriples.OpenWriter(document))
            {
                Copy(graph, writer, keepGraph: false);
                writer.Complete();
            }

            document.Position = 0;
            bool shared = graph.Key is Iri { Value: CivicVocabulary.ProvenanceGraph };
            WriteReceipt receipt = shared
                ? await store.PostGraphAsync(graph.Key as Iri, document, RdfFormat.NTriples, null, cancellation)
                : await store.PutGraphAsync(graph.Key as Iri, document, RdfFormat.NTriples, null, cancellation);
            added += receipt.Added;
            removed += receipt.Removed;
        }

        return (added, removed);
    }

    private static void Copy(IEnumerable<Quad> quads, IRdfWriter writer, bool keepGraph)
    {
        TermScratch[] scratches = [new(), new(), new(), new()];
        foreach (Quad quad in quads)
        {
            writer.Quad(scratches[0].Encode(quad.Subject), scratches[1].Encode(quad.Predicate), scratches[2].Encode(quad.Object), keepGraph ? scratches[3].Encode(quad.Graph) : TermSpan.None);
        }
    }
}
