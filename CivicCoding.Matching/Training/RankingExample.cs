namespace CivicCoding.Matching.Training;

/// <summary>A candidate of a training question.</summary>
public sealed class RankingExample
{
    public float Label { get; set; }

    /// <summary>The question that the candidate belongs to.</summary>
    public uint Group { get; set; }

    public float[] Features { get; set; } = [];
}
