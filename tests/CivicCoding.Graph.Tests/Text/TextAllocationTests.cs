using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Text;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace CivicCoding.Graph.Tests.Text;

/// <summary>A budget of bytes for one search; Lucene allocates by segment and by hit shown, never by document that is there.</summary>
public sealed class TextAllocationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_allocates_by_what_it_shows_not_by_what_there_is()
    {
        long few = await SearchAsync(300);
        long many = await SearchAsync(2_000);
        Assert.True(few <= 600_000, $"{few} bytes for a search over 300 texts");
        Assert.True(many <= 2 * few, $"{many} bytes for a search over 2000 texts, {few} over 300");
    }

    [Fact]
    public void A_document_allocates_little_beside_its_own_strings()
    {
        using var analysis = new TextAnalysis();
        var fields = new TextFields(analysis);
        using var writer = new IndexWriter(new RAMDirectory(), new IndexWriterConfig(TextSchema.Lucene, analysis));
        Quad[] quads = [.. Enumerable.Range(0, 400).Select(i => new Quad(new Iri($"http://e/{i}"), new Iri("http://e/p"), new Literal($"Biber an der Elbe {i}"), null))];
        Add(quads.AsSpan(0, 200));
        long bytes = Allocations.Of(() => Add(quads.AsSpan(200)));
        Assert.True(bytes < 200 * 4_000, $"{bytes / 200} bytes a document");

        void Add(ReadOnlySpan<Quad> some)
        {
            foreach (Quad quad in some)
            {
                writer.AddDocument(fields.Of(quad), analysis);
            }
        }
    }

    private static async Task<long> SearchAsync(int texts)
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        string labels = string.Concat(Enumerable.Range(0, texts).Select(i => $"<http://e/{i}> <http://www.w3.org/2000/01/rdf-schema#label> \"Biber an der Elbe {i}{(i < 50 ? " Wald" : "")}\"@de . "));
        await store.UpdateAsync($"INSERT DATA {{ {labels} }}", null, Cancellation);
        await using TextIndex index = await TextIndex.OpenAsync(store, store, null, Cancellation);
        Assert.True(await index.WaitForAsync(store.Sequence, TimeSpan.FromSeconds(60), Cancellation));
        var search = new TextSearch(index);
        return Allocations.Of(() => Assert.Equal(50, search.Things(new SearchRequest("Wald") { Take = 10 }).Total));
    }
}
