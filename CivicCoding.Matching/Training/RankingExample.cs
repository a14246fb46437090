namespace CivicCoding.Matching.Training;

/// <summary>A candidate of a training question.</summary>
public sealed class RankingExample
{
    /// <summary>The place in the order that is learnt: higher before lower within a question.</summary>
    public float Label { get; set; }

    /// <summary>Whether it belongs to the partners, whatever the question.</summary>
    public bool Partner { get; set; }

    /// <summary>How much it counts beside others.</summary>
    public float Weight { get; set; } = 1;

    /// <summary>The question that the candidate belongs to.</summary>
    public uint Group { get; set; }

    public float[] Features { get; set; } = [];
}
