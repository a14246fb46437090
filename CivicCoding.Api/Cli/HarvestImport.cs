using System.CommandLine;
using System.Globalization;
using CivicCoding.Api.Entries;
using CivicCoding.Api.Federation;
using CivicCoding.Api.Harvesting;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Languages;
using CivicCoding.Graph;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Harvest.Runs;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli;

/// <summary>civic import dcat, ckan, publiccode: one run of a harvest from a file or an address.</summary>
internal sealed class HarvestImport(CliStreams io)
{
    private const int Shown = 100;
    private int _problems;

    /// <param name="parsed">The command line.</param>
    /// <param name="options">The options of harvests.</param>
    /// <param name="kind">The kind of source.</param>
    /// <param name="source">The file or address.</param>
    /// <param name="folder">The folder of the store.</param>
    /// <param name="dryRun">True: nothing is saved.</param>
    /// <param name="trig">A file to write to instead of a store, or null.</param>
    /// <param name="cancellation">Ends the run; nothing is saved then.</param>
    public async Task<int> RunAsync(ParseResult parsed, HarvestOptions options, string kind, string source, string folder, bool dryRun, string? trig, CancellationToken cancellation)
    {
        HarvestRequest request = options.Read(parsed, kind, source, new HarvestFolder(folder));
        if (!request.IsAddress && !File.Exists(request.Source))
        {
            throw new DocumentException($"{source}: there is no such file.");
        }

        bool apart = dryRun || trig is not null;
        string runs = apart ? Directory.CreateTempSubdirectory("civic-harvest-").FullName : folder;
        try
        {
            await using GraphHost host = trig is not null || (dryRun && !Directory.Exists(folder)) ? new GraphHost(folder, RdfStore.OpenInMemory()) : StoreOpening.Open(folder, create: true);
            using OutsideClient? outside = request.IsAddress ? new OutsideClient(new AllowedHosts([.. HostsOf(request.Source), .. options.Hosts(parsed), .. AllowedHosts.FromEnvironment()]), OutsideFetcher.Limits) : null;
            KeptEdits kept = await KeptEdits.LoadAsync(host.Store, new KindForms(new ServeSettings { StoreFolder = folder }), cancellation);
            var store = new HarvestStore((RdfStore)host.Store, guarded: false);
            var tools = new HarvestTools
            {
                Store = host.Store,
                Folder = new HarvestFolder(runs),
                Fetcher = outside is null ? FileFetcher.Instance : new OutsideFetcher(outside),
                Apply = trig is not null ? (r, changes, _) => WriteAsync(r, changes, trig) : dryRun ? null : store.ApplyAsync,
                Filter = kept.IsEmpty ? null : kept.Filter,
                Contexts = StoredContexts.Of(host.Store),
                Report = Report,
            };
            HarvestStatus status = await LoadProgress.RunAsync(io, "Harvesting", _ => new HarvestRunner(tools).RunAsync(request, cancellation));
            return Tell(status, kept, apart);
        }
        catch (HarvestBusyException busy)
        {
            throw new DocumentException(busy.Message, busy);
        }
        finally
        {
            if (apart)
            {
                Directory.Delete(runs, recursive: true);
            }
        }
    }

    /// <summary>Who types an address allows its host; a name that leads to a private address is not such a host, but localhost says what it is.</summary>
    private static IEnumerable<string> HostsOf(string source)
    {
        if (!Uri.TryCreate(source, UriKind.Absolute, out Uri? address))
        {
            throw new UsageException($"'{source}' is not an address.");
        }

        yield return address.Authority;
        if (string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase))
        {
            yield return "127.0.0.0/8";
            yield return "::1/128";
        }
    }

    private static Task WriteAsync(HarvestRequest request, HarvestChanges changes, string path)
    {
        using (FileStream stream = File.Create(path + ".new"))
        using (IRdfWriter writer = RdfFormat.TriG.OpenWriter(stream, new RdfWriteOptions { Pretty = true }))
        {
            using (FileStream added = File.OpenRead(changes.AddedFile))
            {
                RdfFormat.NTriples.Read(added, new InGraph(writer, request.Graph));
            }

            HarvestStore.Describe(request, writer);
            writer.Complete();
        }

        File.Move(path + ".new", path, overwrite: true);
        return Task.CompletedTask;
    }

    private void Report(HarvestLine line)
    {
        if (line.Outcome == HarvestOutcome.Problem && ++_problems <= Shown)
        {
            io.Error.WriteLine($"{line.Record}: {line.Message}");
        }
    }

    private int Tell(HarvestStatus status, KeptEdits kept, bool apart)
    {
        if (_problems > Shown)
        {
            io.Error.WriteLine(apart ? $"... and {_problems - Shown} more." : $"... and {_problems - Shown} more, in the log of run {status.Id}.");
        }

        if (status.State != HarvestState.Done || status.Counts is not { } counts)
        {
            io.Error.WriteLine(status.Message);
            return status.Ended >= status.Deadline ? ExitCode.OutOfBudget : ExitCode.CannotReadOrWrite;
        }

        io.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{status.Request.Kind} {status.Request.Name}: {status.Records} {(status.Records == 1 ? "record" : "records")} on {status.Pages} {(status.Pages == 1 ? "page" : "pages")}: {counts.New} new, {counts.Changed} changed, {counts.Removed} removed; {counts.TriplesAdded} triples added, {counts.TriplesRemoved} removed{(apart ? "" : $", in {status.Request.Graph}")}"));
        CsvImport.TellKept(io, kept, Language.English);
        return ExitCode.Done;
    }

    private sealed class InGraph(IRdfWriter writer, Iri name) : IQuadSink
    {
        private readonly TermScratch _name = new();

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => writer.Quad(subject, predicate, @object, _name.Encode(name));
    }
}
