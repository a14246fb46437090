using CivicCoding.Api.Cli;

namespace CivicCoding.Api.Tests.Cli;

/// <summary>Code lists of the EU and of Germany in the store: a graph each, with provenance, the same after a second run.</summary>
public sealed class VocabImportTests : IDisposable
{
    private const string Two = """
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <http://e.example/a> a skos:ConceptScheme ; skos:prefLabel "Liste A"@de , "List A"@en , "Liste A"@fr .
        <http://e.example/a/1> a skos:Concept ; skos:topConceptOf <http://e.example/a> ; skos:prefLabel "eins"@de , "one"@en-GB , "un"@fr ; skos:altLabel "uno"@es ; <http://e.example/note> [ skos:note "n" ] .
        <http://e.example/b/1> a skos:Concept ; skos:inScheme <http://e.example/b> ; skos:prefLabel "zwei"@de .
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("civic-vocab-").FullName;

    private string Store => Path.Combine(_folder, "store");

    [Fact]
    public async Task Each_scheme_of_a_document_has_its_graph_and_texts_in_neither_language_stay_where_there_is_no_other()
    {
        string file = await FileAsync("two.ttl", Two);
        (int code, string output, string error) = await CliTests.RunAsync($"import vocab {file} --store {Store} --dry-run");
        Assert.True(code == ExitCode.Done, error);
        Assert.Equal("<http://e.example/a>: 1 concepts\n<http://e.example/b>: 1 concepts\n", output);
        Assert.False(Directory.Exists(Store));

        await CliTests.RunAsync($"import vocab {file} --store {Store}");
        string first = await QueryAsync("SELECT ?s ?o { GRAPH <https://civic-coding.org/graph/vocab/e-example-a> { ?s ?p ?o } }");
        Assert.Contains("\"one\"@en-GB", first, StringComparison.Ordinal);
        Assert.Contains("\"uno\"@es", first, StringComparison.Ordinal);
        Assert.DoesNotContain("\"un\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("zwei", first, StringComparison.Ordinal);
        Assert.DoesNotContain("_:", first, StringComparison.Ordinal);
        Assert.Contains("\"zwei\"", await QueryAsync("SELECT ?s ?o { GRAPH <https://civic-coding.org/graph/vocab/e-example-b> { ?s ?p ?o } }"), StringComparison.Ordinal);

        Assert.Contains("https://civic-coding.org/graph/vocab/e-example-a", await QueryAsync("SELECT ?g { GRAPH <https://civic-coding.org/graph/provenance> { ?g <http://www.w3.org/ns/prov#wasDerivedFrom> <http://e.example/a> } }"), StringComparison.Ordinal);

        string again = (await CliTests.RunAsync($"import vocab {file} --store {Store}")).Output;
        Assert.All(again.Split('\n', StringSplitOptions.RemoveEmptyEntries), l => Assert.Contains(", 0 added, 0 removed in <https://civic-coding.org/graph/vocab/", l, StringComparison.Ordinal));
        await FileAsync("two.ttl", Two.Replace("\"zwei\"", "\"drei\"", StringComparison.Ordinal));
        Assert.Contains("<http://e.example/b>: 1 concepts, 1 added, 1 removed", (await CliTests.RunAsync($"import vocab {file} --store {Store}")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<urn:x:a> a <urn:x:b> .", "no concept")]
    [InlineData("<urn:x:a> a <http://www.w3.org/2004/02/skos/core#Concept> .", "skos:inScheme")]
    [InlineData("<urn:x:a> a", ":1:")]
    public async Task What_is_no_code_list_is_refused_and_nothing_is_written(string text, string said)
    {
        (int code, _, string error) = await CliTests.RunAsync($"import vocab {await FileAsync("bad.ttl", text)} --store {Store}");
        Assert.Equal(ExitCode.CannotReadOrWrite, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Store));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> QueryAsync(string query)
    {
        (int code, string output, string error) = await CliTests.RunAsync($"query {await FileAsync("q.rq", query)} --store {Store} --format tsv");
        Assert.True(code == ExitCode.Done, error);
        return output;
    }

    private async Task<string> FileAsync(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return path;
    }
}
