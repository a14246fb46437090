using System.Globalization;

namespace CivicCoding.Matching.Training;

/// <summary>How two rankers do on the held-out projects.</summary>
/// <param name="Cut">The first day of the held-out projects.</param>
/// <param name="Projects">How many projects asked.</param>
/// <param name="Questions">How many questions they asked.</param>
/// <param name="Present">The mean nDCG@10 of the model in use.</param>
/// <param name="Trained">The mean nDCG@10 of the new model.</param>
/// <param name="Low">The lower end of the 95 % interval of the difference, from paired resampling.</param>
/// <param name="High">Its upper end.</param>
public sealed record TimeSplitResult(DateOnly Cut, int Projects, int Questions, double Present, double Trained, double Low, double High)
{
    /// <summary>Whether the new model is better and chance does not explain it.</summary>
    public bool IsBetter => Trained > Present && Low > 0;

    /// <summary>What was measured on, in a sentence.</summary>
    public string Data => string.Create(CultureInfo.InvariantCulture, $"local split by time: {Questions} questions of {Projects} projects from {Cut:yyyy-MM-dd} on");

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Data}: nDCG@10 {Present:F4} with the model in use, {Trained:F4} with the new one; difference {Trained - Present:+0.0000;-0.0000;0.0000}, 95 % interval {Low:+0.0000;-0.0000;0.0000} to {High:+0.0000;-0.0000;0.0000}");
}
