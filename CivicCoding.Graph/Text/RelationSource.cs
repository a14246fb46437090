using Lucene.Net.Index;

namespace CivicCoding.Graph.Text;

/// <summary>Keeps the relations of the newest searcher that was asked for them.</summary>
internal sealed class RelationSource
{
    private readonly System.Threading.Lock _lock = new();
    private IndexReader? _of;
    private RelationTable? _table;

    public RelationTable Of(IndexReader reader)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(_of, reader) || _table is null)
            {
                (_of, _table) = (reader, RelationTable.Read(reader));
            }

            return _table;
        }
    }
}
