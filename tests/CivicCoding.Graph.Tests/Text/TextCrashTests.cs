using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Tests.Storage.Faults;
using CivicCoding.Graph.Text;

namespace CivicCoding.Graph.Tests.Text;

/// <summary>Whatever the disk holds of the text index, it comes to what the store holds.</summary>
public sealed class TextCrashTests : IDisposable
{
    private readonly string _folder = FaultFolder.New();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>CIVIC_CRASH_POINTS: how many moments of the run are tried; 0 is every one.</summary>
    [Fact]
    public async Task Whatever_moment_the_power_fails_at_the_text_index_comes_to_the_stores_sequence_number()
    {
        using var disk = new FaultyDisk(Path.Combine(_folder, "run")) { Records = true };
        await RunAsync(disk.Folder, disk.Open);
        IReadOnlyList<DiskOperation> log = disk.Log;
        Assert.Contains(log, o => o.Name.StartsWith("text/segments_", StringComparison.Ordinal) && o.Kind == DiskOperationKind.Sync);
        Assert.Contains(log, o => o.Name == "text" && o.Kind == DiskOperationKind.SyncFolder);
        int wanted = FaultFolder.Length("CIVIC_CRASH_POINTS", 12);
        int stride = wanted == 0 ? 1 : Math.Max(1, log.Count / wanted);
        var crashed = new CrashedDisk();
        for (int at = 0; at < log.Count; at++)
        {
            if ((at + (log.Count / 3)) % stride == 0)
            {
                var random = new Random(at);
                string folder = Directory.CreateDirectory(Path.Combine(_folder, "crashed")).FullName;
                crashed.Write(folder, () => random.Next(2) == 0, random.Next);
                await MustConvergeAsync(folder, $"before operation {at} of {log.Count} ({log[at]})");
                Directory.Delete(folder, recursive: true);
            }

            crashed.Play(log[at]);
        }
    }

    /// <summary>CIVIC_BIT_FLIPS: how often.</summary>
    [Fact]
    public async Task A_flipped_bit_in_the_text_index_never_changes_what_is_found()
    {
        string whole = Path.Combine(_folder, "whole");
        await RunAsync(whole, null);
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(whole, "text")).Where(f => new FileInfo(f).Length > 0)];
        var random = new Random(5);
        for (int i = 0; i < FaultFolder.Length("CIVIC_BIT_FLIPS", 12); i++)
        {
            string folder = Path.Combine(_folder, "flipped");
            Copy(whole, folder);
            string file = Path.Combine(folder, "text", Path.GetFileName(files[i % files.Length]));
            byte[] bytes = await File.ReadAllBytesAsync(file, Cancellation);
            int at = random.Next(bytes.Length);
            bytes[at] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(file, bytes, Cancellation);
            await MustConvergeAsync(folder, $"byte {at} of {Path.GetFileName(file)}");
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(string folder, Func<string, IStorageFiles>? files)
    {
        await using RdfStore store = RdfStore.Open(folder, new StoreOptions { FlushQuads = 40, Files = files });
        await using TextIndex index = await TextIndex.OpenAsync(store, store, new TextIndexOptions { Folder = Path.Combine(folder, "text"), Files = files, CommitEvery = TimeSpan.FromMilliseconds(1) }, Cancellation);
        for (int i = 0; i < 25; i++)
        {
            await store.UpdateAsync($"INSERT DATA {{ <http://e/{i}> <http://e/p> \"Biber wort{i}\"@de , \"beaver {i}\" }} ; DELETE DATA {{ <http://e/{i - 4}> <http://e/p> \"Biber wort{i - 4}\"@de }}", cancellation: Cancellation);
            Assert.True(await index.WaitForAsync(store.Sequence, TimeSpan.FromSeconds(30), Cancellation));
            await Task.Delay(5, Cancellation);
        }
    }

    private static async Task MustConvergeAsync(string folder, string moment)
    {
        await using RdfStore store = RdfStore.Open(folder);
        await using TextIndex index = await TextIndex.OpenAsync(store, store, new TextIndexOptions { Folder = Path.Combine(folder, "text") }, Cancellation);
        Assert.True(store.Sequence == index.Sequence, $"{moment}: the index is at {index.Sequence}, the store at {store.Sequence}");
        var match = new TextMatch();
        match.Attach(index);
        store.Register(match);
        List<string> found = await ThingsAsync(store, "PREFIX text: <https://civic-coding.org/text#> SELECT ?s { ?s text:match \"Biber\" }");
        List<string> held = await ThingsAsync(store, "SELECT ?s { ?s ?p ?o FILTER (STRSTARTS(STR(?o), \"Biber\")) }");
        Assert.True(held.SequenceEqual(found), $"{moment}: found {string.Join(' ', found)} instead of {string.Join(' ', held)}");
    }

    private static async Task<List<string>> ThingsAsync(RdfStore store, string query)
    {
        using QueryAnswer answer = await store.QueryAsync(query, cancellation: Cancellation);
        var things = new List<string>();
        var scratch = new TermScratch();
        while (answer.Solutions.MoveNext())
        {
            things.Add(answer.Solutions.Get(0, scratch).ToTerm()!.ToString());
        }

        things.Sort(StringComparer.Ordinal);
        return things;
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
