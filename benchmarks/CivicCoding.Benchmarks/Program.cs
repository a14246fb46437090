using System.Globalization;
using CivicCoding.Benchmarks;

return args switch
{
    ["syntax", .. var arguments] => SyntaxBenchmark.Run(arguments),
    ["store", var file, var folder] => await StoreBenchmark.RunAsync(file, folder).ConfigureAwait(false),
    ["kill", var cycles, .. var folder] when folder.Length < 2 => await KillBenchmark.RunAsync(int.Parse(cycles, CultureInfo.InvariantCulture), folder.FirstOrDefault()).ConfigureAwait(false),
    ["kill-writer", var folder, .. var next] => await KillWriter.RunAsync(folder, [.. next.Select(n => long.Parse(n, CultureInfo.InvariantCulture))]).ConfigureAwait(false),
    ["portal", var folder, .. var rest] => await PortalBenchmark.RunAsync(folder, rest is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 100_000).ConfigureAwait(false),
    ["matching", var folder, .. var rest] => MatchingBenchmark.Run(folder, rest is [var step] ? int.Parse(step, CultureInfo.InvariantCulture) : 6),
    ["harvest", var folder, .. var rest] => await HarvestBenchmark.RunAsync(folder, rest is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 10_000, rest is [_, var port] ? int.Parse(port, CultureInfo.InvariantCulture) : 5690).ConfigureAwait(false),
    ["insert", var folder, .. var rest] => await InsertBenchmark.RunAsync(folder, rest is [var connections, ..] ? int.Parse(connections, CultureInfo.InvariantCulture) : 16, rest is [_, var seconds, ..] ? int.Parse(seconds, CultureInfo.InvariantCulture) : 8, rest is [_, _, var port] ? int.Parse(port, CultureInfo.InvariantCulture) : 5691).ConfigureAwait(false),
    ["pages", var folder, .. var rest] => await PagesBenchmark.RunAsync(folder, rest is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 100_000, rest is [_, var port] ? int.Parse(port, CultureInfo.InvariantCulture) : 5691).ConfigureAwait(false),
    ["start", var folder, .. var rest] => await StartBenchmark.RunAsync(folder, rest is [var rounds, ..] ? int.Parse(rounds, CultureInfo.InvariantCulture) : 5, rest is [_, var port] ? int.Parse(port, CultureInfo.InvariantCulture) : 5691).ConfigureAwait(false),
    ["trap"] => TrapBenchmark.Run(),
    ["churn", var quads, var updates, .. ([] or ["spread"]) and var spread] => await ChurnBenchmark.RunAsync(int.Parse(quads, CultureInfo.InvariantCulture), int.Parse(updates, CultureInfo.InvariantCulture), spread.Length > 0).ConfigureAwait(false),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("benchmarks syntax FILE... [FORMAT...] [--peers]   triples/s of each reader, bytes in memory, to a counting sink and to ids; --peers: n3 and jsonld of npm beside them");
    Console.Error.WriteLine("benchmarks store FILE.nt FOLDER          load, disk, open, scan, count and commit rates in a new folder");
    Console.Error.WriteLine("benchmarks kill CYCLES [FOLDER]          kills four writers again and again and checks what they had acknowledged");
    Console.Error.WriteLine("benchmarks portal FOLDER [DATASETS]       export of 100,000 datasets as DCAT-AP, their validation, an npm validator beside ours");
    Console.Error.WriteLine("benchmarks matching DATA [STEP]          processor time of one question to ten partners with reasons; each STEPth question of the dev split");
    Console.Error.WriteLine("benchmarks harvest FOLDER [DATASETS [PORT]]  10,000 datasets from a local server into an empty store, twice; needs ./dev build");
    Console.Error.WriteLine("benchmarks insert FOLDER [CONNECTIONS [SECONDS [PORT]]]  commits over HTTP on one connection and on many; needs ./dev build");
    Console.Error.WriteLine("benchmarks pages FOLDER [ENTRIES [PORT]]   uncached pages over 100,000 entries beside the bundled network, and autocomplete; needs ./dev build");
    Console.Error.WriteLine("benchmarks start FOLDER [ROUNDS [PORT]]   from the start of the program to its first correct answer, beside an empty store; needs ./dev build");
    Console.Error.WriteLine("benchmarks trap                          processor time and rows of an OPTIONAL that is easily joined quadratically");
    Console.Error.WriteLine("benchmarks churn QUADS UPDATES [spread]  rows touched and bytes on disk after many small updates");
    return 2;
}
