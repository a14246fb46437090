using System.Numerics.Tensors;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Signals;

/// <summary>An organisation's own words and those of all its projects, of its namesakes and of its place, beside the question's and the known members'.</summary>
public sealed class ProfileTextSignal : IMatchSignal
{
    public string Name => "profile-text";

    public IReadOnlyList<string> Features { get; } = ["latent", "own-words", "namesakes", "place", "members-share", "history", "history-best", "whole"];

    public void Measure(MatchContext context, FeatureTable table, int column)
    {
        MatchIndex index = context.Index;
        int k = index.TextSpace.Dimensions;
        float[] query = context.Neighbours.QueryVector;
        var members = new float[k];
        foreach (int seed in context.Query.Seeds)
        {
            TensorPrimitives.Add(members, index.OrganisationVectors.AsSpan(seed * k, k), members);
        }

        LatentSpace.Normalise(members);
        ListShare.Set(table, column + 4, o => RowProducts.Dot(members, index.OrganisationVectors.AsSpan(o * k, k)));
        for (int i = 0; i < table.Count; i++)
        {
            int o = table.Candidates[i];
            ReadOnlySpan<float> own = index.OrganisationVectors.AsSpan(o * k, k);
            table.Set(i, column, RowProducts.Dot(query, own));
            table.Set(i, column + 1, context.ProfileScores.Length == 0 ? 0 : context.ProfileScores[o]);
            table.Set(i, column + 2, RowProducts.Dot(query, index.Topics.Names.AsSpan(o * k, k)));
            table.Set(i, column + 3, RowProducts.Dot(query, index.Topics.Places.AsSpan(o * k, k)));
            table.Set(i, column + 5, context.History.Recalled[o]);
            table.Set(i, column + 6, context.History.RecalledBest(o));
            table.Set(i, column + 7, context.History.Whole[o]);
        }
    }
}
