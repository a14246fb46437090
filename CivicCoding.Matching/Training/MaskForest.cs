using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CivicCoding.Matching.Training;

/// <summary>Trees of at most 32 leaves as bit masks: each condition that does not hold strikes out the leaves on its left, and the first leaf left is the one reached (QuickScorer, Lucchese et al. 2015). Sixteen lines go through a tree at once, without a branch.</summary>
internal sealed class MaskForest
{
    public const int MaxLeaves = 32;
    private const int Lanes = 16;
    private readonly List<int> _features = [];
    private readonly List<float> _thresholds = [];
    private readonly List<uint> _lefts = [];
    private readonly List<float> _leaves = [];
    private readonly List<(int Nodes, int Leaves)> _starts = [];
    private int _widest;

    /// <summary>How many leaves the tree has so far.</summary>
    public int Leaves => _leaves.Count - _starts[^1].Leaves;

    /// <summary>Begins a tree; its conditions and leaves follow, leaves from left to right.</summary>
    public void Begin() => _starts.Add((_features.Count, _leaves.Count));

    /// <summary>Adds a leaf of the tree; gives its place in it.</summary>
    public int AddLeaf(float value)
    {
        _leaves.Add(value);
        return Leaves - 1;
    }

    /// <summary>Adds a condition of the tree: where a number is above the threshold, the leaves from <paramref name="first"/> until before <paramref name="end"/> are out of reach.</summary>
    public void AddCondition(int feature, float threshold, int first, int end)
    {
        _features.Add(feature * Lanes);
        _widest = Math.Max(_widest, feature + 1);
        _thresholds.Add(threshold);
        _lefts.Add((uint)(((1UL << (end - first)) - 1) << first));
    }

    /// <summary>Adds up the trees for each line of a table that is laid out by lines.</summary>
    public void ScoreAll(ReadOnlySpan<float> values, int width, Span<float> scores)
    {
        if (_widest > width || values.Length < width * scores.Length)
        {
            throw new ArgumentException("The lines are shorter than the trees ask for.", nameof(values));
        }

        float[] block = ArrayPool<float>.Shared.Rent(width * Lanes);
        try
        {
            for (int first = 0; first < scores.Length; first += Lanes)
            {
                int lines = Math.Min(Lanes, scores.Length - first);
                Turn(values[(first * width)..], width, lines, block);
                Score(block, scores.Slice(first, lines));
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(block);
        }
    }

    // Sixteen lines side by side, so that one load gives one feature of all of them.
    private static void Turn(ReadOnlySpan<float> values, int width, int lines, float[] block)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            ReadOnlySpan<float> line = values.Slice(Math.Min(lane, lines - 1) * width, width);
            for (int c = 0; c < line.Length; c++)
            {
                block[(c * Lanes) + lane] = line[c];
            }
        }
    }

    private void Score(float[] block, Span<float> scores)
    {
        ReadOnlySpan<int> features = CollectionsMarshal.AsSpan(_features);
        ReadOnlySpan<float> thresholds = CollectionsMarshal.AsSpan(_thresholds);
        ReadOnlySpan<uint> lefts = CollectionsMarshal.AsSpan(_lefts);
        ReadOnlySpan<float> leaves = CollectionsMarshal.AsSpan(_leaves);
        ReadOnlySpan<(int Nodes, int Leaves)> starts = CollectionsMarshal.AsSpan(_starts);
        Span<double> sums = stackalloc double[Lanes];
        Span<uint> reach = stackalloc uint[Lanes];
        sums.Clear();
        ref float numbers = ref MemoryMarshal.GetArrayDataReference(block);
        ref int feature = ref MemoryMarshal.GetReference(features);
        ref float threshold = ref MemoryMarshal.GetReference(thresholds);
        ref uint left = ref MemoryMarshal.GetReference(lefts);
        for (int t = 0; t < starts.Length; t++)
        {
            int end = t + 1 < starts.Length ? starts[t + 1].Nodes : features.Length;
            Vector256<uint> first = Vector256<uint>.AllBitsSet;
            Vector256<uint> second = Vector256<uint>.AllBitsSet;
            for (int i = starts[t].Nodes; i < end; i++)
            {
                ref float values = ref Unsafe.Add(ref numbers, Unsafe.Add(ref feature, i));
                Vector256<float> limit = Vector256.Create(Unsafe.Add(ref threshold, i));
                Vector256<uint> mask = Vector256.Create(Unsafe.Add(ref left, i));
                first = Vector256.AndNot(first, Vector256.GreaterThan(Vector256.LoadUnsafe(ref values), limit).AsUInt32() & mask);
                second = Vector256.AndNot(second, Vector256.GreaterThan(Vector256.LoadUnsafe(ref values, 8), limit).AsUInt32() & mask);
            }

            first.CopyTo(reach);
            second.CopyTo(reach[8..]);
            ReadOnlySpan<float> own = leaves[starts[t].Leaves..];
            for (int lane = 0; lane < Lanes; lane++)
            {
                sums[lane] += own[BitOperations.TrailingZeroCount(reach[lane])];
            }
        }

        for (int lane = 0; lane < scores.Length; lane++)
        {
            scores[lane] = (float)sums[lane];
        }
    }
}
