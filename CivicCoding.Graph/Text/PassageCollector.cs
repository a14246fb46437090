using Lucene.Net.Index;
using Lucene.Net.Search;

namespace CivicCoding.Graph.Text;

/// <summary>Gathers the best hits of each of a few things in one search.</summary>
/// <param name="columns">The columns of the index.</param>
/// <param name="things">The numbers of the things.</param>
/// <param name="most">How many hits of a thing are kept.</param>
internal sealed class PassageCollector(TextColumns columns, IEnumerable<int> things, int most) : ICollector
{
    /// <summary>As a search for one thing ranks its hits: by score, equal ones by their place in the index.</summary>
    private static readonly Comparer<ScoreDoc> s_best = Comparer<ScoreDoc>.Create((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Doc.CompareTo(b.Doc));

    private readonly Dictionary<int, SortedSet<ScoreDoc>> _hits = things.ToDictionary(t => t, _ => new SortedSet<ScoreDoc>(s_best));
    private SegmentColumns _segment = null!;
    private Scorer _scorer = null!;
    private int _base;

    public bool AcceptsDocsOutOfOrder => true;

    /// <summary>The hits of a thing, best first.</summary>
    public IEnumerable<ScoreDoc> Of(int thing) => _hits[thing];

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context) => (_segment, _base) = (columns.Of(context), context.DocBase);

    public void Collect(int doc)
    {
        if (_hits.TryGetValue(_segment.ThingOf(doc), out SortedSet<ScoreDoc>? hits))
        {
            hits.Add(new ScoreDoc(_base + doc, _scorer.GetScore()));
            if (hits.Count > most)
            {
                hits.Remove(hits.Max!);
            }
        }
    }
}
