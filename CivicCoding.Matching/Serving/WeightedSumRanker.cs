using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Serving;

/// <summary>The ranker without any model: a few signals with fixed weights.</summary>
public sealed class WeightedSumRanker : IPartnerRanker
{
    private static readonly (string Feature, float Weight)[] Weights =
    [
        ("text-neighbours.relative", 2.0f), ("text-neighbours.best-share", 0.3f), ("partners-of-partners.cosine", 1.5f), ("partners-of-partners.member-share", 0.8f),
        ("partners-of-partners.hop-best", 1.0f), ("profile-text.latent", 0.7f), ("profile-text.own-words", 0.8f), ("programme-history.alignment", 0.4f),
        ("place.same-country", 0.2f), ("network-position.near-members-cosine", 0.5f), ("shared-concepts.topics", 1.0f), ("shared-concepts.goals", 0.5f),
    ];

    private readonly (int Column, float Weight)[] _columns;

    public WeightedSumRanker(SignalSet signals)
    {
        ArgumentNullException.ThrowIfNull(signals);
        _columns = Array.ConvertAll(Weights, w => (signals.Column(w.Feature), w.Weight));
    }

    public string Name => "weighted-sum";

    public float Score(ReadOnlySpan<float> features)
    {
        float sum = -3;
        foreach ((int column, float weight) in _columns)
        {
            sum += weight * features[column];
        }

        return sum;
    }
}
