using System.Text;
using CivicCoding.Api.Cli;
using CivicCoding.Api.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Harvest.Csv;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Api.Tests.Cli;

/// <summary>civic import csv: what a spreadsheet says becomes entries, all of them or none.</summary>
public sealed class CsvImportTests : IDisposable
{
    private const string Mapping = """
        kind: projects
        source:
          name: vereinsliste
          title: { de: Liste der Vereine, en: List of associations }
          url: https://example.org/liste
        columns:
          Projekt: name.de
          Kurz: description.de
          Beginn: startDate
          Stand: { field: lifecycle, values: { läuft: Active, geplant: Planned } }
          E-Mail: { field: contact, visibility: internal }
        ignore: [Bemerkung]
        """;

    private const string Table = "Projekt;Kurz;Beginn;Stand;E-Mail;Bemerkung\r\nBrückenlotsen;Freiwillige prüfen Brücken mit Kameras.;01.03.2026;läuft;bruecke@example.org;x\r\n=Summe(A1);Ein Projekt mit seltsamem Namen.;2027;geplant;;\r\n";

    private readonly string _root = Directory.CreateTempSubdirectory("civic-csv-").FullName;

    private string Store => Path.Combine(_root, "store");

    [Fact]
    public async Task A_semicolon_table_in_Windows_1252_is_imported_once_and_a_second_time_changes_nothing()
    {
        (int code, string text, string errors) = await ImportAsync(CsvText.Named("windows-1252")!.GetBytes(Table));

        Assert.True(code == ExitCode.Done, errors);
        Assert.Contains("windows-1252", text, StringComparison.Ordinal);
        Assert.True(await AskAsync("GRAPH <https://civic-coding.org/graph/csv/vereinsliste> { <https://civic-coding.org/id/projects/brueckenlotsen> <http://www.w3.org/2000/01/rdf-schema#label> 'Brückenlotsen'@de ; <https://schema.org/startDate> ?d ; <https://civic-coding.org/ns#lifecycle> <https://civic-coding.org/ns#Active> ; <http://purl.org/dc/terms/source> <https://example.org/liste> }"));
        Assert.True(await AskAsync("?s <http://www.w3.org/2000/01/rdf-schema#label> '=Summe(A1)'@de"));
        Assert.True(await AskAsync("GRAPH <https://civic-coding.org/graph/provenance> { <https://civic-coding.org/graph/csv/vereinsliste> <http://www.w3.org/ns/prov#wasDerivedFrom> <https://example.org/liste> }"));
        Assert.True(await AskAsync("GRAPH <https://civic-coding.org/graph/private/projects/brueckenlotsen> { ?s ?p 'bruecke@example.org' }"));
        Assert.False(await AskAsync("GRAPH <https://civic-coding.org/graph/csv/vereinsliste> { ?s ?p 'bruecke@example.org' }"));

        (code, text, _) = await ImportAsync(Encoding.UTF8.GetBytes(Table), "--lang", "de");
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("0 Aussagen neu, 0 entfernt", text, StringComparison.Ordinal);

        // A row that is gone takes with it what it said.
        (code, text, _) = await ImportAsync(Encoding.UTF8.GetBytes(string.Concat(Table.Split('\n').Where((_, i) => i != 1).Select(l => l + "\n"))));
        Assert.Equal(ExitCode.Done, code);
        Assert.False(await AskAsync("GRAPH ?g { <https://civic-coding.org/id/projects/brueckenlotsen> ?p ?o }"));
    }

