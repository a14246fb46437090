using System.Globalization;
using CivicCoding.Api.Cli;
using CivicCoding.Api.Tests.Hosting;

namespace CivicCoding.Api.Tests.Cli;

/// <summary>A store that another process serves: what goes over its socket, and what is refused with its name.</summary>
public sealed class HeldStoreTests(HeldStoreTests.Holder holder) : IClassFixture<HeldStoreTests.Holder>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_update_of_the_command_line_is_the_servers_and_a_query_sees_it()
    {
        (int code, string output, string error) = await RunAsync("update -", "INSERT DATA { <urn:x:a> <urn:x:b> 1, 2, 3 }");
        Assert.True(code == ExitCode.Done, error);
        Assert.StartsWith("3 added, 0 removed, commit ", output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Done, "n\r\n3\r\n"), await AnswerAsync("query - --format csv", "SELECT (COUNT(*) AS ?n) WHERE { <urn:x:a> ?p ?o }"));
        using var client = new HttpClient { BaseAddress = new Uri(holder.Server.Address) };
        Assert.Contains("3", await client.GetStringAsync("/sparql?format=csv&query=" + Uri.EscapeDataString("SELECT (COUNT(*) AS ?n) WHERE { <urn:x:a> ?p ?o }"), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exit_codes_over_the_socket_are_those_of_a_store_of_ones_own()
    {
        Assert.Equal(ExitCode.AnswerIsNo, (await RunAsync("query -", "ASK { <urn:x:none> ?p ?o }")).Code);
        (int code, _, string error) = await RunAsync("query -", "SELECT bad");
        Assert.Equal(ExitCode.CannotReadOrWrite, code);
        Assert.NotEmpty(error);
        Assert.Equal(ExitCode.WrongUse, (await RunAsync("query - --format nonsense", "ASK {}")).Code);
        Assert.Equal(ExitCode.CannotReadOrWrite, (await RunAsync("update -", "INSERT bad")).Code);
        const string endless = "SELECT (COUNT(*) AS ?n) WHERE { VALUES ?a { 1 2 3 4 5 6 7 8 9 } VALUES ?b { 1 2 3 4 5 6 7 8 9 } VALUES ?c { 1 2 3 4 5 6 7 8 9 } VALUES ?d { 1 2 3 4 5 6 7 8 9 } VALUES ?e { 1 2 3 4 5 6 7 8 9 } VALUES ?f { 1 2 3 4 5 6 7 8 9 } VALUES ?g { 1 2 3 4 5 6 7 8 9 } VALUES ?h { 1 2 3 4 5 6 7 8 9 } VALUES ?i { 1 2 3 4 5 6 7 8 9 } VALUES ?j { 1 2 3 4 5 6 7 8 9 } FILTER(?a + ?b + ?c + ?d + ?e + ?f + ?g + ?h + ?i + ?j = 0) }";
        Assert.Equal(ExitCode.OutOfBudget, (await RunAsync("query - --timeout 0.2", endless)).Code);
    }

    [Fact]
    public async Task The_plan_a_check_and_a_merge_come_from_the_server()
    {
        (int code, string output, string error) = await RunAsync("query - --explain", "SELECT ?o { <urn:x:a> <urn:x:b> ?o }");
        Assert.True(code == ExitCode.Done, error);
        Assert.Contains("came", output, StringComparison.Ordinal);
        (code, output, error) = await RunAsync("verify");
        Assert.True(code == ExitCode.Done, error);
        Assert.Matches(@"commit \d+: \d+ quads, \d+ terms, hash [0-9a-f]+", output);
        (code, _, error) = await RunAsync("compact");
        Assert.True(code == ExitCode.Done, error);
    }

    [Fact]
    public async Task Loading_is_refused_and_names_the_process_that_holds_the_store()
    {
        string file = Path.Combine(holder.Folder, "a.nt");
        await File.WriteAllTextAsync(file, "<urn:x:loaded> <urn:x:b> \"c\" .\n", Cancellation);
        (int code, _, string error) = await RunAsync($"load {file}");
        AssertRefused(code, error);
        Assert.Equal(ExitCode.AnswerIsNo, (await RunAsync("query -", "ASK { <urn:x:loaded> ?p ?o }")).Code);
    }

    [Fact]
    public async Task Importing_is_refused_and_names_the_process_that_holds_the_store()
    {
        string file = Path.Combine(holder.Folder, "e.jsonl");
        await File.WriteAllTextAsync(file, """{"id": "a", "kind": "project", "name_de": "Eins", "name_en": "One", "note_de": "Ein Satz.", "note_en": "A sentence.", "sources": [{"url": "https://example.org/a"}]}""" + "\n", Cancellation);
        (int code, _, string error) = await RunAsync($"import ecosystem {file}");
        AssertRefused(code, error);
    }

    [Fact]
    public async Task A_second_server_is_refused_names_the_first_and_leaves_it_its_socket()
    {
        await using CivicProcess second = CivicProcess.Start("serve", "--empty", "--store", holder.Store, "--urls", "http://127.0.0.1:0");
        int code = await second.ExitAsync();
        AssertRefused(code, second.Output);
        Assert.Equal(ExitCode.Done, (await RunAsync("query -", "ASK {}")).Code);
    }

    [Fact]
    public void The_socket_is_the_owners_alone()
    {
        string socket = Path.Combine(holder.Store, "civic.sock");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(socket));
    }

    private void AssertRefused(int code, string error)
    {
        Assert.Equal(ExitCode.CannotReadOrWrite, code);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"process {holder.Server.Id} "), error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(string line, string input = "") => CliTests.RunAsync($"{line} --store {holder.Store}", input);

    private async Task<(int Code, string Output)> AnswerAsync(string line, string input)
    {
        (int code, string output, _) = await RunAsync(line, input);
        return (code, output);
    }

    /// <summary>The first process.</summary>
    public sealed class Holder : IAsyncLifetime
    {
        public string Folder { get; } = Directory.CreateTempSubdirectory("civic-held-").FullName;

        public string Store => Path.Combine(Folder, "store");

        internal CivicProcess Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await CivicProcess.ServeAsync(Store);

        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
