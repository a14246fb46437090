namespace CivicCoding.Matching.Training;

/// <summary>Measures what a training takes from its start on.</summary>
internal sealed class TrainingWatch(TrainingOptions options)
{
    private readonly long _start = options.Clock.GetTimestamp();
    private readonly TimeSpan _processor = Environment.CpuUsage.TotalTime;

    /// <summary>What it has taken so far; the memory is the most that the process ever held.</summary>
    public TrainingCost Now
    {
        get
        {
            using var process = System.Diagnostics.Process.GetCurrentProcess();
            return new TrainingCost(options.Clock.GetElapsedTime(_start), Environment.CpuUsage.TotalTime - _processor, process.PeakWorkingSet64, options.Watts);
        }
    }
}
