namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Solutions held in memory as columns, booked on the query's account.</summary>
internal sealed class SolutionStore : IDisposable
{
    private readonly MemoryAccount _memory;
    private readonly ulong[][] _columns;
    private long _booked;

    public SolutionStore(int width, MemoryAccount memory)
    {
        _memory = memory;
        _columns = new ulong[width][];
        for (int i = 0; i < width; i++)
        {
            _columns[i] = [];
        }
    }

    public int Count { get; private set; }

    public int Width => _columns.Length;

    /// <summary>The bytes that are booked for it.</summary>
    public long HeldBytes => _booked;

    /// <summary>A column; valid until the next solution is added.</summary>
    public ulong[] Column(int index) => _columns[index];

    public void Add(Batch batch)
    {
        Grow(batch.Count);
        for (int i = 0; i < _columns.Length; i++)
        {
            Array.Copy(batch.Columns[i], 0, _columns[i], Count, batch.Count);
        }

        Count += batch.Count;
    }

    public void Add(Batch batch, int start, int count)
    {
        Grow(count);
        for (int i = 0; i < _columns.Length; i++)
        {
            Array.Copy(batch.Columns[i], start, _columns[i], Count, count);
        }

        Count += count;
    }

    public void Add(ReadOnlySpan<ulong> solution)
    {
        Grow(1);
        for (int i = 0; i < _columns.Length; i++)
        {
            _columns[i][Count] = solution[i];
        }

        Count++;
    }

    /// <summary>Forgets the solutions but keeps the space.</summary>
    public void Clear() => Count = 0;

    public void Dispose()
    {
        _memory.Release(_booked);
        _booked = 0;
        Count = 0;
        Array.Fill(_columns, []);
    }

    private void Grow(int count)
    {
        long wanted = (long)Count + count;
        if (_columns.Length == 0)
        {
            return;
        }

        if (wanted > _columns[0].Length)
        {
            long capacity = Math.Min(Math.Max(Math.Max(64, wanted), _columns[0].Length * 2L), Array.MaxLength);
            if (wanted > capacity)
            {
                throw new QueryBudgetExceededException("The query holds more than 2 billion intermediate solutions.", QueryBudgetKind.Memory);
            }

            long more = (capacity - _columns[0].Length) * 8 * _columns.Length;
            _memory.Reserve(more);
            _booked += more;
            for (int i = 0; i < _columns.Length; i++)
            {
                Array.Resize(ref _columns[i], (int)capacity);
            }
        }
    }
}
