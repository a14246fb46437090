using CivicCoding.Graph.Export;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Export;

public sealed class RemovedDatasetsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("civic-removed-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_shown_and_is_gone_is_told_also_after_a_restart_until_it_comes_back()
    {
        string file = Path.Combine(_folder, "catalogue.tsv");
        Assert.Empty(new RemovedDatasets(file).See(["http://e/a", "http://e/b"]));
        RemovedDataset gone = Assert.Single(new RemovedDatasets(file).See(["http://e/a"]));
        Assert.Equal(new Iri("http://e/b"), gone.Dataset);
        Assert.Single(new RemovedDatasets(file).See(["http://e/a"]));
        Assert.Empty(new RemovedDatasets(file).See(["http://e/a", "http://e/b"]));
    }

    [Fact]
    public void What_was_erased_is_in_no_file_and_is_not_told()
    {
        string file = Path.Combine(_folder, "catalogue.tsv");
        var seen = new RemovedDatasets(file);
        seen.See(["http://e/a", "http://e/b", "http://e/c"]);
        seen.See(["http://e/b", "http://e/c"]);
        File.WriteAllText(file + ".new", "shown\thttp://e/a\n");
        seen.Forget("http://e/a");
        seen.Forget("http://e/b");
        Assert.Empty(seen.See(["http://e/b", "http://e/c"]));
        Assert.All(Directory.EnumerateFiles(_folder), f => Assert.Equal("shown\thttp://e/c\n", File.ReadAllText(f)));
        Assert.Equal("http://e/c", Assert.Single(new RemovedDatasets(file).See([])).Dataset.Value);
    }

    [Fact]
    public async Task A_deleted_dataset_becomes_a_record_with_its_day_and_leaves_the_list()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        await store.UpdateAsync("INSERT DATA { <http://e/a> a <http://www.w3.org/ns/dcat#Dataset> . <http://e/b> a <http://www.w3.org/ns/dcat#Dataset> }", cancellation: TestContext.Current.CancellationToken);
        var reader = new CatalogueReader(store, new RemovedDatasets());
        Assert.Equal(2, (await reader.ReadAsync(1, "http://h/", null, store.Sequence, TestContext.Current.CancellationToken))!.Header.Datasets);
        await store.UpdateAsync("DELETE DATA { <http://e/b> a <http://www.w3.org/ns/dcat#Dataset> }", cancellation: TestContext.Current.CancellationToken);
        CataloguePage page = (await reader.ReadAsync(1, "http://h/", DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-1)), store.Sequence, TestContext.Current.CancellationToken))!;
        using var document = new MemoryStream();
        CatalogueWriter.Write(page, ExportProfiles.Default, RdfFormat.NTriples, n => $"http://h/catalog?page={n}", document);
        string text = System.Text.Encoding.UTF8.GetString(document.ToArray());
        Assert.Contains("<https://civic-coding.org/catalog> <http://www.w3.org/ns/dcat#record> <http://e/b#removed> .", text, StringComparison.Ordinal);
        Assert.Contains("<http://e/b#removed> <http://xmlns.com/foaf/0.1/primaryTopic> <http://e/b> .", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<http://www.w3.org/ns/dcat#dataset> <http://e/b>", text, StringComparison.Ordinal);
    }
}
