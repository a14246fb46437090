using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CivicCoding.Graph.Sparql.Execution.Expressions;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Solutions with the values of their sort keys.</summary>
internal sealed class SortBuffer(QueryContext context, int width, SortOrder order) : IDisposable
{
    private readonly List<Value> _keys = [];
    private readonly ulong[] _scratch = new ulong[width];
    private long _booked;
    private int _boundary = -1;

    public SolutionStore Solutions { get; private set; } = new(width, context.Memory);

    public int Count => Solutions.Count;

    /// <summary>The bytes that are booked for it.</summary>
    public long HeldBytes => _booked + Solutions.HeldBytes;

    /// <summary>Takes a solution, unless a trim has shown that enough others come before it.</summary>
    public void Add(Batch batch, int place, ImmutableArray<Evaluator> keys)
    {
        int first = _keys.Count;
        for (int k = 0; k < keys.Length; k++)
        {
            _keys.Add(keys[k].Evaluate(batch, place));
        }

        if (_boundary >= 0 && CompareKeys(first, _boundary * keys.Length) >= 0)
        {
            _keys.RemoveRange(first, keys.Length);
            return;
        }

        long bytes = 0;
        for (int k = first; k < _keys.Count; k++)
        {
            Value kept = _keys[k].Keep();
            _keys[k] = kept;
            bytes += kept.KeptBytes + 64;
        }

        context.Memory.Reserve(bytes);
        _booked += bytes;
        for (int i = 0; i < _scratch.Length; i++)
        {
            _scratch[i] = batch.Columns[i][place];
        }

        Solutions.Add(_scratch);
    }

    /// <summary>The places in ascending order of the keys, equal ones in the order of their arrival.</summary>
    public int[] Order()
    {
        int[] places = new int[Count];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        try
        {
            Array.Sort(places, Compare);
        }
        catch (InvalidOperationException wrapped) when (wrapped.InnerException is QueryBudgetExceededException or OperationCanceledException)
        {
            // Array.Sort wraps what its comparison throws; the query's own end must stay what it is.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(wrapped.InnerException);
        }

        return places;
    }

    /// <summary>Keeps the first solutions in order; later ones that do not come before the last of them are not taken any more.</summary>
    public void Trim(int count)
    {
        if (Count <= count)
        {
            return;
        }

        int[] places = Order();
        var solutions = new SolutionStore(width, context.Memory);
        var keys = new List<Value>(count * order.Width);
        long bytes = 0;
        foreach (int place in places.AsSpan(0, count))
        {
            for (int i = 0; i < _scratch.Length; i++)
            {
                _scratch[i] = Solutions.Column(i)[place];
            }

            solutions.Add(_scratch);
            for (int k = 0; k < order.Width; k++)
            {
                Value key = _keys[(place * order.Width) + k];
                keys.Add(key);
                bytes += key.KeptBytes + 64;
            }
        }

        Solutions.Dispose();
        Solutions = solutions;
        _keys.Clear();
        _keys.AddRange(keys);
        context.Memory.Release(_booked - bytes);
        _booked = bytes;
        _boundary = count - 1;
    }

    /// <summary>Forgets all solutions and gives their memory back.</summary>
    public void Clear()
    {
        Dispose();
        Solutions = new SolutionStore(width, context.Memory);
        _keys.Clear();
        _boundary = -1;
    }

    public void Dispose()
    {
        Solutions.Dispose();
        context.Memory.Release(_booked);
        _booked = 0;
    }

    private int Compare(int a, int b)
    {
        context.Step();
        int by = CompareKeys(a * order.Width, b * order.Width);
        return by != 0 ? by : a.CompareTo(b);
    }

    private int CompareKeys(int a, int b)
    {
        ReadOnlySpan<Value> keys = CollectionsMarshal.AsSpan(_keys);
        return order.Compare(keys.Slice(a, order.Width), keys.Slice(b, order.Width));
    }
}
