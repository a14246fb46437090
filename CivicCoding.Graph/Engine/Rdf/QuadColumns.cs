using System.Collections.Concurrent;

namespace CivicCoding.Graph.Rdf;

/// <summary>A batch of quads as four columns of id bits, in the column order of the cursor that fills them (SPOG for <see cref="QuadOrder.Spo"/>, POSG for <see cref="QuadOrder.Pos"/>, GSPO for <see cref="QuadOrder.Gspo"/>).</summary>
public sealed class QuadColumns
{
    private const int MostKept = 64;
    private static readonly ConcurrentQueue<QuadColumns> Kept = [];

    public const int Capacity = 2048;

    public ulong[] First { get; } = new ulong[Capacity];

    public ulong[] Second { get; } = new ulong[Capacity];

    public ulong[] Third { get; } = new ulong[Capacity];

    public ulong[] Fourth { get; } = new ulong[Capacity];

    /// <summary>Columns from a pool, with whatever was in them.</summary>
    internal static QuadColumns Rent() => Kept.TryDequeue(out QuadColumns? columns) ? columns : new QuadColumns();

    /// <summary>Gives columns back; nobody may use them after that.</summary>
    internal void Return()
    {
        if (Kept.Count < MostKept)
        {
            Kept.Enqueue(this);
        }
    }
}
