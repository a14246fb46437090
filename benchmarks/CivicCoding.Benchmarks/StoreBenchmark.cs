using System.Diagnostics;
using System.Globalization;
using CivicCoding.Graph;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Benchmarks;

/// <summary>Bulk load, bytes on disk, reopening, scans, counts and small commits of the store over one N-Triples file.</summary>
internal static class StoreBenchmark
{
    public static async Task<int> RunAsync(string file, string folder)
    {
        Directory.CreateDirectory(folder);
        var clock = Stopwatch.StartNew();
        long quads;
        await using (RdfStore store = RdfStore.Open(folder))
        {
            WriteReceipt receipt = await store.LoadAsync([new LoadSource(file, () => File.OpenRead(file), RdfFormat.NTriples)]).ConfigureAwait(false);
            quads = receipt.Added;
            Say("load", $"{quads} triples in {clock.Elapsed.TotalSeconds:0.00} s, {quads / clock.Elapsed.TotalSeconds:0} triples/s");
        }

        long disk = new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length);
        long orders = new DirectoryInfo(folder).EnumerateFiles("*.quads").Sum(f => f.Length);
        long terms = new DirectoryInfo(folder).EnumerateFiles("*.terms").Sum(f => f.Length);
        Say("disk", $"{(double)disk / quads:0.0} B a triple (orders {(double)orders / quads:0.0}, dictionary {(double)terms / quads:0.0})");
        clock.Restart();
        await using RdfStore again = RdfStore.Open(folder);
        using Snapshot snapshot = again.OpenSnapshot();
        Say("open", $"{clock.Elapsed.TotalMilliseconds:0.0} ms, {snapshot.QuadCount} quads");
        Scan(snapshot, "scan first touch, 1 column", 4);
        Scan(snapshot, "scan, 1 column", 4);
        Scan(snapshot, "scan, 4 columns", 15);
        Count(snapshot);
        await CommitAsync(again).ConfigureAwait(false);
        using Process process = Process.GetCurrentProcess();
        Say("memory", $"resident {process.WorkingSet64 / (1 << 20)} MiB, peak {process.PeakWorkingSet64 / (1 << 20)} MiB");
        return 0;
    }

    private static void Scan(Snapshot snapshot, string name, int columns)
    {
        var batch = new QuadColumns();
        var clock = Stopwatch.StartNew();
        long rows = 0;
        using IQuadCursor cursor = snapshot.Scan(QuadOrder.Spo, QuadPattern.In(TermId.None, TermId.None, TermId.None));
        int count;
        while ((count = cursor.Read(batch, columns)) > 0)
        {
            rows += count;
        }

        Say(name, $"{rows / clock.Elapsed.TotalSeconds / 1e6:0} M rows/s");
    }

    private static void Count(Snapshot snapshot)
    {
        var batch = new QuadColumns();
        using IQuadCursor cursor = snapshot.Scan(QuadOrder.Pos, QuadPattern.In(TermId.None, TermId.None, TermId.None));
        var probes = new List<QuadPattern>();
        int count;
        while ((count = cursor.Read(batch, 3)) > 0)
        {
            probes.Add(QuadPattern.In(TermId.None, new TermId(batch.First[count / 2]), new TermId(batch.Second[count / 2])));
        }

        for (int round = 0; round < 2; round++)
        {
            var clock = Stopwatch.StartNew();
            long sum = 0;
            for (int i = 0; i < 200_000; i++)
            {
                sum += snapshot.Count(probes[i * 7919 % probes.Count]);
            }

            Say("count of a prefix", $"{clock.Elapsed.TotalMicroseconds / 200_000:0.00} us ({sum})");
        }
    }

    private static async Task CommitAsync(RdfStore store)
    {
        const int Commits = 300;
        var clock = Stopwatch.StartNew();
        for (int i = 0; i < Commits; i++)
        {
            int number = i;
            await store.WriteAsync(transaction => Add(transaction, number, 1)).ConfigureAwait(false);
        }

        Say("commits of 1, one writer", $"{Commits / clock.Elapsed.TotalSeconds:0}/s");
        clock.Restart();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            for (int i = 0; i < Commits; i++)
            {
                int number = (writer + 1) * 1_000_000 + i;
                await store.WriteAsync(transaction => Add(transaction, number, 1)).ConfigureAwait(false);
            }
        }))).ConfigureAwait(false);
        Say("commits of 1, 16 writers", $"{16 * Commits / clock.Elapsed.TotalSeconds:0}/s");
        clock.Restart();
        for (int i = 0; i < 100; i++)
        {
            int number = 100_000_000 + i;
            await store.WriteAsync(transaction => Add(transaction, number, 1000)).ConfigureAwait(false);
        }

        Say("commits of 1,000", $"{100_000 / clock.Elapsed.TotalSeconds:0} triples/s");
    }

    private static bool Add(IQuadTransaction transaction, int number, int quads)
    {
        var scratch = new TermScratch();
        TermId subject = transaction.Intern(scratch.Encode(new Iri($"https://civic.example/new/{number}")));
        TermId predicate = transaction.Intern(scratch.Encode(new Iri("https://civic.example/ns#value")));
        for (int i = 0; i < quads; i++)
        {
            transaction.Add(subject, predicate, transaction.Intern(scratch.Encode(new Literal($"value {number} {i}"))), TermId.None);
        }

        return true;
    }

    private static void Say(string what, string value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-28} {value}"));
}
