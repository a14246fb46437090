using CivicCoding.Graph.Text;

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
