using Microsoft.ML.Trainers.FastTree;

namespace CivicCoding.Matching.Training;

/// <summary>The trees of a trained ranker laid out in arrays, so that a thousand candidates take a few milliseconds. It gives what the ML.NET model gives; a test holds it to that.</summary>
public sealed class FlatForest
{
    private readonly int[] _roots;
    private readonly int[] _feature;
    private readonly float[] _threshold;
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly float[] _leaf;
    private readonly MaskForest? _masks;

    private FlatForest(int[] roots, int[] feature, float[] threshold, int[] left, int[] right, float[] leaf)
    {
        _roots = roots;
        _feature = feature;
        _threshold = threshold;
        _left = left;
        _right = right;
        _leaf = leaf;
        _masks = Masks();
    }

    public int TreeCount => _roots.Length;

    /// <summary>Whether any tree asks for a number.</summary>
    internal bool Reads(int feature) => Array.IndexOf(_feature, feature) >= 0;

    /// <summary>Lays out the trees of a model.</summary>
    /// <param name="ensemble">The trees.</param>
    /// <param name="columns">Where each feature of the model stands in the lines to score; null: where it stood in training.</param>
    public static FlatForest From(RegressionTreeEnsemble ensemble, IReadOnlyList<int>? columns = null)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        var roots = new List<int>();
        var feature = new List<int>();
        var threshold = new List<float>();
        var left = new List<int>();
        var right = new List<int>();
        var leaf = new List<float>();
        for (int t = 0; t < ensemble.Trees.Count; t++)
        {
            RegressionTree tree = ensemble.Trees[t];
            float weight = (float)ensemble.TreeWeights[t];
            int first = feature.Count;
            int leaves = leaf.Count;
            leaf.AddRange(tree.LeafValues.Select(v => (float)v * weight));
            roots.Add(tree.NumberOfNodes == 0 ? ~leaves : first);
            for (int i = 0; i < tree.NumberOfNodes; i++)
            {
                int split = tree.NumericalSplitFeatureIndexes[i];
                feature.Add(columns is null ? split : columns[split]);
                threshold.Add((float)tree.NumericalSplitThresholds[i]);
                left.Add(Child(tree.LeftChild[i], first, leaves));
                right.Add(Child(tree.RightChild[i], first, leaves));
            }
        }

        return new FlatForest([.. roots], [.. feature], [.. threshold], [.. left], [.. right], [.. leaf]);
    }

    /// <summary>One forest that scores as the mean of several does.</summary>
    internal static FlatForest Mean(IReadOnlyList<FlatForest> forests)
    {
        ArgumentNullException.ThrowIfNull(forests);
        var roots = new List<int>();
        var left = new List<int>();
        var right = new List<int>();
        var leaf = new List<float>();
        foreach (FlatForest forest in forests)
        {
            int first = left.Count;
            int leaves = leaf.Count;
            int Moved(int at) => at >= 0 ? first + at : ~(leaves + ~at);
            roots.AddRange(forest._roots.Select(Moved));
            left.AddRange(forest._left.Select(Moved));
            right.AddRange(forest._right.Select(Moved));
            leaf.AddRange(forest._leaf.Select(v => v / forests.Count));
        }

        return new FlatForest([.. roots], [.. forests.SelectMany(f => f._feature)], [.. forests.SelectMany(f => f._threshold)], [.. left], [.. right], [.. leaf]);
    }

    /// <summary>The score of one line of features.</summary>
    public float Score(ReadOnlySpan<float> features)
    {
        double sum = 0;
        foreach (int root in _roots)
        {
            int at = root;
            while (at >= 0)
            {
                at = features[_feature[at]] <= _threshold[at] ? _left[at] : _right[at];
            }

            sum += _leaf[~at];
        }

        return (float)sum;
    }

    /// <summary>The scores of all lines of a table, as <see cref="Score"/> gives them.</summary>
    public void ScoreAll(Features.FeatureTable table, Span<float> scores)
    {
        ArgumentNullException.ThrowIfNull(table);
        ScoreAll(table.Values.AsSpan(0, table.Count * table.Width), table.Width, scores[..table.Count]);
    }

    /// <summary>The scores of lines of features that lie one behind the other.</summary>
    public void ScoreAll(ReadOnlySpan<float> lines, int width, Span<float> scores)
    {
        if (_masks is not null)
        {
            _masks.ScoreAll(lines, width, scores);
            return;
        }

        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = Score(lines.Slice(i * width, width));
        }
    }

    private MaskForest? Masks()
    {
        var masks = new MaskForest();
        foreach (int root in _roots)
        {
            masks.Begin();
            if (Add(masks, root) > MaskForest.MaxLeaves)
            {
                return null;
            }
        }

        return masks;
    }

    // Gives the number of leaves of the tree so far.
    private int Add(MaskForest masks, int at)
    {
        if (at < 0)
        {
            return masks.AddLeaf(_leaf[~at]) + 1;
        }

        int first = masks.Leaves;
        int middle = Add(masks, _left[at]);
        if (middle <= MaskForest.MaxLeaves)
        {
            masks.AddCondition(_feature[at], _threshold[at], first, middle);
        }

        return Add(masks, _right[at]);
    }

    private static int Child(int child, int first, int leaves) => child >= 0 ? first + child : ~(leaves + ~child);
}
