using System.Text.Json;

namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>Writes a run's log, one line of JSON each; of the problems only so many.</summary>
internal sealed class HarvestLogWriter(string file, JsonSerializerOptions options, int problems) : IDisposable
{
    private readonly StreamWriter _writer = new(new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read)) { NewLine = "\n" };

    /// <summary>The problems so far.</summary>
    public int Problems { get; private set; }

    public void Write(HarvestLine line)
    {
        if (line.Outcome == HarvestOutcome.Problem && ++Problems > problems)
        {
            return;
        }

        _writer.WriteLine(JsonSerializer.Serialize(line, options));
    }

    public void Flush() => _writer.Flush();

    public void Dispose() => _writer.Dispose();
}
