namespace CivicCoding.Matching.Serving;

/// <summary>Turns the numbers of all signals into one number; only its order matters.</summary>
public interface IPartnerRanker
{
    /// <summary>The name that answers and /health show.</summary>
    string Name { get; }

    float Score(ReadOnlySpan<float> features);
}
