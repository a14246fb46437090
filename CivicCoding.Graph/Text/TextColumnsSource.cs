using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace CivicCoding.Graph.Text;

/// <summary>Keeps the columns of the newest reader that was asked for them; segments that a reader shares with the one before are not read again.</summary>
internal sealed class TextColumnsSource
{
    /// <summary>Names of things that are gone are forgotten once they are the larger part of so many.</summary>
    private const int ManyNames = 50_000;

    private readonly System.Threading.Lock _lock = new();
    private ConditionalWeakTable<object, SegmentColumns> _segments = [];
    private TextNumbers _numbers = new();
    private int _namesAtFirst;
    private IndexReader? _of;
    private TextColumns? _columns;

    /// <summary>True once a search has asked for the columns.</summary>
    public bool IsUsed => Volatile.Read(ref _of) is not null;

    public TextColumns Of(IndexReader reader)
    {
        lock (_lock)
        {
            if (ReferenceEquals(_of, reader) && _columns is not null)
            {
                return _columns;
            }

            TextColumns? before = _columns;
            if (_numbers.Count > ManyNames && _numbers.Count > 2 * _namesAtFirst)
            {
                before = Forget();
            }

            bool first = _numbers.Count == 0;
            _columns = TextColumns.Of(reader, _numbers, Read, before);
            _namesAtFirst = first ? _numbers.Count : _namesAtFirst;
            Volatile.Write(ref _of, reader);
            return _columns;
        }
    }

    /// <summary>Forgets all names, also those of things that are gone.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            Forget();
        }
    }

    private TextColumns? Forget()
    {
        (_numbers, _segments, _columns, _namesAtFirst) = (new TextNumbers(), [], null, 0);
        return null;
    }

    private SegmentColumns Read(AtomicReader leaf)
    {
        if (!_segments.TryGetValue(leaf.CoreCacheKey, out SegmentColumns? columns))
        {
            columns = SegmentColumns.Read(leaf, _numbers);
            _segments.Add(leaf.CoreCacheKey, columns);
        }

        return columns;
    }
}
