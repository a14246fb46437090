using Lucene.Net.Index;
using Lucene.Net.Search;

namespace CivicCoding.Graph.Text;

/// <summary>Gathers hits of literals by the thing that they describe, from the index's columns, without reading a document.</summary>
internal sealed class ThingCollector(TextColumns columns, NumberedAnswers<bool>? visible, ThingScores scores) : ICollector
{
    private SegmentColumns _segment = null!;
    private Scorer? _scorer;
    private int _number;
    private QueryWord? _word;

    public bool AcceptsDocsOutOfOrder => true;

    /// <summary>The word that hits are for from now on; null: whole names.</summary>
    public void Begin(int number, QueryWord? word) => (_number, _word) = (number, word);

    public void SetScorer(Scorer scorer) => _scorer = scorer;

    public void SetNextReader(AtomicReaderContext context) => _segment = columns.Of(context);

    public void Collect(int doc)
    {
        int number = _segment.ThingOf(doc);
        if (number == SegmentColumns.None || visible?.Of(_segment.GraphOf(doc)) == false)
        {
            return;
        }

        ThingScore thing = scores.Of(number, columns.Numbers);
        if (_word is null)
        {
            thing.IsExact = true;
            return;
        }

        thing.Hit(_number, _word.Weight, _word.IsRequired, _segment.RoleOf(doc), _scorer!.GetScore());
    }
}
