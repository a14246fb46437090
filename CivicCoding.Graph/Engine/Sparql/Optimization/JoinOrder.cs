namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>Finds the order and the methods of a join: dynamic programming over subsets for few relations, the cheapest next step for many.</summary>
internal sealed class JoinOrder
{
    private const int MostForSubsets = 9;
    private const double CostOfLookup = 600;
    private const double CostOfBuild = 18;
    private const double CostOfProbe = 8;
    private const double CostOfMerge = 3;
    private const double CostOfSkip = 60;
    private readonly IReadOnlyList<Relation> _relations;
    private readonly Dictionary<string, ulong> _holders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong> _binders = new(StringComparer.Ordinal);
    private readonly Dictionary<(int, string), double> _distinct = [];

    private readonly JoinMethod? _forced;
    private readonly string?[][] _orders;
    private readonly ulong[] _neighbours;

    private JoinOrder(IReadOnlyList<Relation> relations, JoinMethod? forced)
    {
        _relations = relations;
        _forced = forced;
        _orders = [.. relations.Select(r => r.Orders.ToArray())];
        _neighbours = new ulong[relations.Count];
        for (int i = 0; i < relations.Count; i++)
        {
            foreach (string variable in relations[i].Variables)
            {
                _holders[variable] = _holders.GetValueOrDefault(variable) | (1UL << i);
                if (relations[i].Binds(variable))
                {
                    _binders[variable] = _binders.GetValueOrDefault(variable) | (1UL << i);
                }
            }
        }

        for (int i = 0; i < relations.Count; i++)
        {
            foreach (string variable in relations[i].Variables)
            {
                _neighbours[i] |= _holders[variable];
            }
        }
    }

    /// <summary>The best order found for 1 to 60 relations.</summary>
    /// <param name="relations">The relations.</param>
    /// <param name="forced">The method to take wherever it can be, for tests.</param>
    public static JoinState Find(IReadOnlyList<Relation> relations, JoinMethod? forced = null)
    {
        var order = new JoinOrder(relations, forced);
        return relations.Count <= MostForSubsets ? order.BySubsets() : order.ByCheapestStep();
    }

    private JoinState BySubsets()
    {
        var best = new Dictionary<ulong, List<JoinState>>();
        var level = new List<ulong>();
        for (int i = 0; i < _relations.Count; i++)
        {
            foreach (JoinState first in Firsts(i))
            {
                Offer(best, level, first);
            }
        }

        for (int size = 1; size < _relations.Count; size++)
        {
            var next = new List<ulong>();
            foreach (ulong joined in level)
            {
                foreach (JoinState state in best[joined])
                {
                    foreach (int relation in Candidates(joined))
                    {
                        foreach (JoinState step in Steps(state, relation))
                        {
                            Offer(best, next, step);
                        }
                    }
                }
            }

            level = next;
        }

        return best[level[0]].MinBy(s => s.Cost)!;
    }

    private JoinState ByCheapestStep()
    {
        JoinState state = Enumerable.Range(0, _relations.Count).SelectMany(Firsts).MinBy(s => s.Cost + (s.Rows * CostOfBuild))!;
        while (state.Count < _relations.Count)
        {
            JoinState before = state;
            state = Candidates(before.Joined).SelectMany(r => Steps(before, r)).MinBy(s => s.Cost + (s.Rows * CostOfBuild))!;
        }

        return state;
    }

    private static void Offer(Dictionary<ulong, List<JoinState>> best, List<ulong> level, JoinState state)
    {
        if (!best.TryGetValue(state.Joined, out List<JoinState>? known))
        {
            best.Add(state.Joined, [state]);
            level.Add(state.Joined);
            return;
        }

        foreach (JoinState other in known)
        {
            if (other.Cost <= state.Cost && (other.SortedBy == state.SortedBy || state.SortedBy is null))
            {
                return;
            }
        }

        known.RemoveAll(other => state.Cost <= other.Cost && (other.SortedBy == state.SortedBy || other.SortedBy is null));
        known.Add(state);
    }

