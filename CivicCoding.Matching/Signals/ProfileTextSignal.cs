using System.Numerics.Tensors;
using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Signals;

/// <summary>An organisation's own words and those of all its projects, beside the question's.</summary>
public sealed class ProfileTextSignal : IMatchSignal
{
    public string Name => "profile-text";

    public IReadOnlyList<string> Features { get; } = ["latent", "own-words"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        MatchIndex index = context.Index;
        int k = index.TextSpace.Dimensions;
        for (int i = 0; i < table.Count; i++)
        {
            int o = table.Candidates[i];
            table.Set(i, column, TensorPrimitives.Dot<float>(context.Neighbours.QueryVector, index.OrganisationVectors.AsSpan(o * k, k)));
            table.Set(i, column + 1, context.ProfileScores.Length == 0 ? 0 : context.ProfileScores[o]);
        }
    }
}
