using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>Distinct bindings of some variables: a plan may leave out what joins with none of them. All of the variables are bound in each.</summary>
internal sealed class KeySet
{
    private KeySet(ImmutableArray<string> variables, ulong[][] columns, int count)
    {
        Variables = variables;
        Columns = columns;
        Count = count;
    }

    public ImmutableArray<string> Variables { get; }

    /// <summary>The bindings, ascending by the first variable, then the others.</summary>
    public ulong[][] Columns { get; }

    public int Count { get; }

    /// <summary>The distinct bindings of some columns of held solutions.</summary>
    public static KeySet Of(ImmutableArray<string> variables, Func<int, ulong[]> column, int count, MemoryAccount memory)
    {
        ulong[][] from = [.. variables.Select((_, i) => column(i))];
        using var set = new SolutionSet(variables.Length, memory);
        Span<ulong> key = new ulong[from.Length];
        for (int i = 0; i < count; i++)
        {
            for (int c = 0; c < from.Length; c++)
            {
                key[c] = from[c][i];
            }

            set.Add(key);
        }

        int[] places = new int[set.Count];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        ulong[][] distinct = [.. variables.Select((_, c) => set.Store.Column(c))];
        Array.Sort(places, (a, b) => Compare(distinct, a, b));
        return new KeySet(variables, [.. distinct.Select(d => Array.ConvertAll(places, p => d[p]))], places.Length);
    }

    /// <summary>The distinct bindings of those variables that are wanted, null where there are none.</summary>
    public KeySet? Restrict(Func<string, bool> isWanted, MemoryAccount memory)
    {
        int[] kept = [.. Enumerable.Range(0, Variables.Length).Where(i => isWanted(Variables[i]))];
        return kept.Length == 0 ? null
            : kept.Length == Variables.Length ? this
            : Of([.. kept.Select(i => Variables[i])], i => Columns[kept[i]], Count, memory);
    }

    public Operator ToOperator(QueryContext context)
    {
        var store = new SolutionStore(Variables.Length, context.Memory);
        Span<ulong> key = new ulong[Variables.Length];
        for (int i = 0; i < Count; i++)
        {
            for (int c = 0; c < key.Length; c++)
            {
                key[c] = Columns[c][i];
            }

            store.Add(key);
        }

        return new ConstantSolutions(context, new Schema(Variables), store, "Keys " + string.Join(' ', Variables.Select(v => "?" + v))) { SortedBy = Variables };
    }

    private static int Compare(ulong[][] columns, int a, int b)
    {
        foreach (ulong[] column in columns)
        {
            int order = column[a].CompareTo(column[b]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }
}
