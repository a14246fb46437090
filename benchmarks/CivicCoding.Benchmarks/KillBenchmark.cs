using System.Diagnostics;
using System.Globalization;
using CivicCoding.Graph;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Text;

namespace CivicCoding.Benchmarks;

/// <summary>Kills a process with four writers again and again and looks each time at what is there: every commit that it acknowledged, none by half, all orders equal, and a text index that comes to the store's sequence number.</summary>
internal static class KillBenchmark
{
    private const int Triples = 4;

    public static async Task<int> RunAsync(int cycles, string? folder)
    {
        bool own = folder is null;
        folder ??= Directory.CreateTempSubdirectory("civic-kill-").FullName;
        var random = new Random();
        long[] acknowledged = new long[KillWriter.Writers];
        long total = 0;
        try
        {
            for (int cycle = 1; cycle <= cycles; cycle++)
            {
                total += await KillAsync(folder, acknowledged, random).ConfigureAwait(false);
                if (await CheckAsync(folder, acknowledged).ConfigureAwait(false) is { } wrong)
                {
                    Console.WriteLine($"cycle {cycle}: {wrong}");
                    Console.WriteLine($"the store is kept in {folder}");
                    Console.WriteLine($"{cycle - 1} passed, 1 failed");
                    return 1;
                }
            }
        }
        catch (Exception error)
        {
            Console.WriteLine($"{error}\nthe store is kept in {folder}\n0 passed, 1 failed");
            return 1;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cycles} kills, {total} commits acknowledged to the outside log, none lost, none half there, text index at the store's sequence after each"));
        Console.WriteLine($"{cycles} passed, 0 failed");
        if (own)
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    /// <summary>Starts the writers, kills them a few milliseconds after some commit, now and then before the first one, and reads what they had acknowledged.</summary>
    private static async Task<long> KillAsync(string folder, long[] acknowledged, Random random)
    {
        string[] arguments = [typeof(KillBenchmark).Assembly.Location, "kill-writer", folder, .. acknowledged.Select(a => (a + 1).ToString(CultureInfo.InvariantCulture))];
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? arguments : arguments[1..]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        Task<string?> first = process.StandardOutput.ReadLineAsync();
        if (await first.WaitAsync(TimeSpan.FromMinutes(2)).ConfigureAwait(false) != "open")
        {
            throw new InvalidOperationException("The writers could not open the store.");
        }

        int after = random.Next(0, 300);
        Task? kill = after == 0 ? KillSoonAsync(process, random.Next(500)) : null;
        long count = 0;
        while (await process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            string[] parts = line.Split(' ');
            if (parts.Length == 2 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out int writer) && long.TryParse(parts[1], CultureInfo.InvariantCulture, out long number))
            {
                acknowledged[writer] = Math.Max(acknowledged[writer], number);
                count++;
            }

            if (kill is null && count >= after)
            {
                kill = KillSoonAsync(process, random.Next(12));
            }
        }

        await (kill ?? throw new InvalidOperationException("The writers ended by themselves.")).ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return count;
    }

    private static async Task KillSoonAsync(Process process, int milliseconds)
    {
        await Task.Delay(milliseconds).ConfigureAwait(false);
        process.Kill();
    }

    /// <returns>What is wrong, or null.</returns>
    private static async Task<string?> CheckAsync(string folder, long[] acknowledged)
    {
        await using RdfStore store = RdfStore.Open(folder, KillWriter.Options);
        await store.VerifyAsync().ConfigureAwait(false);
        Dictionary<string, long> things = await ThingsAsync(store).ConfigureAwait(false);
        int expected = 0;
        for (int writer = 0; writer < KillWriter.Writers; writer++)
        {
            // One commit may have been on its way: it is there as a whole or not at all.
            long last = things.ContainsKey(KillWriter.ThingOf(writer, acknowledged[writer] + 1)) ? acknowledged[writer] + 1 : acknowledged[writer];
            for (long number = Math.Max(1, last - KillWriter.Kept + 1); number <= last; number++, expected++)
            {
                if (things.GetValueOrDefault(KillWriter.ThingOf(writer, number)) != Triples)
                {
                    return $"commit {number} of writer {writer} has {things.GetValueOrDefault(KillWriter.ThingOf(writer, number))} of {Triples} triples; acknowledged was {acknowledged[writer]}";
                }
            }

            acknowledged[writer] = last;
        }

        if (things.Count != expected)
        {
            return $"there are {things.Count} things instead of {expected}";
        }

        await using TextIndex index = await TextIndex.OpenAsync(store, store, new TextIndexOptions { Folder = Path.Combine(folder, "text") }).ConfigureAwait(false);
        return index.Sequence != store.Sequence ? $"the text index is at {index.Sequence}, the store at {store.Sequence}"
            : index.Count != 2 * expected ? $"the text index holds {index.Count} literals, the store {2 * expected}" : null;
    }

    private static async Task<Dictionary<string, long>> ThingsAsync(RdfStore store)
    {
        using QueryAnswer answer = await store.QueryAsync("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s").ConfigureAwait(false);
        var things = new Dictionary<string, long>(StringComparer.Ordinal);
        var scratch = new TermScratch();
        while (answer.Solutions.MoveNext())
        {
            things[((Iri)answer.Solutions.Get(0, scratch).ToTerm()!).Value] = long.Parse(((Literal)answer.Solutions.Get(1, scratch).ToTerm()!).Lexical, CultureInfo.InvariantCulture);
        }

        return things;
    }
}
