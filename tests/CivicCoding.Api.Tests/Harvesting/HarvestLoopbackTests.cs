using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CivicCoding.Api.Cli;
using CivicCoding.Api.Entries;
using CivicCoding.Api.Federation;
using CivicCoding.Api.Harvesting;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Harvest.Runs;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Syntax;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CivicCoding.Api.Tests.Harvesting;

/// <summary>One server harvests another over the network.</summary>
[Collection(NetworkCollection.Name)]
public sealed class HarvestLoopbackTests(NetworkServer network) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("civic-loop-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Authority => new Uri(network.Server.Address).Authority;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("nt")]
    [InlineData("rdf")]
    [InlineData("jsonld")]
    public async Task A_harvester_that_follows_the_pages_gets_the_exported_catalogue(string extension)
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        using var outside = new OutsideClient(new AllowedHosts([Authority]), OutsideFetcher.Limits);
        var request = new HarvestRequest { Kind = "dcat", Source = $"{network.Server.Address}/catalog.{extension}", Name = "first" };
        var tools = new HarvestTools { Store = store, Folder = new HarvestFolder(_folder), Fetcher = new OutsideFetcher(outside), Apply = new HarvestStore(store, guarded: false).ApplyAsync };

        HarvestStatus status = await new HarvestRunner(tools).RunAsync(request, Cancellation);

        Assert.True(status.State == HarvestState.Done, status.Message);
        Assert.True(status.Pages > 3);
        var taken = new Dataset();
        await store.GetGraphAsync(request.Graph, taken, Cancellation);
        using var exported = new MemoryStream();
        await CatalogueWriter.WriteAllAsync(network.Server.Services.GetRequiredService<CatalogueReader>(), ExportProfiles.Default, RdfFormat.NTriples, network.Server.Address + "/", exported, Cancellation);
        exported.Position = 0;
        var whole = new Dataset();
        RdfFormat.NTriples.Read(exported, whole, cancellation: Cancellation);
        Assert.True(whole.Count > 5_000);
        Assert.True(GraphIsomorphism.AreIsomorphic(whole, taken), string.Join('\n', whole.Except(taken).Take(10).Concat(taken.Except(whole).Take(10))));
    }

    [Fact]
    public async Task A_second_server_harvests_the_first_twice_and_the_second_time_nothing_changes()
    {
        await using RunningServer second = await RunningServer.StartAsync(RdfStore.OpenInMemory(), s => s with { AllowedHosts = [Authority] });
        second.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", second.AdminKey);

        JsonElement first = await HarvestAsync(second, $"{network.Server.Address}/catalog.ttl");
        Assert.Equal(first.GetProperty("records").GetInt32(), first.GetProperty("counts").GetProperty("new").GetInt32());
        Assert.True(first.GetProperty("records").GetInt32() > 500);
        JsonElement again = await HarvestAsync(second, $"{network.Server.Address}/catalog.ttl");
        foreach (string count in new[] { "new", "changed", "removed", "triplesAdded", "triplesRemoved" })
        {
            Assert.Equal(0, again.GetProperty("counts").GetProperty(count).GetInt64());
        }

        using JsonDocument list = JsonDocument.Parse(await second.Client.GetStringAsync("/api/v1/admin/harvests", Cancellation));
        Assert.Equal(2, list.RootElement.GetProperty("total").GetInt32());
        using JsonDocument log = JsonDocument.Parse(await second.Client.GetStringAsync($"/api/v1/admin/harvests/{again.GetProperty("id").GetString()}/log?take=5", Cancellation));
        Assert.Equal(5, log.RootElement.GetProperty("items").GetArrayLength());
        Assert.Equal("unchanged", log.RootElement.GetProperty("items")[0].GetProperty("outcome").GetString());
        Assert.Equal(again.GetProperty("records").GetInt32(), log.RootElement.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_command_harvests_too_and_twice_changes_nothing()
    {
        string[] command = ["import", "dcat", $"{network.Server.Address}/catalog.nt", "--store", Path.Combine(_folder, "store"), "--name", "first"];

        (int code, string text, string errors) = await CliAsync([.. command, "--dry-run"]);
        Assert.True(code == ExitCode.Done, errors);
        Assert.DoesNotContain(" 0 new", text, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "store")));
        (code, _, errors) = await CliAsync(command);
        Assert.True(code == ExitCode.Done, errors);
        (code, text, _) = await CliAsync(command);
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("0 new, 0 changed, 0 removed; 0 triples added, 0 removed", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_host_that_was_named_is_reached()
    {
        await using WebApplication source = await SourceAsync(app =>
        {
            app.MapGet("/away", () => Results.Redirect("http://169.254.169.254/latest"));
            app.MapGet("/paged", () => Results.Text("<urn:x:d> a <http://www.w3.org/ns/dcat#Dataset> . <paged> <http://www.w3.org/ns/hydra/core#next> <http://127.0.0.1:9/two> .", "text/turtle"));
        });
        string address = source.Urls.First();

        Assert.Contains("not on the list", (await CliAsync("import", "dcat", address + "/away", "--store", _folder)).Errors, StringComparison.Ordinal);
        Assert.Contains("not on the list", (await CliAsync("import", "dcat", address + "/paged", "--store", _folder)).Errors, StringComparison.Ordinal);
        await using RunningServer server = await RunningServer.StartAsync(RdfStore.OpenInMemory(), s => s with { AllowedHosts = ["data.example.org"] });
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.AdminKey);
        using HttpResponseMessage refused = await server.Client.PostAsJsonAsync("/api/v1/admin/harvests", new { kind = "dcat", source = address + "/paged" }, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("--allow-hosts", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "https://data.example.org/", null, 1)]
    [InlineData("dcat", "file:///etc/passwd", null, 1)]
    [InlineData("dcat", "https://data.example.org/", "Nicht gut", 1)]
    [InlineData("dcat", "https://data.example.org/", null, 0)]
    public async Task A_harvest_that_makes_no_sense_is_refused(string kind, string source, string? name, double minutes)
    {
        network.Client.DefaultRequestHeaders.Authorization = null;
        using HttpResponseMessage stranger = await network.Client.PostAsJsonAsync("/api/v1/admin/harvests", new { kind, source }, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/admin/harvests") { Content = JsonContent.Create(new { kind, source, name, minutes }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", network.Server.AdminKey);
        using HttpResponseMessage answer = await network.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_run_can_be_stopped_and_a_run_that_a_killed_server_left_goes_on()
    {
        var gate = new TaskCompletionSource();
        await using WebApplication source = await SourceAsync(app => app.MapGet("/c", async (HttpContext context) =>
        {
            await gate.Task.WaitAsync(context.RequestAborted);
            return Results.Text("<urn:x:d> a <http://www.w3.org/ns/dcat#Dataset> .", "text/turtle");
        }));
        var request = new HarvestRequest { Kind = "dcat", Source = source.Urls.First() + "/c", Name = "left" };
        HarvestStatus left = new HarvestFolder(_folder).Begin(request, request.Source, DateTimeOffset.UtcNow);
        string folder = Directory.CreateTempSubdirectory("civic-api-").FullName;
        Directory.Move(Path.Combine(_folder, "harvest"), Path.Combine(folder, "harvest"));
        await using RunningServer server = await RunningServer.StartAsync(RdfStore.OpenInMemory(), s => s with { AllowedHosts = [new Uri(source.Urls.First()).Authority] }, folder);
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.AdminKey);
        using HttpResponseMessage begun = await server.Client.PostAsJsonAsync("/api/v1/admin/harvests", new { kind = "dcat", source = request.Source, name = "stopped" }, Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        using HttpResponseMessage twice = await server.Client.PostAsJsonAsync("/api/v1/admin/harvests", new { kind = "dcat", source = request.Source, name = "stopped" }, Cancellation);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);

        using HttpResponseMessage stopped = await server.Client.DeleteAsync(begun.Headers.Location, Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, stopped.StatusCode);
        Assert.Equal("failed", (await EndAsync(server, begun.Headers.Location!.ToString())).GetProperty("state").GetString());
        gate.SetResult();
        JsonElement resumed = await EndAsync(server, "/api/v1/admin/harvests/" + left.Id);
        Assert.Equal("done", resumed.GetProperty("state").GetString());
        Assert.Equal(1, resumed.GetProperty("resumed").GetInt32());
    }

    [Fact]
    public async Task What_stands_under_a_foreign_address_is_in_the_catalogue_and_does_not_leave_gaps_in_lists()
    {
        RdfStore store = RdfStore.OpenInMemory();
        await store.UpdateAsync("INSERT DATA { GRAPH <https://civic-coding.org/graph/dcat/x> { <https://data.example.org/d> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> 'Fremd'@de } }", cancellation: Cancellation);
        await using RunningServer server = await RunningServer.StartAsync(store);

        using JsonDocument list = JsonDocument.Parse(await server.Client.GetStringAsync("/api/v1/datasets", Cancellation));
        Assert.Equal(0, list.RootElement.GetProperty("total").GetInt32());
        Assert.Contains("https://data.example.org/d", await server.Client.GetStringAsync("/catalog.nt", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_removed_here_does_not_come_back()
    {
        var removed = new Iri("https://civic-coding.org/id/datasets/x");
        string file = Path.Combine(_folder, "c.ttl");
        await File.WriteAllTextAsync(file, $"<{removed.Value}> a <http://www.w3.org/ns/dcat#Dataset> . <{removed.Value}-2> a <http://www.w3.org/ns/dcat#Dataset> .", Cancellation);
        string folder = Path.Combine(_folder, "store");
        await using (RdfStore store = RdfStore.Open(folder))
        {
            await store.UpdateAsync($"INSERT DATA {{ GRAPH {EntryTriples.RemovedGraph} {{ <urn:x:r> <urn:x:hash> \"{EntryTriples.RemovedHash(removed.Value)}\" }} }}", cancellation: Cancellation);
        }

        (int code, string text, string errors) = await CliAsync("import", "dcat", file, "--store", folder);

        Assert.True(code == ExitCode.Done, errors);
        Assert.Contains("1 new", text, StringComparison.Ordinal);
        Assert.Contains(removed.Value, text, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> HarvestAsync(RunningServer server, string source)
    {
        HttpResponseMessage begun = await server.Client.PostAsJsonAsync("/api/v1/admin/harvests", new { kind = "dcat", source, name = "first" }, Cancellation);
        for (int i = 0; i < 300 && begun.StatusCode == HttpStatusCode.Conflict; i++)
        {
            // A run gives its turn back a moment after it says that it is done.
            begun.Dispose();
            await Task.Delay(100, Cancellation);
            begun = await server.Client.PostAsJsonAsync("/api/v1/admin/harvests", new { kind = "dcat", source, name = "first" }, Cancellation);
        }

        Assert.True(begun.StatusCode == HttpStatusCode.Accepted, await begun.Content.ReadAsStringAsync(Cancellation));
        JsonElement run = await EndAsync(server, begun.Headers.Location!.ToString());
        begun.Dispose();
        Assert.True(run.GetProperty("state").GetString() == "done", run.ToString());
        return run;
    }

    private static async Task<JsonElement> EndAsync(RunningServer server, string location)
    {
        JsonElement run = default;
        for (int i = 0; i < 1_200; i++)
        {
            using JsonDocument read = JsonDocument.Parse(await server.Client.GetStringAsync(location, Cancellation));
            run = read.RootElement.Clone();
            if (run.GetProperty("state").GetString() != "running")
            {
                break;
            }

            await Task.Delay(100, Cancellation);
        }

        return run;
    }

    private static async Task<WebApplication> SourceAsync(Action<WebApplication> map)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        map(app);
        await app.StartAsync(Cancellation);
        return app;
    }

    private static async Task<(int Code, string Text, string Errors)> CliAsync(params string[] arguments)
    {
        using var output = new MemoryStream();
        await using var errors = new StringWriter();
        int code = await CivicCommands.RunAsync(arguments, new CliStreams(Stream.Null, output, errors));
        return (code, System.Text.Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}
