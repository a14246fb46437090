using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Update;

namespace CivicCoding.Graph.Tests.Sparql.Update;

public sealed class LoadBudgetTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_loaded_document_is_booked_on_the_memory_of_its_update()
    {
        await using RdfStore store = RdfStore.OpenInMemory(StoreOptions.Default with { Loader = new Documents() });
        var little = new UpdateOptions { MemoryBytes = 1 << 20 };
        QueryBudgetExceededException refused = await Assert.ThrowsAsync<QueryBudgetExceededException>(
            async () => await store.UpdateAsync("LOAD <http://e/20000>", little, Cancellation));
        Assert.Equal(QueryBudgetKind.Memory, refused.Kind);
        WriteReceipt receipt = await store.UpdateAsync("LOAD <http://e/100>", little, Cancellation);
        Assert.Equal(100, receipt.Added);
    }

    /// <summary>A document of as many triples as its name says.</summary>
    private sealed class Documents : IDocumentLoader
    {
        public void Load(Iri document, IQuadSink sink, CancellationToken cancellation)
        {
            TermScratch[] scratch = [new(), new(), new()];
            int count = int.Parse(document.Value["http://e/".Length..], System.Globalization.CultureInfo.InvariantCulture);
            for (int i = 0; i < count; i++)
            {
                sink.Quad(scratch[0].Encode(new Iri($"http://e/s{i}")), scratch[1].Encode(new Iri("http://e/p")), scratch[2].Encode(new Literal($"value {i}")), TermSpan.None);
            }
        }
    }
}
