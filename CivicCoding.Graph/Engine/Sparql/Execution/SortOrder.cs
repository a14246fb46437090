using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>The order of solutions by the values of their sort keys (SPARQL 1.1 Query, section 15.1).</summary>
internal sealed class SortOrder(ImmutableArray<bool> descending)
{
    private readonly ValueOrder _values = new();

    public int Width => descending.Length;

    public int Compare(ReadOnlySpan<Value> a, ReadOnlySpan<Value> b)
    {
        for (int k = 0; k < descending.Length; k++)
        {
            int order = _values.Compare(a[k], b[k]);
            if (order != 0)
            {
                return descending[k] ? -order : order;
            }
        }

        return 0;
    }
}
