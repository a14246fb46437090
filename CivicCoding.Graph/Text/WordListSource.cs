using System.Diagnostics;
using Lucene.Net.Index;

namespace CivicCoding.Graph.Text;

/// <summary>Keeps the words of an index. A large list is read anew only when that is cheap beside the time since, so that writes do not make every search read it.</summary>
internal sealed class WordListSource
{
    private const int Small = 20_000;
    private const int Patience = 50;

    private readonly System.Threading.Lock _lock = new();
    private IndexReader? _of;
    private WordList _list = WordList.Empty;
    private long _readAt;
    private TimeSpan _cost;

    public WordList Of(IndexReader reader)
    {
        lock (_lock)
        {
            if (ReferenceEquals(_of, reader) || (_of is not null && _list.Count > Small && Stopwatch.GetElapsedTime(_readAt) < _cost * Patience))
            {
                return _list;
            }

            long start = Stopwatch.GetTimestamp();
            _list = WordList.Read(reader);
            _of = reader;
            _readAt = Stopwatch.GetTimestamp();
            _cost = Stopwatch.GetElapsedTime(start);
            return _list;
        }
    }
}
