using System.Text;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Export;

public sealed class CatalogueTests
{
    private const string Prefixes = "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . ";

    private static readonly Iri s_dataset = new("http://www.w3.org/ns/dcat#dataset");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_of_a_hundred_hold_every_dataset_once_and_say_how_to_go_on()
    {
        await using RdfStore store = await WithDatasetsAsync(250);
        var reader = new CatalogueReader(store);
        var seen = new List<Term>();
        for (int page = 1; page <= 3; page++)
        {
            Dataset document = await PageAsync(store, reader, page, RdfFormat.Turtle);
            seen.AddRange(document.Match(predicate: s_dataset).Select(q => q.Object));
            var here = new Iri($"http://h/catalog?page={page}");
            Assert.Equal(page < 3, document.Match(here, Hydra("next"), new Iri($"http://h/catalog?page={page + 1}")).Any());
            Assert.Equal(page < 3, document.Match(here, Hydra("nextPage")).Any());
            Assert.Single(document.Match(here, Hydra("last"), new Iri("http://h/catalog?page=3")));
            Assert.Equal("250", ((Literal)document.Match(here, Hydra("totalItems")).Single().Object).Lexical);
        }

        Assert.Equal(250, seen.Count);
        Assert.Equal(250, seen.Distinct().Count());
        Assert.Null(await reader.ReadAsync(4, "http://h/", null, store.Sequence, Cancellation));
        Assert.Null(await reader.ReadAsync(0, "http://h/", null, store.Sequence, Cancellation));
    }

    [Theory]
    [InlineData("turtle")]
    [InlineData("rdfxml")]
    [InlineData("ntriples")]
    public async Task A_page_has_the_same_bytes_until_the_data_change(string format)
    {
        await using RdfStore store = await WithDatasetsAsync(5);
        var reader = new CatalogueReader(store);
        byte[] first = await BytesAsync(store, reader, RdfFormat.FromName(format)!);
        Assert.Equal(first, await BytesAsync(store, new CatalogueReader(store), RdfFormat.FromName(format)!));
        await store.UpdateAsync("INSERT DATA { <http://e/other> <http://e/p> 1 }", cancellation: Cancellation);
        Assert.Equal(first, await BytesAsync(store, reader, RdfFormat.FromName(format)!));
        await store.UpdateAsync("INSERT DATA { <http://e/d0001> <http://www.w3.org/ns/dcat#keyword> \"neu\"@de }", cancellation: Cancellation);
        Assert.NotEqual(first, await BytesAsync(store, reader, RdfFormat.FromName(format)!));
    }

