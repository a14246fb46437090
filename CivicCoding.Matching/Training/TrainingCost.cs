using System.Globalization;

namespace CivicCoding.Matching.Training;

/// <summary>What a training took.</summary>
/// <param name="Elapsed">The time on the clock.</param>
/// <param name="Processor">The busy time of all cores.</param>
/// <param name="PeakBytes">The most memory that the process held.</param>
/// <param name="Watts">The power that one busy core is taken to draw.</param>
public sealed record TrainingCost(TimeSpan Elapsed, TimeSpan Processor, long PeakBytes, double Watts)
{
    /// <summary>Energy as an estimate: busy time times watts.</summary>
    public double WattHours => Processor.TotalHours * Watts;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Elapsed.TotalSeconds:F0} s, {Processor.TotalSeconds:F0} processor seconds, {PeakBytes / 1e6:F0} MB; energy as an estimate {WattHours:F2} Wh at {Watts} W for each busy core");
}
