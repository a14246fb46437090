using System.Diagnostics;
using System.Globalization;
using CivicCoding.Graph;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Benchmarks;

/// <summary>What a portal asks for: the export of many datasets as DCAT-AP, and their validation, beside an npm validator on a part of them where Node is there.</summary>
internal static class PortalBenchmark
{
    private const int ForPeer = 2_000;

    public static async Task<int> RunAsync(string folder, int datasets)
    {
        string repository = Repository();
        Directory.CreateDirectory(folder);
        string exported = Path.Combine(folder, "catalogue.nt");
        Say("load average", LoadAverage());
        await using (RdfStore store = RdfStore.Open(Path.Combine(folder, "store")))
        {
            if (store.Sequence == 0)
            {
                byte[] document = Generate(datasets);
                await store.LoadAsync([new LoadSource("generated", () => new MemoryStream(document), RdfFormat.Turtle)]).ConfigureAwait(false);
            }

            await ExportAsync(store, exported, datasets).ConfigureAwait(false);
        }

        GC.Collect();
        ShapesGraph shapes = new ValidationProfiles(Path.Combine(repository, "ontology", "profiles")).Find("dcat-ap")!;
        await ValidateAsync(exported, Path.Combine(folder, "validated"), shapes, datasets).ConfigureAwait(false);
        Compare(repository, folder, shapes);
        Say("load average", LoadAverage());
        return 0;
    }

    private static async Task ExportAsync(RdfStore store, string file, int datasets)
    {
        var reader = new CatalogueReader(store);
        for (int round = 1; round <= 2; round++)
        {
            using Process process = Process.GetCurrentProcess();
            TimeSpan processor = process.TotalProcessorTime;
            long before = process.WorkingSet64;
            var clock = Stopwatch.StartNew();
            await using (FileStream output = File.Create(file))
            {
                await CatalogueWriter.WriteAllAsync(reader, ExportProfiles.Default, RdfFormat.NTriples, "https://example.org/", output).ConfigureAwait(false);
            }

            process.Refresh();
            Say($"export, round {round}", $"{datasets} datasets, {new FileInfo(file).Length >> 20} MiB in {clock.Elapsed.TotalSeconds:0.00} s, {datasets / clock.Elapsed.TotalSeconds:0} datasets/s; processor time {(process.TotalProcessorTime - processor).TotalSeconds:0.00} s; resident {before >> 20} MiB before, {process.WorkingSet64 >> 20} MiB after, peak {process.PeakWorkingSet64 >> 20} MiB");
        }
    }

    private static async Task ValidateAsync(string file, string folder, ShapesGraph shapes, int datasets)
    {
        await using RdfStore store = RdfStore.Open(folder);
        if (store.Sequence == 0)
        {
            await store.LoadAsync([new LoadSource(file, () => File.OpenRead(file), RdfFormat.NTriples)]).ConfigureAwait(false);
        }

        using Process process = Process.GetCurrentProcess();
        TimeSpan processor = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        using Snapshot snapshot = store.OpenSnapshot();
        ValidationReport report = new ShaclValidator(shapes).Validate(snapshot);
        process.Refresh();
        Say("validate", $"{datasets} datasets, {snapshot.QuadCount} triples against DCAT-AP in {clock.Elapsed.TotalSeconds:0.00} s, processor time {(process.TotalProcessorTime - processor).TotalSeconds:0.00} s, {report.Results.Count} results");
    }

