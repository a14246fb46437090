using CivicCoding.Api.Cli;

namespace CivicCoding.Api.Tests.Cli;

public sealed class StoreCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("civic-cli-").FullName;

    [Fact]
    public async Task What_is_loaded_can_be_asked_and_updated()
    {
        string file = Path.Combine(_folder, "a.ttl");
        await File.WriteAllTextAsync(file, "<urn:x:a> <urn:x:b> \"c\" .\n", TestContext.Current.CancellationToken);
        string store = Path.Combine(_folder, "store");
        (int code, string output, string error) = await CliTests.RunAsync($"load {file} --store {store}");
        Assert.True(code == ExitCode.Done, error);
        Assert.StartsWith("1 triples in ", output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, (await CliTests.RunAsync($"update - --store {store}", "INSERT DATA { <urn:x:d> <urn:x:e> 1 }")).Code);
        (code, output, _) = await CliTests.RunAsync($"query - --store {store} --format csv", "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }");
        Assert.Equal((ExitCode.Done, "n\r\n2\r\n"), (code, output));
        Assert.Equal(ExitCode.AnswerIsNo, (await CliTests.RunAsync($"query - --store {store}", "ASK { <urn:x:none> ?p ?o }")).Code);
    }

    [Fact]
    public async Task A_file_with_a_syntax_error_exits_with_3_names_the_place_and_loads_nothing()
    {
        string file = Path.Combine(_folder, "bad.ttl");
        await File.WriteAllTextAsync(file, "<urn:x:a> <urn:x:b> \"c\" .\n<urn:x:a> oops .\n", TestContext.Current.CancellationToken);
        string store = Path.Combine(_folder, "store");
        (int code, _, string error) = await CliTests.RunAsync($"load {file} --store {store}");
        Assert.Equal(ExitCode.CannotReadOrWrite, code);
        Assert.Contains("2", error, StringComparison.Ordinal);
        (_, string count, _) = await CliTests.RunAsync($"query - --store {store} --format csv", "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }");
        Assert.Equal("n\r\n0\r\n", count);
    }

    [Fact]
    public async Task A_query_with_a_syntax_error_exits_with_3_and_one_past_its_time_with_4()
    {
        string file = Path.Combine(_folder, "a.nt");
        await File.WriteAllLinesAsync(file, Enumerable.Range(0, 3_000).Select(i => $"<urn:x:{i}> <urn:x:b> \"{i}\" ."), TestContext.Current.CancellationToken);
        string store = Path.Combine(_folder, "store");
        await CliTests.RunAsync($"load {file} --store {store}");
        (int code, _, string error) = await CliTests.RunAsync($"query - --store {store}", "SELECT bad");
        Assert.Equal(ExitCode.CannotReadOrWrite, code);
        Assert.Contains("1:8", error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.OutOfBudget, (await CliTests.RunAsync($"query - --store {store} --timeout 0.2", "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g))) = 1) }")).Code);
    }

    [Fact]
    public async Task A_folder_without_a_store_is_wrong_use() =>
        Assert.Equal(ExitCode.WrongUse, (await CliTests.RunAsync($"query - --store {Path.Combine(_folder, "none")}", "ASK {}")).Code);

    [Fact]
    public async Task Conversion_keeps_the_triples()
    {
        (int code, string output, _) = await CliTests.RunAsync("convert - --from turtle --to ntriples", "<urn:x:a> <urn:x:b> 1, 2 .");
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(2, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