    [Fact]
    public async Task A_dry_run_saves_nothing()
    {
        (int code, string text, string errors) = await ImportAsync(Encoding.UTF8.GetBytes(Table), "--dry-run");

        Assert.True(code == ExitCode.Done, errors);
        Assert.Contains("2 entries are fine; nothing was saved", text, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Store));
    }

    [Theory]
    [InlineData("bald", "Zeile 4, Spalte „Beginn“: „bald“ ist kein Tag, Monat oder Jahr.", "Row 4, column “Beginn”: “bald” is not a day, month or year.")]
    public async Task One_wrong_cell_keeps_every_row_out_and_is_told_by_row_and_column(string date, string german, string english)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Table + $"Falsch;Ein Projekt mit falschem Beginn.;{date};läuft;;\n");

        (int code, _, string errors) = await ImportAsync(bytes, "--lang", "de");
        Assert.Equal(ExitCode.AnswerIsNo, code);
        Assert.Contains(german, errors, StringComparison.Ordinal);
        (_, _, errors) = await ImportAsync(bytes);
        Assert.Contains(english, errors, StringComparison.Ordinal);
        Assert.False(await AskAsync("GRAPH ?g { ?s ?p ?o }"));
    }

    [Fact]
    public async Task Every_kind_of_wrong_cell_is_told()
    {
        string rows = ";Ohne Namen geht es nicht.;2026;läuft;;\nA;Das ist ein Satz.;2026;schläft;;\nB;The text is not in the right language and that is wrong.;2026;läuft;;\nC;Ein Satz über C.;2026;läuft;keine Adresse;\nD;zu kurz;2026;läuft;;\n";

        (int code, _, string errors) = await ImportAsync(Encoding.UTF8.GetBytes(Table.Split('\n')[0] + "\n" + rows));

        Assert.Equal(ExitCode.AnswerIsNo, code);
        foreach (string place in new[] { "Row 2, column “Projekt”", "Row 3, column “Stand”", "Row 4, column “Kurz”", "Row 5, column “E-Mail”", "Row 6, column “Kurz”", "5 rows need a change" })
        {
            Assert.Contains(place, errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_same_row_twice_counts_once_and_two_versions_of_one_entry_are_refused()
    {
        string first = Table.Split('\n')[1];
        (int code, _, string errors) = await ImportAsync(Encoding.UTF8.GetBytes(Table + first));
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("Row 4: The row says the same as row 2", errors, StringComparison.Ordinal);

        (code, _, errors) = await ImportAsync(Encoding.UTF8.GetBytes(Table + first.Replace("Kameras", "Drohnen", StringComparison.Ordinal)));
        Assert.Equal(ExitCode.AnswerIsNo, code);
        Assert.Contains("Row 4: The row describes the same entry as row 2", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_of_another_source_is_not_taken_over()
    {
        await UpdateAsync("INSERT DATA { GRAPH <https://civic-coding.org/graph/other> { <https://civic-coding.org/id/projects/brueckenlotsen> a <https://civic-coding.org/ns#Project> } }");

        (int code, _, string errors) = await ImportAsync(Encoding.UTF8.GetBytes(Table));

        Assert.Equal(ExitCode.AnswerIsNo, code);
        Assert.Contains("Row 2: There is an entry of this name already", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_edited_or_removed_here_stays_so_and_the_import_says_it()
    {
        await ImportAsync(Encoding.UTF8.GetBytes(Table));
        const string thing = "https://civic-coding.org/id/projects/brueckenlotsen";
        await using (GraphHost host = StoreOpening.Open(Store, create: false))
        {
            var forms = new Api.Entries.KindForms(new ServeSettings { StoreFolder = Store });
            Api.Entries.KindForm form = forms.Find(CivicCoding.Graph.Civic.EntityKind.FromPlural("projects"))!;
            await host.Store.UpdateAsync(Api.Entries.EntryTriples.Replace(form, new Iri(thing), [new(form.Field("name")!, new Literal("Brückenwacht", "de"))], DateTimeOffset.UnixEpoch), null, TestContext.Current.CancellationToken);
            await host.Store.UpdateAsync(Api.Entries.EntryTriples.Remove(new Iri("https://civic-coding.org/id/projects/summe-a1")), null, TestContext.Current.CancellationToken);
        }

        (int code, string text, string errors) = await ImportAsync(Encoding.UTF8.GetBytes(Table), "--lang", "de");

        Assert.True(code == ExitCode.Done, errors);
        Assert.Contains("1 Einträge wurden hier bearbeitet und behalten ihre Bearbeitung: " + thing, text, StringComparison.Ordinal);
        Assert.Contains("1 Einträge wurden hier gelöscht und kommen nicht wieder: https://civic-coding.org/id/projects/summe-a1", text, StringComparison.Ordinal);
        Assert.True(await AskAsync($"GRAPH ?g {{ <{thing}> <http://www.w3.org/2000/01/rdf-schema#label> 'Brückenwacht'@de }}"));
        Assert.False(await AskAsync($"GRAPH ?g {{ <{thing}> <http://www.w3.org/2000/01/rdf-schema#label> 'Brückenlotsen'@de }}"));
        Assert.False(await AskAsync("GRAPH ?g { <https://civic-coding.org/id/projects/summe-a1> ?p ?o }"));
    }

    [Theory]
    [InlineData("kind: cars", "There is no kind")]
    [InlineData("kind: projects\ncolour: red", "does not know “colour”")]
    [InlineData("kind: projects\nsource: { name: Große Liste, url: https://example.org/ }", "source.name is a short name")]
    [InlineData("kind: projects\nsource: { name: liste, url: ftp://example.org/ }", "source.url is the web address")]
    [InlineData("kind: projects\nsource: { name: liste, url: https://example.org/ }\ncolumns: { A: colour }", "There is no field “colour” (column “A”)")]
    [InlineData("kind: projects\nsource: { name: liste, url: https://example.org/ }\ncolumns: { A: { field: name, visibility: internal } }", "visibility is public or internal")]
    [InlineData("a: &x [1]\nb: *x", "anchors and aliases")]
    [InlineData("a: [[[[[[[[[[1]]]]]]]]]]", "nested too deeply")]
    [InlineData("a: [1", "neither YAML nor JSON")]
    [InlineData("- 1", "consists of names with values")]
    [InlineData("{ \"kind\": \"projects\" }", "“source” is missing")]
    public async Task A_mapping_that_cannot_be_used_is_told(string mapping, string sign)
    {
        (int code, _, string errors) = await ImportByAsync("A\nx\n"u8.ToArray(), mapping);

        Assert.Equal(ExitCode.WrongUse, code);
        Assert.Contains(sign, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_that_are_missing_or_not_mapped_are_told()
    {
        (int code, _, string errors) = await ImportAsync("Projekt;Anderes\nx;y\n"u8.ToArray());

        Assert.Equal(ExitCode.AnswerIsNo, code);
        Assert.Contains("Column “Kurz”: The mapping names this column", errors, StringComparison.Ordinal);
        Assert.Contains("Column “Anderes”: Not mapped", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mapping_of_the_guide_works()
    {
        string guide = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "..", "docs", "tables.md"), TestContext.Current.CancellationToken);
        string mapping = Block(guide, "yaml");
        string table = Block(guide, "csv");
        // The codes that the table names stand in the reference data.
        await UpdateAsync("INSERT DATA { GRAPH <https://civic-coding.org/graph/reference> { <http://publications.europa.eu/resource/authority/file-type/CSV> <http://www.w3.org/2000/01/rdf-schema#label> 'CSV' . <http://publications.europa.eu/resource/authority/file-type/XLSX> <http://www.w3.org/2000/01/rdf-schema#label> 'XLSX' . <http://publications.europa.eu/resource/authority/licence/CC_BY_4_0> a <http://purl.org/dc/terms/LicenseDocument> ; <http://www.w3.org/2000/01/rdf-schema#label> 'CC BY 4.0' } }");

        (int code, string text, string errors) = await ImportByAsync(Encoding.UTF8.GetBytes(table), mapping);

        Assert.True(code == ExitCode.Done, errors);
        Assert.Contains("2 entries saved", text, StringComparison.Ordinal);
        Assert.True(await AskAsync("GRAPH ?g { ?d <http://www.w3.org/ns/dcat#distribution> ?x . ?x <http://purl.org/dc/terms/format> <http://publications.europa.eu/resource/authority/file-type/CSV> }"));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Block(string guide, string language)
    {
        int start = guide.IndexOf("```" + language + "\n", StringComparison.Ordinal) + language.Length + 4;
        return guide[start..guide.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private async Task<(int Code, string Text, string Errors)> ImportAsync(byte[] table, params string[] options) => await ImportByAsync(table, Mapping, options);

    private async Task<(int Code, string Text, string Errors)> ImportByAsync(byte[] table, string mapping, params string[] options)
    {
        string file = Path.Combine(_root, "table.csv");
        string map = Path.Combine(_root, "map.yaml");
        await File.WriteAllBytesAsync(file, table, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(map, mapping, TestContext.Current.CancellationToken);
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        int code = await CivicCommands.RunAsync(["import", "csv", file, "--mapping", map, "--store", Store, .. options], new CliStreams(Stream.Null, output, errors));
        return (code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    private async Task<bool> AskAsync(string pattern)
    {
        await using GraphHost host = StoreOpening.Open(Store, create: true);
        using QueryAnswer answer = await host.Store.QueryAsync($"ASK {{ {pattern} }}", null, TestContext.Current.CancellationToken);
        return answer.Boolean;
    }

    private async Task UpdateAsync(string update)
    {
        await using GraphHost host = StoreOpening.Open(Store, create: true);
        await host.Store.UpdateAsync(update, null, TestContext.Current.CancellationToken);
    }
}
