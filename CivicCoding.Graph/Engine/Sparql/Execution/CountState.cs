using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>COUNT of solutions or of a variable's bindings, distinct or not, on ids alone.</summary>
/// <param name="context">The query.</param>
/// <param name="columns">The counted columns; none counts solutions.</param>
/// <param name="distinct">Whether equal bindings of a group count once.</param>
/// <param name="skipsUnbound">Whether a solution counts only where the column is bound.</param>
internal sealed class CountState(QueryContext context, int[] columns, bool distinct, bool skipsUnbound) : AggregateState
{
    private readonly SolutionSet? _seen = distinct ? new SolutionSet(columns.Length + 1, context.Memory) : null;
    private long[] _counts = [];

    public override void Add(Batch batch, int[] groupOf, int groups)
    {
        Grow(groups);
        if (_seen is null && !skipsUnbound && groups == 1)
        {
            _counts[0] += batch.Count;
            return;
        }

        Span<ulong> key = stackalloc ulong[Math.Min(columns.Length + 1, 64)];
        key = columns.Length < 64 ? key : new ulong[columns.Length + 1];
        for (int i = 0; i < batch.Count; i++)
        {
            if (skipsUnbound && batch.Columns[columns[0]][i] == 0)
            {
                continue;
            }

            if (_seen is not null)
            {
                key[^1] = (ulong)groupOf[i];
                for (int c = 0; c < columns.Length; c++)
                {
                    key[c] = batch.Columns[columns[c]][i];
                }

                if (_seen.Add(key) >= 0)
                {
                    continue;
                }
            }

            _counts[groupOf[i]]++;
        }
    }

    public override void Grow(int groups)
    {
        if (groups > _counts.Length)
        {
            int size = Math.Max(groups, _counts.Length * 2);
            context.Memory.Reserve(8L * (size - _counts.Length));
            Array.Resize(ref _counts, size);
        }
    }

    public override ulong Result(int group) => context.Terms.Intern(Value.FromInteger(_counts[group]));

    public override void Dispose()
    {
        _seen?.Dispose();
        context.Memory.Release(8L * _counts.Length);
        _counts = [];
    }
}
