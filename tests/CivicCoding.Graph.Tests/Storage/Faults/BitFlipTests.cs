using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;
using Microsoft.Data.Sqlite;

namespace CivicCoding.Graph.Tests.Storage.Faults;

/// <summary>One bit of one file of a store is turned round. CIVIC_BIT_FLIPS: how often.</summary>
public sealed class BitFlipTests : IDisposable
{
    private static readonly StoreOptions Options = new() { FlushQuads = 20_000 };
    private readonly string _folder = FaultFolder.New();
    private readonly HashSet<Quad> _model = [];
    private string? _catalogue;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_flipped_bit_of_a_closed_store_is_found_and_never_read_as_data()
    {
        string store = Path.Combine(_folder, "store");
        await FillAsync(store, null);
        List<string> missed = [.. await FlipAsync(store, FaultFolder.Length("CIVIC_BIT_FLIPS", 26))];
        Assert.True(missed.Count == 0, string.Join("\n", missed));
    }

    /// <summary>After a crash, SQLite's log holds the newest commits and its old pages are partly overwritten: a flip there may hit what nobody reads any more.</summary>
    [Fact]
    public async Task A_flipped_bit_of_a_store_that_was_not_closed_never_changes_an_answer()
    {
        string crashed = Path.Combine(_folder, "crashed");
        await FillAsync(Path.Combine(_folder, "store"), crashed);
        int flips = FaultFolder.Length("CIVIC_BIT_FLIPS", 26);
        List<string> missed = await FlipAsync(crashed, flips);
        foreach (IGrouping<string, string> file in missed.GroupBy(m => m[(m.LastIndexOf(' ') + 1)..]))
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{file.Count()} not found in {file.Key}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{flips} flips, {flips - missed.Count} found, {missed.Count} where no answer could change");
        Assert.All(missed, flip => Assert.Contains(Catalogue.FileName, flip, StringComparison.Ordinal));
    }

    /// <summary>A store with segments, a dictionary, and commits that are in the log only.</summary>
    private async Task FillAsync(string folder, string? copy)
    {
        await using RdfStore store = RdfStore.Open(folder, Options);
        var text = new StringBuilder();
        for (int i = 0; i < 6000; i++)
        {
            var quad = new Quad(new Iri($"http://e/{i % 1700}"), new Iri($"http://e/p{i % 9}"), new Literal($"text {i}"));
            text.Append(quad).Append('\n');
            _model.Add(quad);
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        await store.LoadAsync([new LoadSource("test", () => new MemoryStream(bytes), RdfFormat.NQuads)], cancellation: Cancellation);
        await store.FlushAsync(Cancellation);
        var random = new Random(11);
        for (int i = 0; i < 60; i++)
        {
            if (i == 40)
            {
                await store.FlushAsync(Cancellation);
            }

            List<(Quad Quad, bool Add)> changes = [.. Enumerable.Range(0, 10).Select(k => (new Quad(new Iri($"http://e/new{i}"), new Iri($"http://e/p{k}"), new Literal($"new text {random.Next()}")), true))];
            changes.Add((_model.ElementAt(random.Next(_model.Count)), false));
            await store.WriteAsync(
                transaction =>
                {
                    changes.ForEach(c => StoreModel.Apply(transaction, c.Quad, c.Add));
                    return true;
                },
                Cancellation);
            changes.ForEach(c => _ = c.Add ? _model.Add(c.Quad) : _model.Remove(c.Quad));
        }

        if (copy is not null)
        {
            Copy(folder, copy);
        }
    }

    /// <summary>Flips one bit at a time; gives the flips that were not found, and fails where one changed an answer.</summary>
    private async Task<List<string>> FlipAsync(string folder, int flips)
    {
        string whole = Path.Combine(_folder, "whole");
        Copy(folder, whole);
        Assert.False(await IsFoundAsync(whole, "no bit"));
        _catalogue = ContentOf(whole);
        var random = new Random(flips);
        string[] files = [.. Directory.EnumerateFiles(folder).Where(f => new FileInfo(f).Length > 0)];
        var missed = new List<string>();
        for (int i = 0; i < flips; i++)
        {
            // Each file as often as any other, so that the small ones have their share.
            string file = files[i % files.Length];
            long at = random.NextInt64(new FileInfo(file).Length);
            int bit = random.Next(8);
            string flip = $"bit {bit} of byte {at} of {Path.GetFileName(file)}";
            string copy = Path.Combine(_folder, "flipped");
            Copy(folder, copy);
            Flip(Path.Combine(copy, Path.GetFileName(file)), at, bit);
            if (!await IsFoundAsync(copy, flip))
            {
                // What was not found must be where nothing is kept.
                Assert.Equal(_catalogue, ContentOf(copy));
                missed.Add(flip);
            }

            Directory.Delete(copy, recursive: true);
        }

        return missed;
    }

    private async Task<bool> IsFoundAsync(string folder, string flip)
    {
        try
        {
            await using RdfStore store = RdfStore.Open(folder, Options);
            using Snapshot snapshot = store.OpenSnapshot();
            QuadOrder order = (QuadOrder)(flip.Length % 5);
            Assert.True(_model.SetEquals(StoreModel.ReadAll(snapshot, order)), $"{flip} changed what {order} answers");

            Assert.Equal(_model.Count, snapshot.QuadCount);
            return (await store.RepairAsync(Cancellation)).Repaired.Count > 0;
        }
        catch (StorageFormatException)
        {
            return true;
        }
    }

    /// <summary>All that the catalogue of a closed store says.</summary>
    private static string ContentOf(string folder)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, Catalogue.FileName), Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        connection.Open();
        var content = new StringBuilder();
        foreach (string table in new[] { "segment", "consumer", "backup", "meta", "commit_log" })
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1";
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                for (int i = 0; i < reader.FieldCount; i++)
                {
                    content.Append(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i)).Append(' ');
                }

                content.Append('\n');
            }
        }

        return content.ToString();
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from).Where(f => Path.GetFileName(f) is not ("lock" or "lock.holder")))
        {
            using FileStream source = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using FileStream target = File.Create(Path.Combine(to, Path.GetFileName(file)));
            source.CopyTo(target);
        }
    }

    private static void Flip(string file, long at, int bit)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Position = at;
        int value = stream.ReadByte();
        stream.Position = at;
        stream.WriteByte((byte)(value ^ (1 << bit)));
    }
}
