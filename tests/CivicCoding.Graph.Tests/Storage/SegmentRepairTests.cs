using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Graph.Tests.Storage;

public sealed class SegmentRepairTests : IDisposable
{
    private static readonly StoreOptions s_repair = new() { Repair = true };

    private readonly string _folder = Directory.CreateTempSubdirectory("civic-repair-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(QuadOrder.Spo, 0.3)]
    [InlineData(QuadOrder.Gspo, 0.5)]
    [InlineData(QuadOrder.Pos, 0.99)]
    [InlineData(QuadOrder.Osp, 0.0)]
    public async Task A_damaged_order_is_made_anew_from_a_sister_and_the_report_says_so(QuadOrder order, double place)
    {
        VerifyReport before = await MakeAsync();
        string file = Directory.GetFiles(_folder, $"*-{(int)order}.quads").Order(StringComparer.Ordinal).First();
        byte[] bytes = await File.ReadAllBytesAsync(file, Cancellation);
        bytes[(int)(bytes.Length * place)] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Cancellation);
        await using (RdfStore store = RdfStore.Open(_folder, s_repair))
        {
            VerifyReport after = await store.RepairAsync(Cancellation);
            Assert.Contains(Path.GetFileName(file), Assert.Single(after.Repaired), StringComparison.Ordinal);
            Assert.Equal((before.Quads, before.Hash), (after.Quads, after.Hash));
        }

        await using RdfStore again = RdfStore.Open(_folder);
        Assert.Empty((await again.RepairAsync(Cancellation)).Repaired);
        Assert.Equal(4 + 5, Directory.GetFiles(_folder, "*.quads").Length);
    }

    [Fact]
    public async Task A_missing_order_keeps_a_store_closed_until_it_is_made_anew()
    {
        VerifyReport before = await MakeAsync();
        File.Delete(Directory.GetFiles(_folder, "*-1.quads").Order(StringComparer.Ordinal).Last());
        Assert.Throws<StorageFormatException>(() => RdfStore.Open(_folder));
        await using RdfStore store = RdfStore.Open(_folder, s_repair);
        VerifyReport after = await store.RepairAsync(Cancellation);
        Assert.Single(after.Repaired);
        Assert.Equal(before.Hash, after.Hash);
    }

    [Fact]
    public async Task A_damaged_dictionary_is_told_and_not_touched()
    {
        await MakeAsync();
        string file = Directory.GetFiles(_folder, "*.terms").First();
        byte[] bytes = await File.ReadAllBytesAsync(file, Cancellation);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Cancellation);
        StorageFormatException error = await Assert.ThrowsAsync<StorageFormatException>(async () =>
        {
            await using RdfStore store = RdfStore.Open(_folder, s_repair);
            await store.RepairAsync(Cancellation);
        });
        Assert.Contains(Path.GetFileName(file), error.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file, Cancellation));
    }

    /// <summary>Two runs of files: one of a single graph, which has no order by graph, and one of two graphs with deletes.</summary>
    private async Task<VerifyReport> MakeAsync()
    {
        await using RdfStore store = RdfStore.Open(_folder);
        await store.UpdateAsync($"INSERT DATA {{ {string.Join(" . ", Enumerable.Range(0, 6_000).Select(i => $"<urn:s{i % 900}> <urn:p{i % 7}> {i}"))} }}", cancellation: Cancellation);
        await store.FlushAsync(Cancellation);
        await store.UpdateAsync($"DELETE DATA {{ <urn:s0> <urn:p0> 0 }} ; INSERT DATA {{ GRAPH <urn:g> {{ {string.Join(" . ", Enumerable.Range(0, 500).Select(i => $"<urn:t{i}> <urn:p> \"text {i}\""))} }} }}", cancellation: Cancellation);
        await store.FlushAsync(Cancellation);
        return await store.VerifyAsync(Cancellation);
    }
}
