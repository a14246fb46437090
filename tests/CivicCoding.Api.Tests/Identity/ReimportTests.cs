using CivicCoding.Api.Cli;
using CivicCoding.Api.Identity;
using CivicCoding.Api.Tests.Cli;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Rdf;
using Microsoft.Extensions.DependencyInjection;

namespace CivicCoding.Api.Tests.Identity;

/// <summary>A source that is imported anew leaves merges as they are.</summary>
public sealed class ReimportTests : IDisposable
{
    private const string Records = """
        {"id":"ada","kind":"organisation","name_de":"Ada Labor","name_en":"Ada Lab","sources":[{"url":"https://example.org/"}]}
        {"id":"ada-ev","kind":"organisation","name_de":"Ada e.V.","name_en":"Ada Lab","sources":[{"url":"https://example.org/"}]}
        {"id":"karte","kind":"project","name_de":"Karte","name_en":"Map","run_by":["ada-ev"],"sources":[{"url":"https://example.org/"}]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("civic-reimport-").FullName;

    private string Store => Path.Combine(_folder, "store");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_second_import_does_not_undo_a_merge_and_one_after_a_split_changes_nothing()
    {
        Assert.DoesNotContain(", 0 added", await ImportAsync(), StringComparison.Ordinal);
        Assert.EndsWith(", 0 added, 0 removed", await ImportAsync(), StringComparison.Ordinal);
        var kept = new Iri("https://civic-coding.org/id/organisations/ada");
        var gone = new Iri("https://civic-coding.org/id/organisations/ada-ev");
        Assert.Equal(MergeState.Done, await WithAsync(m => m.MergeAsync(kept, gone, "test", TestContext.Current.CancellationToken)));
        Assert.EndsWith(", 0 added, 0 removed", await ImportAsync(), StringComparison.Ordinal);
        Assert.Contains("Ada e.V.", await QueryAsync($"SELECT ?o {{ {kept} <http://www.w3.org/2004/02/skos/core#altLabel> ?o }}"), StringComparison.Ordinal);
        Assert.Contains("organisations/ada>", await QueryAsync("SELECT ?o { <https://civic-coding.org/id/projects/karte> ?p ?o FILTER(CONTAINS(STR(?o), '/organisations/')) }"), StringComparison.Ordinal);

        Assert.Equal(MergeState.Done, await WithAsync(m => m.SplitAsync(gone, "test", TestContext.Current.CancellationToken)));
        Assert.EndsWith(", 0 added, 0 removed", await ImportAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_source_says_anew_of_a_merged_thing_is_said_of_the_kept_one()
    {
        await ImportAsync();
        await WithAsync(m => m.MergeAsync(new Iri("https://civic-coding.org/id/organisations/ada"), new Iri("https://civic-coding.org/id/organisations/ada-ev"), "test", TestContext.Current.CancellationToken));
        await ImportAsync(Records.Replace("\"name_de\":\"Ada e.V.\"", "\"name_de\":\"Ada und Freunde e.V.\"", StringComparison.Ordinal));
        string names = await QueryAsync("SELECT ?o { <https://civic-coding.org/id/organisations/ada> ?p ?o }");
        Assert.Contains("Ada und Freunde e.V.", names, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Ada e.V.\"", names, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Ada", await QueryAsync("SELECT ?o { <https://civic-coding.org/id/organisations/ada-ev> ?p ?o }"), StringComparison.Ordinal);
    }

    private async Task<string> ImportAsync(string records = Records)
    {
        string file = Path.Combine(_folder, "records.jsonl");
        await File.WriteAllTextAsync(file, records, TestContext.Current.CancellationToken);
        (int code, string output, string error) = await CliTests.RunAsync($"import ecosystem {file} --store {Store}");
        Assert.True(code == ExitCode.Done, error);
        return output.Split('\n')[0];
    }

    private async Task<MergeState> WithAsync(Func<MergeStore, Task<MergeState>> work)
    {
        // A server removes its own folder at its end; the store is in another one.
        await using RunningServer server = await RunningServer.StartAsync(RdfStore.Open(Store), folder: Directory.CreateTempSubdirectory("civic-reimport-server-").FullName);
        return await work(server.Services.GetRequiredService<MergeStore>());
    }

    private async Task<string> QueryAsync(string query)
    {
        (int code, string output, string error) = await CliTests.RunAsync($"query - --store {Store} --format tsv", query);
        Assert.True(code == ExitCode.Done, error);
        return output;
    }
}
