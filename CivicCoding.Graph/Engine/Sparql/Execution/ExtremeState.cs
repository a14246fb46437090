using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>MIN or MAX of a variable: inline integers or inline decimals by their ids, which ascend with the values; all else by an aggregator.</summary>
internal sealed class ExtremeState(QueryContext context, int column, bool isMaximum, Func<IAggregator> create) : AggregateState
{
    private const int BytesOfGroup = 16;
    private readonly Dictionary<int, IAggregator> _others = [];
    private ulong[] _best = [];

    public override void Add(Batch batch, int[] groupOf, int groups)
    {
        Grow(groups);
        ulong[] ids = batch.Columns[column];
        for (int i = 0; i < batch.Count; i++)
        {
            int group = groups == 1 ? 0 : groupOf[i];
            ulong id = ids[i];
            ulong best = _best[group];
            TermTag tag = new TermId(id).Tag;
            if (tag is TermTag.Integer or TermTag.Decimal && (best == 0 || tag == new TermId(best).Tag))
            {
                _best[group] = best == 0 || (isMaximum ? id > best : id < best) ? id : best;
            }
            else
            {
                context.BeginSolution();
                Other(group).Add(Value.From(new TermId(id), context.Terms, context.Functions.Arena));
            }
        }
    }

    public override void Grow(int groups)
    {
        if (groups > _best.Length)
        {
            int size = Math.Max(groups, _best.Length * 2);
            context.Memory.Reserve((long)BytesOfGroup * (size - _best.Length));
            Array.Resize(ref _best, size);
        }
    }

    public override ulong Result(int group)
    {
        ulong best = _best[group];
        if (best != 0 && !_others.ContainsKey(group))
        {
            return best;
        }

        IAggregator other = Other(group);
        if (best != 0)
        {
            other.Add(Value.From(new TermId(best), context.Terms, context.Functions.Arena));
        }

        return context.Terms.Intern(other.Result);
    }

    public override void Dispose()
    {
        context.Memory.Release((long)BytesOfGroup * _best.Length);
        _best = [];
        _others.Clear();
    }

    private IAggregator Other(int group)
    {
        if (!_others.TryGetValue(group, out IAggregator? aggregator))
        {
            context.Memory.Reserve(128);
            aggregator = create();
            _others.Add(group, aggregator);
        }

        return aggregator;
    }
}