    /// <summary>The same file, the same shapes, both from text to report: ours in this process, theirs in a process of its own.</summary>
    private static void Compare(string repository, string folder, ShapesGraph shapes)
    {
        string part = Path.Combine(folder, "part.ttl");
        File.WriteAllBytes(part, Generate(ForPeer));
        double ours = double.MaxValue;
        double oursWorked = double.MaxValue;
        int results = 0;
        using Process self = Process.GetCurrentProcess();
        for (int round = 0; round < 3; round++)
        {
            self.Refresh();
            TimeSpan before = self.TotalProcessorTime;
            var clock = Stopwatch.StartNew();
            var quads = new Dataset();
            using (FileStream stream = File.OpenRead(part))
            {
                RdfFormat.Turtle.Read(stream, quads);
            }

            results = new ShaclValidator(shapes).Validate(MemoryQuadSource.From(quads)).Results.Count;
            ours = Math.Min(ours, clock.Elapsed.TotalMilliseconds);
            self.Refresh();
            oursWorked = Math.Min(oursWorked, (self.TotalProcessorTime - before).TotalMilliseconds);
        }

        Say("ours, from text", $"{ForPeer} datasets in {ours:0} ms, processor time {oursWorked:0} ms, {results} results (best of 3)");
        var start = new ProcessStartInfo("node", [Path.Combine(repository, "tests", "judge", "validate.mjs"), part, Path.Combine(repository, "ontology", "profiles", "dcat-ap.ttl")]) { RedirectStandardOutput = true, UseShellExecute = false };
        try
        {
            using Process? node = Process.Start(start);
            string said = node!.StandardOutput.ReadToEnd().Trim();
            node.WaitForExit();
            string[] parts = said.Split(' ');
            Say("npm rdf-validate-shacl", node.ExitCode == 0 && parts is [{ } took, { } found, { } used] && double.TryParse(took, CultureInfo.InvariantCulture, out double theirs) && double.TryParse(used, CultureInfo.InvariantCulture, out double theirsWorked)
                ? $"{ForPeer} datasets in {theirs:0} ms, processor time {theirsWorked:0} ms, {found} results (best of 3); ratio ours to theirs {ours / theirs:0.000}, of processor time {oursWorked / theirsWorked:0.000}"
                : "did not run: npm ci in tests/judge first");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Say("npm rdf-validate-shacl", "did not run: there is no Node");
        }
    }

    internal static byte[] Generate(int datasets)
    {
        const string Authority = "http://publications.europa.eu/resource/authority/";
        string[] themes = ["AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "REGI", "SOCI", "TECH"];
        using var memory = new MemoryStream();
        using (var text = new StreamWriter(memory, leaveOpen: true))
        {
            text.Write($"@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix at: <{Authority}> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .\n");
            for (int i = 0; i < 200; i++)
            {
                text.Write(string.Create(CultureInfo.InvariantCulture, $"<https://example.org/o{i}> a foaf:Agent ; rdfs:label \"Amt {i}\"@de .\n"));
            }

            for (int i = 0; i < datasets; i++)
            {
                text.Write(string.Create(CultureInfo.InvariantCulture, $"<https://example.org/d{i:D6}> a dcat:Dataset ; dct:title \"Datensatz {i}\"@de ; dct:description \"Beschreibung des Datensatzes Nummer {i} mit einigen Worten, die ihn von anderen unterscheiden.\"@de ; dct:publisher <https://example.org/o{i % 200}> ; dcat:theme <{Authority}data-theme/{themes[i % 10]}> ; dcat:keyword \"Wort {i % 500}\"@de , \"Thema {i % 70}\"@de ; dct:modified \"20{10 + (i % 15)}-0{1 + (i % 9)}-1{i % 9}\"^^<http://www.w3.org/2001/XMLSchema#date> ; dct:language <{Authority}language/DEU> ; dcat:landingPage <https://example.org/p{i}> ; dcat:distribution <https://example.org/d{i:D6}#csv> , <https://example.org/d{i:D6}#json> .\n"));
                foreach (string format in new[] { "CSV", "JSON" })
                {
                    text.Write($"<https://example.org/d{i:D6}#{format.ToLowerInvariant()}> a dcat:Distribution ; dcat:accessURL <https://example.org/p{i}> ; dct:format <{Authority}file-type/{format}> ; dct:license <http://dcat-ap.de/def/licenses/cc-zero> .\n");
                }
            }
        }

        return memory.ToArray();
    }

    internal static string Repository()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CivicCoding.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("CivicCoding.sln is in no folder above.");
    }

    internal static string LoadAverage() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) + $", {Environment.ProcessorCount} cores" : "not known";

    internal static void Say(string what, string value) => Console.WriteLine($"{what,-24} {value}");
}
