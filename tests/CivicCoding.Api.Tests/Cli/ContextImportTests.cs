using CivicCoding.Api.Cli;

namespace CivicCoding.Api.Tests.Cli;

/// <summary>A JSON-LD context that an operator gives once is known to every reader.</summary>
public sealed class ContextImportTests : IDisposable
{
    private const string Address = "https://example.org/context.jsonld";
    private const string Document = $$"""{ "@context": "{{Address}}", "@id": "urn:x:s", "title": "T" }""";
    private readonly string _folder = Directory.CreateTempSubdirectory("civic-context-").FullName;

    private string Store => Path.Combine(_folder, "store");

    [Fact]
    public async Task A_document_with_an_unknown_context_names_the_command_and_reads_after_it()
    {
        string document = await FileAsync("a.jsonld", Document);
        string context = await FileAsync("context.jsonld", """{ "@context": { "title": "http://purl.org/dc/terms/title" } }""");
        (int code, _, string error) = await CliTests.RunAsync($"load {document} --store {Store}");
        Assert.Equal(ExitCode.CannotReadOrWrite, code);
        Assert.Contains($"{document}:1:", error, StringComparison.Ordinal);
        Assert.Contains($"civic import context FILE --iri {Address}", error, StringComparison.Ordinal);

        (code, string output, error) = await CliTests.RunAsync($"import context {context} --iri {Address} --store {Store}");
        Assert.True(code == ExitCode.Done, error);
        Assert.Contains(Address, output, StringComparison.Ordinal);
        Assert.Contains("already", (await CliTests.RunAsync($"import context {context} --iri {Address} --store {Store}")).Output, StringComparison.Ordinal);

        (code, output, error) = await CliTests.RunAsync($"load {document} --store {Store}");
        Assert.True(code == ExitCode.Done, error);
        Assert.StartsWith("1 triples", output, StringComparison.Ordinal);
        (code, output, error) = await CliTests.RunAsync($"convert {document} --to ntriples --store {Store}");
        Assert.True(code == ExitCode.Done, error);
        Assert.Equal("<urn:x:s> <http://purl.org/dc/terms/title> \"T\" .\n", output);
        string shapes = await FileAsync("shapes.ttl", "@prefix sh: <http://www.w3.org/ns/shacl#> . [] a sh:NodeShape ; sh:targetNode <urn:x:s> ; sh:property [ sh:path <http://purl.org/dc/terms/title> ; sh:minCount 1 ] .");
        Assert.Equal(ExitCode.Done, (await CliTests.RunAsync($"validate {document} --shapes {shapes} --store {Store}")).Code);
    }

    [Fact]
    public async Task A_context_takes_the_place_of_one_with_the_same_name()
    {
        string document = await FileAsync("a.jsonld", Document);
        await CliTests.RunAsync($"import context {await FileAsync("1.jsonld", """{ "@context": { "title": "urn:x:first" } }""")} --iri {Address} --store {Store}");
        await CliTests.RunAsync($"import context {await FileAsync("2.jsonld", """{ "@context": { "title": "urn:x:second" } }""")} --iri {Address} --store {Store}");
        Assert.Contains("urn:x:second", (await CliTests.RunAsync($"convert {document} --to ntriples --store {Store}")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"title\": \"urn:x:a\" }", "1:1")]
    [InlineData("{\n  \"@context\" }", "2:14")]
    [InlineData("{ \"@context\": { \"@id\": \"urn:x:a\" } }", "keyword redefinition")]
    public async Task What_is_no_context_is_refused(string text, string said)
    {
        (int code, _, string error) = await CliTests.RunAsync($"import context {await FileAsync("bad.jsonld", text)} --iri {Address} --store {Store}");
        Assert.Equal(ExitCode.CannotReadOrWrite, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--iri not-absolute")]
    public async Task A_context_needs_its_IRI(string option) =>
        Assert.Equal(ExitCode.WrongUse, (await CliTests.RunAsync($"import context x.jsonld --store {Store} {option}")).Code);

    [Fact]
    public async Task The_own_context_is_known_everywhere()
    {
        (int code, string output, string error) = await CliTests.RunAsync(
            $"convert - --from jsonld --to ntriples --store {Store}", """{ "@context": "https://civic-coding.org/ns/context.jsonld", "@id": "urn:x:s", "schema:name": "N" }""");
        Assert.True(code == ExitCode.Done, error);
        Assert.Contains("<https://schema.org/name>", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> FileAsync(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return path;
    }
}
