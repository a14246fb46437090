using System.Text.Json;
using CivicCoding.Api.Cli;

namespace CivicCoding.Api.Tests.Cli;

public sealed class ValidateCommandTests : IDisposable
{
    private const string Rules = """
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix : <http://example.org/> .
        :S a sh:NodeShape ; sh:targetClass :Person ; sh:property [ sh:path :name ; sh:minCount 1 ; sh:message "Name fehlt."@de, "Name missing."@en ] .
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("civic-validate").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_document_that_conforms_exits_with_0()
    {
        (int code, string output, _) = await CliTests.RunAsync($"validate {File("a.ttl", "<http://example.org/a> a <http://example.org/Person> ; <http://example.org/name> \"A\" .")} --shapes {File("s.ttl", Rules)}");
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("meet all rules", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_does_not_conform_exits_with_1_and_says_why_in_the_language()
    {
        string line = $"validate - --from ntriples --shapes {File("s.ttl", Rules)}";
        const string Data = "<http://example.org/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://example.org/Person> .";
        (int code, string german, _) = await CliTests.RunAsync(line + " --lang de", Data);
        Assert.Equal(ExitCode.AnswerIsNo, code);
        Assert.Contains("Name fehlt.", german, StringComparison.Ordinal);
        (_, string turtle, _) = await CliTests.RunAsync(line + " --format turtle", Data);
        Assert.Contains("ValidationReport", turtle, StringComparison.Ordinal);
        (_, string json, _) = await CliTests.RunAsync(line + " --format json", Data);
        using JsonDocument report = JsonDocument.Parse(json);
        Assert.False(report.RootElement.GetProperty("conforms").GetBoolean());
    }

    [Fact]
    public async Task What_cannot_be_read_exits_with_3_and_is_named()
    {
        string broken = File("b.ttl", "<http://example.org/a> nonsense .");
        (int code, _, string error) = await CliTests.RunAsync($"validate {broken} --shapes {File("s.ttl", Rules)}");
        Assert.Equal(ExitCode.CannotReadOrWrite, code);
        Assert.Contains("b.ttl:1:", error, StringComparison.Ordinal);
        (code, _, error) = await CliTests.RunAsync($"validate {File("a.ttl", "")} --shapes {File("t.ttl", Rules + ":S sh:in :noList .")}");
        Assert.Equal(ExitCode.CannotReadOrWrite, code);
        Assert.Contains("t.ttl", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_shapes_those_of_the_ontology_count()
    {
        string ontology = Path.Combine(AppContext.BaseDirectory, "ontology");
        (int code, string output, string error) = await CliTests.RunAsync($"validate {Path.Combine(ontology, "examples", "project.ttl")} --lang de");
        Assert.True(code == ExitCode.Done, output + error);
        (code, output, _) = await CliTests.RunAsync("validate - --from turtle --lang de", "<http://example.org/a> a <https://civic-coding.org/ns#Project> .");
        Assert.Equal(ExitCode.AnswerIsNo, code);
        Assert.Contains("Bitte geben Sie einen Namen an", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_judges_a_document_and_names_its_lines()
    {
        string file = File("d.ttl", "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n<http://e/d> a dcat:Dataset ;\n  dcat:landingPage \"https://e/page\" .");
        (int code, string text, _) = await CliTests.RunAsync($"validate {file} --profile dcat-ap-de --lang de");
        Assert.Equal(ExitCode.AnswerIsNo, code);
        Assert.Contains("Verstoß (Zeile 3)", text, StringComparison.Ordinal);
        (code, _, string unknown) = await CliTests.RunAsync($"validate {file} --profile dcat");
        Assert.Equal(ExitCode.WrongUse, code);
        Assert.Contains("mldcat-ap", unknown, StringComparison.Ordinal);
        (code, _, _) = await CliTests.RunAsync($"validate {file} --profile dcat-ap --shapes {File("s.ttl", Rules)}");
        Assert.Equal(ExitCode.WrongUse, code);
        (code, _, _) = await CliTests.RunAsync($"validate {file} --profile dcat-ap --max-results 1");
        Assert.Equal(ExitCode.OutOfBudget, code);
    }

    [Fact]
    public async Task A_store_or_one_of_its_graphs_is_checked()
    {
        string store = Path.Combine(_folder, "store");
        await CliTests.RunAsync($"load {File("a.ttl", "<http://example.org/a> a <http://example.org/Person> .")} --store {store} --graph urn:x:bad");
        await CliTests.RunAsync($"load {File("b.ttl", "<http://example.org/b> a <http://example.org/Person> ; <http://example.org/name> \"B\" .")} --store {store} --graph urn:x:good");
        string shapes = File("s.ttl", Rules);
        Assert.Equal(ExitCode.AnswerIsNo, (await CliTests.RunAsync($"validate --store {store} --shapes {shapes}")).Item1);
        Assert.Equal(ExitCode.AnswerIsNo, (await CliTests.RunAsync($"validate --store {store} --graph urn:x:bad --shapes {shapes}")).Item1);
        Assert.Equal(ExitCode.Done, (await CliTests.RunAsync($"validate --store {store} --graph urn:x:good --shapes {shapes}")).Item1);
        Assert.Equal(ExitCode.WrongUse, (await CliTests.RunAsync("validate")).Item1);
    }

    [Fact]
    public async Task An_address_is_fetched_and_checked()
    {
        using var listener = new System.Net.HttpListener();
        int port = 21_640 + Random.Shared.Next(50);
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        Task serving = Task.Run(
            async () =>
            {
                System.Net.HttpListenerContext context = await listener.GetContextAsync();
                context.Response.ContentType = "text/turtle";
                await context.Response.OutputStream.WriteAsync("<http://e/d> a <http://www.w3.org/ns/dcat#Dataset> ."u8.ToArray(), TestContext.Current.CancellationToken);
                context.Response.Close();
            },
            TestContext.Current.CancellationToken);
        (int code, string text, string error) = await CliTests.RunAsync($"validate http://127.0.0.1:{port}/d --profile dcat-ap");
        await serving;
        Assert.True(code == ExitCode.AnswerIsNo, error);
        Assert.Contains("title", text, StringComparison.Ordinal);
        Assert.Equal(ExitCode.CannotReadOrWrite, (await CliTests.RunAsync($"validate http://127.0.0.1:1/d --profile dcat-ap")).Item1);
    }

    private string File(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
