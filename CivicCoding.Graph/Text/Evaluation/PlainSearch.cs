using System.Text;
using CivicCoding.Graph.Rdf;
using Lucene.Net.Analysis.De;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;

namespace CivicCoding.Graph.Text.Evaluation;

/// <summary>What the search is measured against: all texts of a thing as one document, Lucene's GermanAnalyzer and BM25 as they come.</summary>
internal sealed class PlainSearch : IDisposable
{
    private const string Field = "text";
    private const string Name = "thing";
    private readonly RAMDirectory _directory = new();
    private readonly GermanAnalyzer _analyzer = new(TextSchema.Lucene);
    private readonly DirectoryReader _reader;

    private PlainSearch(Dictionary<string, StringBuilder> texts)
    {
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(TextSchema.Lucene, _analyzer) { Similarity = new BM25Similarity() }))
        {
            foreach ((string thing, StringBuilder text) in texts.OrderBy(t => t.Key, StringComparer.Ordinal))
            {
                writer.AddDocument([new StringField(Name, thing, Lucene.Net.Documents.Field.Store.YES), new TextField(Field, text.ToString(), Lucene.Net.Documents.Field.Store.NO)]);
            }
        }

        _reader = DirectoryReader.Open(_directory);
    }

    public static async Task<PlainSearch> OpenAsync(IGraphStore store, Func<string, bool> keep, CancellationToken cancellation)
    {
        var texts = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        await TextScan.EachAsync(store, quad => Take(quad, texts, keep), cancellation).ConfigureAwait(false);
        return new PlainSearch(texts);
    }

    public IReadOnlyList<string> Find(string typed, int limit)
    {
        var query = new BooleanQuery();
        using (Lucene.Net.Analysis.TokenStream stream = _analyzer.GetTokenStream(Field, typed))
        {
            var term = stream.AddAttribute<Lucene.Net.Analysis.TokenAttributes.ICharTermAttribute>();
            stream.Reset();
            while (stream.IncrementToken())
            {
                query.Add(new TermQuery(new Lucene.Net.Index.Term(Field, term.ToString())), Occur.SHOULD);
            }

            stream.End();
        }

        var searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
        return [.. searcher.Search(query, limit).ScoreDocs.Select(d => searcher.Doc(d.Doc).Get(Name))];
    }

    public void Dispose()
    {
        _reader.Dispose();
        _analyzer.Dispose();
        _directory.Dispose();
    }

    private static void Take(Quad quad, Dictionary<string, StringBuilder> texts, Func<string, bool> keep)
    {
        string thing = TextDocument.ThingOf(TextDocument.NameOf(quad.Subject));
        if (!TextDocument.IsText(quad) || !keep(thing))
        {
            return;
        }

        if (!texts.TryGetValue(thing, out StringBuilder? text))
        {
            texts.Add(thing, text = new StringBuilder());
        }

        text.Append(((Literal)quad.Object).Lexical).Append('\n');
    }
}
