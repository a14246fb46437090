using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>What a harvester needs to read one page.</summary>
public sealed record HarvestReading
{
    public required HarvestRequest Request { get; init; }

    /// <summary>Receives the statements; graph names in them do not count.</summary>
    public required IQuadSink Sink { get; init; }

    /// <summary>Takes note of what was left out.</summary>
    public required Action<HarvestLine> Report { get; init; }

    /// <summary>Gives the text of a JSON-LD context by its IRI.</summary>
    public Func<string, ReadOnlyMemory<byte>?>? Contexts { get; init; }

    public HarvestLimits Limits { get; init; } = HarvestLimits.Default;

    internal void Problem(string record, string message) => Report(new HarvestLine(HarvestOutcome.Problem, record, message));
}