    [Fact]
    public async Task A_dataset_has_one_identifier_and_its_references_carry_type_and_name()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        await LoadAsync(store, """
            <http://e/d> a dcat:Dataset ; dct:title "Titel"@de ; dct:identifier "a", "b" ; dct:publisher <http://e/org> ; dcat:theme <http://e/theme/ENVI> ;
              dcat:distribution <http://e/d#csv>, <http://e/d#none> .
            <http://e/org> rdfs:label "Amt"@de .
            <http://e/d#csv> dcat:accessURL <http://files/d.csv> ; dct:format <http://e/file-type/CSV> ; dct:license <http://e/licence/1> .
            <http://e/d#none> dct:title "ohne Adresse" .
            """);
        Dataset page = await PageAsync(store, new CatalogueReader(store), 1, RdfFormat.Turtle);
        var dataset = new Iri("http://e/d");
        Assert.Equal(new Literal("http://e/d"), Assert.Single(page.Match(dataset, Dct("identifier"))).Object);
        Assert.Equal(new Literal("Titel", "de"), Assert.Single(page.Match(dataset, Dct("description"))).Object);
        Assert.Single(page.Match(new Iri("http://e/org"), WellKnown.RdfType, new Iri("http://xmlns.com/foaf/0.1/Agent")));
        Assert.Equal(new Literal("Amt", "de"), Assert.Single(page.Match(new Iri("http://e/org"), new Iri("http://xmlns.com/foaf/0.1/name"))).Object);
        Assert.Equal(new Literal("ENVI"), Assert.Single(page.Match(new Iri("http://e/theme/ENVI"), new Iri("http://www.w3.org/2004/02/skos/core#prefLabel"))).Object);
        Assert.Single(page.Match(new Iri("http://e/licence/1"), WellKnown.RdfType, Dct("LicenseDocument")));
        Assert.Equal(new Iri("http://e/d#csv"), Assert.Single(page.Match(dataset, new Iri("http://www.w3.org/ns/dcat#distribution"))).Object);
    }

    [Fact]
    public async Task A_renamed_dataset_keeps_its_address_and_its_identifier()
    {
        await using RdfStore store = await WithDatasetsAsync(1);
        await store.UpdateAsync("DELETE WHERE { <http://e/d0000> <http://purl.org/dc/terms/title> ?t } ; INSERT DATA { <http://e/d0000> <http://purl.org/dc/terms/title> \"Neuer Name\"@de }", cancellation: Cancellation);
        Dataset page = await PageAsync(store, new CatalogueReader(store), 1, RdfFormat.Turtle);
        Assert.Equal(new Iri("http://e/d0000"), Assert.Single(page.Match(predicate: s_dataset)).Object);
        Assert.Equal(new Literal("http://e/d0000"), Assert.Single(page.Match(predicate: Dct("identifier"))).Object);
        Assert.Single(page.Match(new Iri("http://e/d0000"), Dct("title"), new Literal("Neuer Name", "de")));
    }

    [Fact]
    public async Task A_page_shows_one_state_of_the_data_while_they_change()
    {
        await using RdfStore store = await WithDatasetsAsync(20);
        var reader = new CatalogueReader(store);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task writing = Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await store.UpdateAsync("DELETE WHERE { <http://e/d0007> ?p ?o }", cancellation: Cancellation);
                    await store.UpdateAsync("INSERT DATA { <http://e/d0007> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> \"Datensatz 7\"@de ; <http://purl.org/dc/terms/description> \"Beschreibung\"@de }", cancellation: Cancellation);
                    await Task.Delay(1, Cancellation);
                }
            },
            Cancellation);
        int read = 0;
        for (int i = 0; i < 30; i++)
        {
            try
            {
                Dataset page = await PageAsync(store, reader, 1, RdfFormat.Turtle);
                Term[] listed = [.. page.Match(predicate: s_dataset).Select(q => q.Object)];
                Assert.Equal(listed.Length, int.Parse(((Literal)page.Match(predicate: Hydra("totalItems")).Single().Object).Lexical, System.Globalization.CultureInfo.InvariantCulture));
                Assert.All(listed, d => Assert.StartsWith("Datensatz ", ((Literal)page.Match(d, Dct("title")).Single().Object).Lexical, StringComparison.Ordinal));
                read++;
            }
            catch (CatalogueChangedException)
            {
                // Refused rather than mixed: what the test is about.
            }
        }

        await stop.CancelAsync();
        await writing;
        Assert.True(read > 0);
    }

    [Fact]
    public async Task A_dataset_of_a_private_graph_is_not_in_the_catalogue()
    {
        await using RdfStore store = await WithDatasetsAsync(1);
        await store.UpdateAsync("INSERT DATA { GRAPH <https://civic-coding.org/graph/draft/7> { <http://e/secret> a <http://www.w3.org/ns/dcat#Dataset> } }", cancellation: Cancellation);
        Dataset page = await PageAsync(store, new CatalogueReader(store), 1, RdfFormat.Turtle);
        Assert.Equal(new Iri("http://e/d0000"), Assert.Single(page.Match(predicate: s_dataset)).Object);
        using var dump = new MemoryStream();
        await new PublicDump(store).WriteAsync(RdfFormat.NQuads, dump, Cancellation);
        Assert.DoesNotContain("secret", Encoding.UTF8.GetString(dump.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Modified_since_keeps_what_says_that_it_changed()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        await LoadAsync(store, "<http://e/old> a dcat:Dataset ; dct:modified \"2020-01-01\"^^xsd:date . <http://e/new> a dcat:Dataset ; dct:modified \"2026-02-03T04:05:06Z\"^^xsd:dateTime . <http://e/none> a dcat:Dataset .");
        CataloguePage? page = await new CatalogueReader(store).ReadAsync(1, "http://h/", new DateOnly(2026, 2, 3), store.Sequence, Cancellation);
        Assert.Equal(["http://e/new"], page!.Datasets.Select(d => d.Dataset.Value));
    }

    [Fact]
    public async Task The_dump_holds_every_public_quad_in_its_graph()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        await store.UpdateAsync("INSERT DATA { <http://e/a> <http://e/p> 1 . GRAPH <http://e/g> { <http://e/a> <http://e/p> 1, 2 } }", cancellation: Cancellation);
        foreach (RdfFormat format in new[] { RdfFormat.NQuads, RdfFormat.TriG })
        {
            using var document = new MemoryStream();
            Assert.Equal(3, await new PublicDump(store).WriteAsync(format, document, Cancellation));
            var read = new Dataset();
            document.Position = 0;
            format.Read(document, read, cancellation: Cancellation);
            Assert.Equal(3, read.Count);
            Assert.Equal(2, read.Count(q => q.Graph is not null));
        }
    }

    [Fact]
    public async Task Void_counts_what_is_there()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        await store.UpdateAsync("INSERT DATA { <http://e/a> a <http://e/C> ; <http://e/p> 1, 2 . <http://e/b> a <http://e/C> }", cancellation: Cancellation);
        using var document = new MemoryStream();
        await new VoidDescription(store).WriteAsync("http://h/", RdfFormat.Turtle, document, Cancellation);
        var read = new Dataset();
        document.Position = 0;
        RdfFormat.Turtle.Read(document, read, cancellation: Cancellation);
        Assert.Contains(read.Match(predicate: new Iri("http://rdfs.org/ns/void#triples")), q => q.Object is Literal { Lexical: "4" });
        Assert.Contains(read.Match(predicate: new Iri("http://rdfs.org/ns/void#entities")), q => q.Object is Literal { Lexical: "2" });
    }

    [Fact]
    public async Task Schema_org_names_the_dataset_and_its_download()
    {
        await using RdfStore store = await WithDatasetsAsync(1);
        using var document = new MemoryStream();
        await CatalogueWriter.WriteAllAsync(new CatalogueReader(store), ExportProfiles.Find("schema-org")!, RdfFormat.Turtle, "http://h/", document, Cancellation);
        var read = new Dataset();
        document.Position = 0;
        RdfFormat.Turtle.Read(document, read, cancellation: Cancellation);
        Assert.Single(read.Match(new Iri("http://e/d0000"), WellKnown.RdfType, new Iri("https://schema.org/Dataset")));
        Assert.Equal(new Iri("http://files/0"), Assert.Single(read.Match(predicate: new Iri("https://schema.org/contentUrl"))).Object);
    }

    private static async Task<RdfStore> WithDatasetsAsync(int count)
    {
        RdfStore store = RdfStore.OpenInMemory();
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<http://e/d{i:D4}> a dcat:Dataset ; dct:title \"Datensatz {i}\"@de ; dct:description \"Beschreibung\"@de ; dcat:distribution <http://e/d{i:D4}#x> . <http://e/d{i:D4}#x> dcat:accessURL <http://files/{i}> .\n");
        }

        await LoadAsync(store, text.ToString());
        return store;
    }

    private static async Task LoadAsync(RdfStore store, string turtle)
    {
        using var document = new MemoryStream(Encoding.UTF8.GetBytes(Prefixes + turtle));
        await store.PostGraphAsync(null, document, RdfFormat.Turtle, cancellation: Cancellation);
    }

    private static async Task<Dataset> PageAsync(RdfStore store, CatalogueReader reader, int page, RdfFormat format)
    {
        CataloguePage found = (await reader.ReadAsync(page, "http://h/", null, store.Sequence, Cancellation))!;
        using var document = new MemoryStream();
        CatalogueWriter.Write(found, ExportProfiles.Default, format, n => $"http://h/catalog?page={n}", document);
        document.Position = 0;
        var read = new Dataset();
        format.Read(document, read, cancellation: Cancellation);
        return read;
    }

    private static async Task<byte[]> BytesAsync(RdfStore store, CatalogueReader reader, RdfFormat format)
    {
        CataloguePage found = (await reader.ReadAsync(1, "http://h/", null, store.Sequence, Cancellation))!;
        using var document = new MemoryStream();
        CatalogueWriter.Write(found, ExportProfiles.Default, format, n => $"http://h/catalog?page={n}", document);
        return document.ToArray();
    }

    private static Iri Hydra(string name) => new("http://www.w3.org/ns/hydra/core#" + name);

    private static Iri Dct(string name) => new("http://purl.org/dc/terms/" + name);
}
