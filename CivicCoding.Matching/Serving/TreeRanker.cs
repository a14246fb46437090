using CivicCoding.Matching.Training;

namespace CivicCoding.Matching.Serving;

/// <summary>The trained ranker.</summary>
public sealed class TreeRanker(FlatForest forest, string name) : IPartnerRanker
{
    public string Name { get; } = name;

    public FlatForest Forest { get; } = forest;

    public float Score(ReadOnlySpan<float> features) => Forest.Score(features);
}
