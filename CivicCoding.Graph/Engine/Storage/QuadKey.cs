using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>A quad of id bits: as subject, predicate, object and graph, or permuted into the columns of an order.</summary>
internal readonly record struct QuadKey(ulong A, ulong B, ulong C, ulong D) : IComparable<QuadKey>
{
    public int CompareTo(QuadKey other) => Compare(this, other);

    public static int Compare(in QuadKey a, in QuadKey b)
    {
        if (a.A != b.A)
        {
            return a.A < b.A ? -1 : 1;
        }

        if (a.B != b.B)
        {
            return a.B < b.B ? -1 : 1;
        }

        if (a.C != b.C)
        {
            return a.C < b.C ? -1 : 1;
        }

        return a.D == b.D ? 0 : a.D < b.D ? -1 : 1;
    }

    /// <summary>From subject, predicate, object, graph to the columns of an order.</summary>
    public QuadKey To(QuadOrder order) => order switch
    {
        QuadOrder.Spo => this,
        QuadOrder.Pos => new QuadKey(B, C, A, D),
        QuadOrder.Pso => new QuadKey(B, A, C, D),
        QuadOrder.Osp => new QuadKey(C, A, B, D),
        QuadOrder.Gspo => new QuadKey(D, A, B, C),
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    };

    /// <summary>From the columns of an order back to subject, predicate, object, graph.</summary>
    public QuadKey From(QuadOrder order) => order switch
    {
        QuadOrder.Spo => this,
        QuadOrder.Pos => new QuadKey(C, A, B, D),
        QuadOrder.Pso => new QuadKey(B, A, C, D),
        QuadOrder.Osp => new QuadKey(B, C, A, D),
        QuadOrder.Gspo => new QuadKey(B, C, D, A),
        _ => throw new ArgumentOutOfRangeException(nameof(order)),
    };

    /// <summary>The least key above every key that shares the first <paramref name="columns"/> columns.</summary>
    public QuadKey After(int columns) => columns switch
    {
        1 => new QuadKey(A + 1, 0, 0, 0),
        2 => new QuadKey(A, B + 1, 0, 0),
        3 => new QuadKey(A, B, C + 1, 0),
        _ => new QuadKey(A, B, C, D + 1),
    };
}
