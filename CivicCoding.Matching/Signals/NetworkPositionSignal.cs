using System.Numerics.Tensors;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Signals;

/// <summary>Standing near the known members and near the neighbours' members in the whole network of participations.</summary>
public sealed class NetworkPositionSignal : IMatchSignal
{
    public string Name => "network-position";

    public IReadOnlyList<string> Features { get; } = ["near-members", "near-neighbours", "near-members-cosine", "near-neighbours-cosine"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        for (int i = 0; i < table.Count; i++)
        {
            ReadOnlySpan<float> own = context.Index.GraphSpace.Column(table.Candidates[i]);
            if (own.IsEmpty)
            {
                continue;
            }

            float norm = TensorPrimitives.Norm(own) + 1e-9f;
            float members = RowProducts.Dot(own, context.Seeds.GraphVector);
            float neighbours = RowProducts.Dot(own, context.Neighbours.GraphVector);
            table.Set(i, column, members);
            table.Set(i, column + 1, neighbours);
            table.Set(i, column + 2, members / norm);
            table.Set(i, column + 3, neighbours / norm);
        }
    }
}
