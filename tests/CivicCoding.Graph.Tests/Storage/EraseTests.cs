using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Graph.Tests.Storage;

public sealed class EraseTests : IDisposable
{
    private const string Secret = "Wilhelmine Geheimrat";
    private const string SecretMail = "wilhelmine@example.org";

    private readonly string _root = Directory.CreateTempSubdirectory("civic-erase-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(_root, "store");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_literals_of_an_erased_thing_are_in_no_file(bool flushed)
    {
        await using RdfStore store = RdfStore.Open(Folder);
        await UpdateAsync(store, string.Join(" . ", Enumerable.Range(0, 2_000).Select(i => $"<urn:other{i}> <urn:name> \"other {i}\"")));
        await UpdateAsync(store, $"<urn:person> <urn:name> \"{Secret}\"@de ; <urn:contact> [ <urn:mail> \"{SecretMail}\" ] ; <urn:city> \"Gemeinsame Stadt\" . <urn:other1> <urn:knows> <urn:person> ; <urn:city> \"Gemeinsame Stadt\"");
        if (flushed)
        {
            await store.FlushAsync(Cancellation);
        }

        await UpdateAsync(store, "<urn:last> <urn:name> \"the last one\"");
        Assert.True(await HoldsAsync(Secret));
        EraseReceipt receipt = await store.EraseAsync(new Iri("urn:person"), Cancellation);
        Assert.Equal((5, 2, 1), (receipt.Quads, receipt.Values, receipt.SharedValues));
        Assert.Empty(receipt.PendingFiles);
        Assert.Empty(receipt.Backups);
        Assert.False(await HoldsAsync(Secret));
        Assert.False(await HoldsAsync(SecretMail));
        Assert.True(await HoldsAsync("Gemeinsame Stadt"));
        using QueryAnswer answer = await store.QueryAsync("ASK { <urn:other1> <urn:city> \"Gemeinsame Stadt\" . <urn:last> <urn:name> \"the last one\" FILTER NOT EXISTS { ?s ?p <urn:person> } }", cancellation: Cancellation);
        Assert.True(answer.Boolean);
        Assert.Equal(2_002, (await store.VerifyAsync(Cancellation)).Quads);
    }

    [Fact]
    public async Task A_blank_node_that_somebody_else_leads_to_stays()
    {
        await using RdfStore store = RdfStore.Open(Folder);
        await UpdateAsync(store, "<urn:a> <urn:p> _:own , _:shared . _:own <urn:q> _:deep . _:deep <urn:q> _:own . _:shared <urn:q> \"stays\" . <urn:b> <urn:p> _:shared");
        Assert.Equal(4, (await store.EraseAsync(new Iri("urn:a"), Cancellation)).Quads);
        Assert.Equal(2, (await store.VerifyAsync(Cancellation)).Quads);
    }

    [Fact]
    public async Task What_is_in_a_graph_of_its_name_goes_too()
    {
        await using RdfStore store = RdfStore.Open(Folder);
        await UpdateAsync(store, $"GRAPH <urn:draft> {{ <urn:x> <urn:name> \"{Secret}\" }} <urn:y> <urn:p> 1");
        Assert.Equal(1, (await store.EraseAsync(new Iri("urn:draft"), Cancellation)).Quads);
        Assert.False(await HoldsAsync(Secret));
    }

    [Fact]
    public async Task The_receipt_names_backups_from_before()
    {
        await using RdfStore store = RdfStore.Open(Folder);
        await UpdateAsync(store, $"<urn:person> <urn:name> \"{Secret}\"");
        string backup = Path.Combine(_root, "backup");
        BackupReceipt before = await store.BackupAsync(backup, cancellation: Cancellation);
        EraseReceipt receipt = await store.EraseAsync(new Iri("urn:person"), Cancellation);
        Assert.Equal([new KnownBackup(backup, before.Sequence, before.Created)], receipt.Backups);
        Assert.True(await HoldsAsync(Secret, backup));
        await store.BackupAsync(backup, cancellation: Cancellation);
        Assert.False(await HoldsAsync(Secret, backup));
    }

    [Fact]
    public async Task An_erased_thing_may_come_back_and_is_kept_over_a_restart()
    {
        await using (RdfStore store = RdfStore.Open(Folder))
        {
            await UpdateAsync(store, $"<urn:person> <urn:name> \"{Secret}\"@de");
            await store.EraseAsync(new Iri("urn:person"), Cancellation);
            await UpdateAsync(store, $"<urn:person> <urn:name> \"{Secret}\"@de");
        }

        await using RdfStore again = RdfStore.Open(Folder);
        using QueryAnswer answer = await again.QueryAsync($"ASK {{ <urn:person> <urn:name> \"{Secret}\"@de }}", cancellation: Cancellation);
        Assert.True(answer.Boolean);
        Assert.Equal(1, (await again.VerifyAsync(Cancellation)).Quads);
    }

    private static async Task UpdateAsync(RdfStore store, string data) => await store.UpdateAsync($"INSERT DATA {{ {data} }}", cancellation: Cancellation);

    private async Task<bool> HoldsAsync(string text, string? folder = null)
    {
        byte[] wanted = Encoding.UTF8.GetBytes(text);
        foreach (string file in Directory.GetFiles(folder ?? Folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "lock"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, Cancellation);
            if (bytes.AsSpan().IndexOf(wanted) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
