namespace CivicCoding.Graph.Rdf;

/// <summary>A batch of quads as four columns of id bits, in the column order of the cursor that fills them (SPOG for <see cref="QuadOrder.Spo"/>, POSG for <see cref="QuadOrder.Pos"/>, GSPO for <see cref="QuadOrder.Gspo"/>).</summary>
public sealed class QuadColumns
{
    public const int Capacity = 2048;

    public ulong[] First { get; } = new ulong[Capacity];

    public ulong[] Second { get; } = new ulong[Capacity];

    public ulong[] Third { get; } = new ulong[Capacity];

    public ulong[] Fourth { get; } = new ulong[Capacity];
}
