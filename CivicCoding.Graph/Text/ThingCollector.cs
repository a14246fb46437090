using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace CivicCoding.Graph.Text;

/// <summary>Gathers hits of literals by the thing that they describe, from the index's columns, without reading a document.</summary>
internal sealed class ThingCollector(Func<string, bool>? isVisible) : ICollector
{
    private readonly Dictionary<object, Segment> _segments = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, ThingScore> _things = new(StringComparer.Ordinal);
    private Segment _segment = null!;
    private Scorer? _scorer;
    private int _number;
    private QueryWord? _word;

    public Dictionary<string, ThingScore> Things => _things;

    public bool AcceptsDocsOutOfOrder => true;

    /// <summary>The word that hits are for from now on; null: whole names.</summary>
    public void Begin(int number, QueryWord? word) => (_number, _word) = (number, word);

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        if (!_segments.TryGetValue(context.AtomicReader, out Segment? segment))
        {
            _segments.Add(context.AtomicReader, segment = new Segment(context.AtomicReader));
        }

        _segment = segment;
    }

    public void Collect(int doc)
    {
        if (!_segment.IsVisible(doc, isVisible) || _segment.ThingAt(doc, _things) is not { } thing)
        {
            return;
        }

        if (_word is null)
        {
            thing.IsExact = true;
            return;
        }

        thing.Hit(_number, _word.Weight, _word.IsRequired, _segment.RoleAt(doc), _scorer!.GetScore());
    }

    private sealed class Segment(AtomicReader reader)
    {
        private readonly SortedDocValues? _thing = reader.GetSortedDocValues(TextSchema.ThingColumn);
        private readonly SortedDocValues? _graph = reader.GetSortedDocValues(TextSchema.GraphColumn);
        private readonly NumericDocValues? _role = reader.GetNumericDocValues(TextSchema.RoleColumn);
        private readonly Dictionary<int, ThingScore?> _things = [];
        private readonly Dictionary<int, bool> _visible = [];
        private readonly BytesRef _bytes = new();

        public TextRole RoleAt(int doc) => (TextRole)(int)(_role?.Get(doc) ?? 0);

        public bool IsVisible(int doc, Func<string, bool>? isVisible)
        {
            if (isVisible is null || _graph is null)
            {
                return true;
            }

            int graph = _graph.GetOrd(doc);
            if (!_visible.TryGetValue(graph, out bool visible))
            {
                _graph.LookupOrd(graph, _bytes);
                _visible.Add(graph, visible = isVisible(_bytes.Utf8ToString()));
            }

            return visible;
        }

        public ThingScore? ThingAt(int doc, Dictionary<string, ThingScore> things)
        {
            if (_thing is null)
            {
                return null;
            }

            int number = _thing.GetOrd(doc);
            if (_things.TryGetValue(number, out ThingScore? thing))
            {
                return thing;
            }

            _thing.LookupOrd(number, _bytes);
            string iri = _bytes.Utf8ToString();
            if (!iri.StartsWith("_:", StringComparison.Ordinal) && !things.TryGetValue(iri, out thing))
            {
                things.Add(iri, thing = new ThingScore(iri));
            }

            _things.Add(number, thing);
            return thing;
        }
    }
}