    private IEnumerable<JoinState> Firsts(int i) =>
        _orders[i].Select(order => new JoinState(1UL << i, _relations[i].Rows, _relations[i].Cost, order, null, i, JoinMethod.First, order));

    /// <summary>The relations that share a variable with what is joined; all others where none does.</summary>
    private List<int> Candidates(ulong joined)
    {
        var connected = new List<int>();
        var others = new List<int>();
        for (int i = 0; i < _relations.Count; i++)
        {
            if ((joined & (1UL << i)) == 0)
            {
                ((_neighbours[i] & joined) != 0 ? connected : others).Add(i);
            }
        }

        return connected.Count > 0 ? connected : others;
    }

    private IEnumerable<JoinState> Steps(JoinState left, int r)
    {
        IEnumerable<JoinState> steps = AllSteps(left, r);
        return _forced is { } method && steps.Where(s => s.Method == method).ToList() is { Count: > 0 } some ? some : steps;
    }

    private IEnumerable<JoinState> AllSteps(JoinState left, int r)
    {
        Relation relation = _relations[r];
        double rows = left.Rows * relation.Rows;
        bool hasKey = false;
        bool open = false;
        foreach (string variable in relation.Variables)
        {
            if ((_holders[variable] & left.Joined) == 0)
            {
                continue;
            }

            bool isKey = relation.Binds(variable) && (_binders.GetValueOrDefault(variable) & left.Joined) != 0;
            hasKey |= isKey;
            open |= !isKey;
            rows /= Math.Max(Math.Min(Distinct(r, variable), relation.Rows), Math.Min(DistinctIn(left, variable), left.Rows)) is > 1 and double most ? most : 1;
        }

        double output = rows;
        ulong joined = left.Joined | (1UL << r);
        bool isService = relation is ServiceRelation && (relation.Requires is not { } required || (_holders[required] & left.Joined) != 0);
        if (isService || (!open && relation is not ServiceRelation && (hasKey || relation.IsDependent) && (relation is TripleRelation || relation.IsDependent)))
        {
            double lookup = relation is TripleRelation ? CostOfLookup : relation is PathRelation or ServiceRelation ? 20_000 : 100_000;
            yield return new JoinState(joined, output, left.Cost + (left.Rows * lookup) + output, left.SortedBy, left, r, JoinMethod.Attach, null);
        }

        foreach (string? order in _orders[r])
        {
            if (hasKey && order is not null && order == left.SortedBy && relation.Binds(order))
            {
                double scanned = Math.Min(relation.Cost, left.Rows * CostOfSkip);
                yield return new JoinState(joined, output, left.Cost + scanned + ((left.Rows + output) * CostOfMerge), left.SortedBy, left, r, JoinMethod.Merge, order);
            }

            double spread = hasKey ? 1 : Math.Max(1, Math.Min(left.Rows, relation.Rows));
            yield return new JoinState(joined, output, left.Cost + relation.Cost + (relation.Rows * CostOfBuild) + (left.Rows * CostOfProbe * spread) + output, left.SortedBy, left, r, JoinMethod.HashRelation, order);
            yield return new JoinState(joined, output, left.Cost + relation.Cost + (left.Rows * CostOfBuild) + (relation.Rows * CostOfProbe * spread) + output, order, left, r, JoinMethod.HashLeft, order);
        }
    }

    private double DistinctIn(JoinState state, string variable)
    {
        double least = state.Rows;
        ulong holders = _holders[variable] & state.Joined;
        while (holders != 0)
        {
            int i = System.Numerics.BitOperations.TrailingZeroCount(holders);
            holders &= holders - 1;
            least = Math.Min(least, Distinct(i, variable));
        }

        return least;
    }

    private double Distinct(int relation, string variable)
    {
        if (!_distinct.TryGetValue((relation, variable), out double distinct))
        {
            distinct = _relations[relation].Distinct(variable);
            _distinct.Add((relation, variable), distinct);
        }

        return distinct;
    }
}
