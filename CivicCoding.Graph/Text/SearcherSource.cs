using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace CivicCoding.Graph.Text;

/// <summary>Makes searchers that weigh words by BM25; most texts are short, so length counts for less than usual.</summary>
internal sealed class SearcherSource : SearcherFactory
{
    public static Similarity Similarity { get; } = new BM25Similarity(1.2f, 0.4f);

    public override IndexSearcher NewSearcher(IndexReader reader) => new(reader) { Similarity = Similarity };
}
