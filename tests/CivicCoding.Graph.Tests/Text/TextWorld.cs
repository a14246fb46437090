using CivicCoding.Graph.Text;

namespace CivicCoding.Graph.Tests.Text;

/// <summary>A small store with its text index.</summary>
internal sealed class TextWorld : IAsyncDisposable
{
    private readonly RdfStore _store;
    private readonly TextIndex _index;

    private TextWorld(RdfStore store, TextIndex index) => (_store, _index, Search) = (store, index, new TextSearch(index));

    public TextSearch Search { get; }

    public static async Task<TextWorld> OpenAsync(string triples)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        RdfStore store = RdfStore.OpenInMemory();
        await store.UpdateAsync($"PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX dct: <http://purl.org/dc/terms/> PREFIX civic: <https://civic-coding.org/ns#> PREFIX id: <https://civic-coding.org/id/> INSERT DATA {{ {triples} }}", cancellation: cancellation);
        return new TextWorld(store, await TextIndex.OpenAsync(store, store, null, cancellation));
    }

    public string[] Find(string typed) => [.. Search.Things(new SearchRequest(typed)).Hits.Select(h => h.Iri)];

    public async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        await _store.DisposeAsync();
    }
}
