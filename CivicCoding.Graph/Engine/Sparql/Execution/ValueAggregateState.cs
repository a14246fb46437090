using CivicCoding.Graph.Sparql.Execution.Expressions;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Any aggregate over the values of an expression. DISTINCT compares by term.</summary>
internal sealed class ValueAggregateState(QueryContext context, Evaluator argument, bool distinct, Func<IAggregator> create) : AggregateState
{
    private const int BytesOfGroup = 128;
    private readonly SolutionSet? _seen = distinct ? new SolutionSet(2, context.Memory) : null;
    private readonly List<IAggregator> _groups = [];

    public override void Add(Batch batch, int[] groupOf, int groups)
    {
        Grow(groups);
        Span<ulong> key = stackalloc ulong[2];
        for (int i = 0; i < batch.Count; i++)
        {
            context.BeginSolution();
            if (_seen is not null)
            {
                key[0] = (ulong)groupOf[i];
                key[1] = argument.EvaluateId(batch, i, context);
                if (_seen.Add(key) >= 0)
                {
                    continue;
                }
            }

            _groups[groupOf[i]].Add(argument.Evaluate(batch, i));
        }
    }

    public override void Grow(int groups)
    {
        if (groups > _groups.Count)
        {
            context.Memory.Reserve((long)BytesOfGroup * (groups - _groups.Count));
            while (_groups.Count < groups)
            {
                _groups.Add(create());
            }
        }
    }

    public override ulong Result(int group) => context.Terms.Intern(_groups[group].Result);

    public override void Dispose()
    {
        _seen?.Dispose();
        context.Memory.Release((long)BytesOfGroup * _groups.Count);
        _groups.Clear();
    }
}
