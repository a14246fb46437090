using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Api.Tests.Health;

public sealed class DiskTroubleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_answered_with_507_until_there_is_space()
    {
        bool full = true;
        var store = new ScriptedStore { OnUpdate = _ => full ? throw new StoreFullException("the commit") : new WriteReceipt(1, 1, 0) };
        await using RunningServer server = await RunningServer.StartAsync(store);
        using (HttpResponseMessage refused = await UpdateAsync(server))
        {
            Assert.Equal(HttpStatusCode.InsufficientStorage, refused.StatusCode);
            Assert.Equal("urn:civic-coding:problem:disk-full", await TypeOfAsync(refused));
        }

        full = false;
        using HttpResponseMessage done = await UpdateAsync(server);
        Assert.True(done.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_disk_that_does_not_keep_what_it_is_given_makes_the_store_read_only_and_health_says_so()
    {
        string folder = Directory.CreateTempSubdirectory("civic-disk-").FullName;
        RdfStore store = RdfStore.Open(folder, new StoreOptions { Files = path => new ForgetfulFiles(DiskFiles.Open(path)) });
        await using RunningServer server = await RunningServer.StartAsync(store, folder: folder);
        await store.UpdateAsync("INSERT DATA { <http://e/kept> <http://e/p> 1 }", cancellation: Cancellation);
        await Assert.ThrowsAsync<StorageSyncException>(() => store.FlushAsync(Cancellation));
        using HttpResponseMessage refused = await UpdateAsync(server);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("urn:civic-coding:problem:read-only", await TypeOfAsync(refused));
        using JsonDocument health = JsonDocument.Parse(await server.Client.GetStringAsync("/health", Cancellation));
        Assert.Equal("read-only", health.RootElement.GetProperty("status").GetString());
        Assert.Contains("no more writes", health.RootElement.GetProperty("store").GetProperty("readOnly").GetString(), StringComparison.Ordinal);
        string read = await server.Client.GetStringAsync("/sparql?query=" + Uri.EscapeDataString("ASK { <http://e/kept> ?p ?o }"), Cancellation);
        Assert.Contains("true", read, StringComparison.Ordinal);
    }

    private static async Task<string?> TypeOfAsync(HttpResponseMessage answer)
    {
        using JsonDocument problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        return problem.RootElement.GetProperty("type").GetString();
    }

    private static async Task<HttpResponseMessage> UpdateAsync(RunningServer server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/update")
        {
            Content = new StringContent("INSERT DATA { <http://e/s> <http://e/p> 2 }", Encoding.UTF8, "application/sparql-update"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.AdminKey);
        return await server.Client.SendAsync(request, Cancellation);
    }

    /// <summary>A disk whose folder cannot be synced.</summary>
    private sealed class ForgetfulFiles(IStorageFiles files) : IStorageFiles
    {
        public string Folder => files.Folder;

        public long? LengthOf(string name) => files.LengthOf(name);

        public IReadOnlyList<string> Names(string pattern = "*") => files.Names(pattern);

        public Stream Create(string name) => files.Create(name);

        public Stream Append(string name) => files.Append(name);

        public Stream OpenRead(string name) => files.OpenRead(name);

        public MappedFile Map(string name) => files.Map(name);

        public void Sync(Stream file) => files.Sync(file);

        public void Sync(string name) => files.Sync(name);

        public void SyncFolder() => throw new StorageSyncException("The folder");

        public void Rename(string from, string to) => files.Rename(from, to);

        public void Delete(string name) => files.Delete(name);

        public IStorageFiles Within(string folder) => files.Within(folder);
    }
}
