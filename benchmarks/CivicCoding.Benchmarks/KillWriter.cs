using System.Globalization;
using CivicCoding.Graph;
using CivicCoding.Graph.Text;

namespace CivicCoding.Benchmarks;

/// <summary>The process that is killed: four writers, a compaction now and then and a text index over one store. Each commit puts one thing of four triples in and takes the thing of <see cref="Kept"/> commits ago out; what is acknowledged goes to standard output.</summary>
internal static class KillWriter
{
    public const int Writers = 4;
    public const int Kept = 40;

    public static StoreOptions Options { get; } = new() { FlushQuads = 400 };

    public static string ThingOf(int writer, long number) => string.Create(CultureInfo.InvariantCulture, $"http://e/{writer}/{number}");

    /// <param name="folder">The store.</param>
    /// <param name="next">For each writer the number of its next commit.</param>
    public static async Task<int> RunAsync(string folder, long[] next)
    {
        await using RdfStore store = RdfStore.Open(folder, Options);
        await using TextIndex index = await TextIndex.OpenAsync(store, store, new TextIndexOptions { Folder = Path.Combine(folder, "text"), CommitEvery = TimeSpan.FromMilliseconds(40) }).ConfigureAwait(false);
        await Console.Out.WriteLineAsync("open").ConfigureAwait(false);
        Task[] writers = [.. Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(store, writer, next[writer])))];
        _ = Task.Run(() => CompactAsync(store));
        await Task.WhenAll(writers).ConfigureAwait(false);
        return 0;
    }

    private static async Task WriteAsync(RdfStore store, int writer, long number)
    {
        while (true)
        {
            await store.UpdateAsync($"INSERT DATA {{ {Triples(writer, number)} }} ; DELETE DATA {{ {Triples(writer, number - Kept)} }}").ConfigureAwait(false);
            string line = string.Create(CultureInfo.InvariantCulture, $"{writer} {number}\n");
            lock (Console.Out)
            {
                Console.Out.Write(line);
                Console.Out.Flush();
            }

            number++;
        }
    }

    private static async Task CompactAsync(RdfStore store)
    {
        while (true)
        {
            await Task.Delay(150).ConfigureAwait(false);
            await store.CompactAsync().ConfigureAwait(false);
        }
    }

    private static string Triples(int writer, long number)
    {
        string thing = ThingOf(writer, number);
        return $"<{thing}> <http://e/name> \"thing {number} of writer {writer}\" ; <http://e/note> \"note{number}w{writer}\"@en ; <http://e/number> {number} ; <http://e/next> <{ThingOf(writer, number + 1)}> .";
    }
}
