using System.Text;
using CivicCoding.Api.Cli;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Tests.Cli;

public sealed class OperationCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("civic-cli-").FullName;

    private string Store => Path.Combine(_folder, "store");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Importing_twice_changes_nothing_and_the_store_verifies()
    {
        string file = Path.Combine(_folder, "e.jsonl");
        await File.WriteAllTextAsync(file, """
            {"id": "a", "kind": "project", "name_de": "Eins", "name_en": "One", "note_de": "Ein Satz.", "note_en": "A sentence.", "sources": [{"url": "https://example.org/a"}]}

            """.Replace("\r", "", StringComparison.Ordinal));
        (int code, string first, string error) = await RunAsync("import", "ecosystem", file, "--store", Store);
        Assert.True(code == ExitCode.Done, error);
        Assert.DoesNotContain(" 0 added", first, StringComparison.Ordinal);
        (_, string second, _) = await RunAsync("import", "ecosystem", file, "--store", Store);
        Assert.Contains(", 0 added, 0 removed", second, StringComparison.Ordinal);
        (int verified, string report, _) = await RunAsync("verify", "--store", Store);
        Assert.Equal(ExitCode.Done, verified);
        Assert.Matches(@"commit \d+: \d+ quads, \d+ terms, hash [0-9a-f]+", report);
        Assert.Equal(ExitCode.Done, (await RunAsync("compact", "--store", Store)).Code);
        (_, string after, _) = await RunAsync("verify", "--store", Store);
        Assert.Equal(report.Split("hash")[1], after.Split("hash")[1]);
    }

    [Fact]
    public async Task An_import_that_cannot_be_read_names_file_and_line_and_changes_nothing()
    {
        string file = Path.Combine(_folder, "bad.jsonl");
        await File.WriteAllTextAsync(file, "{\"id\": \"a\", \"kind\": \"project\", \"name_de\": \"Eins\"}\n{broken\n");
        (int code, _, string error) = await RunAsync("import", "ecosystem", file, "--store", Store);
        Assert.Equal(ExitCode.CannotReadOrWrite, code);
        Assert.Contains("bad.jsonl, line 2", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Store));
    }

    [Theory]
    [InlineData("import", "nosuch", "x")]
    [InlineData("export", "--profile", "nosuch")]
    public async Task Wrong_use_is_told_with_what_there_is(params string[] args)
    {
        (int code, _, string error) = await RunAsync([.. args, "--store", Store]);
        Assert.Equal(ExitCode.WrongUse, code);
        Assert.Contains("There are: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_writes_the_catalogue_in_the_syntax_of_the_file_name()
    {
        string data = Path.Combine(_folder, "d.ttl");
        await File.WriteAllTextAsync(data, "<http://e/d> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> \"Titel\"@de .");
        await RunAsync("load", data, "--store", Store);
        string target = Path.Combine(_folder, "catalogue.rdf");
        (int code, _, string error) = await RunAsync("export", "--profile", "dcat-ap", "--store", Store, "--out", target);
        Assert.True(code == ExitCode.Done, error);
        var read = new Dataset();
        await using FileStream stream = File.OpenRead(target);
        RdfFormat.RdfXml.Read(stream, read, cancellation: TestContext.Current.CancellationToken);
        Assert.Contains(read, q => q.Object.Equals(new Iri("http://e/d")));
    }

    [Fact]
    public async Task Explain_shows_the_plan_with_expected_and_actual_solutions()
    {
        string data = Path.Combine(_folder, "d.ttl");
        await File.WriteAllTextAsync(data, "<http://e/a> <http://e/p> 1, 2, 3 .");
        await RunAsync("load", data, "--store", Store);
        string query = Path.Combine(_folder, "q.rq");
        await File.WriteAllTextAsync(query, "SELECT ?o { <http://e/a> <http://e/p> ?o }");
        (int code, string plan, _) = await RunAsync("query", query, "--store", Store, "--explain");
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("came 3", plan, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        int code = await CivicCommands.RunAsync(args, new CliStreams(Stream.Null, output, error));
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
