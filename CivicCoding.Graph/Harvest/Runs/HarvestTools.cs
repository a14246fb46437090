using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Runs;

/// <summary>What a run works with.</summary>
public sealed record HarvestTools
{
    /// <summary>The data, which a run only reads.</summary>
    public required IGraphStore Store { get; init; }

    public required HarvestFolder Folder { get; init; }

    public required IDocumentFetcher Fetcher { get; init; }

    /// <summary>Brings changes into the store in one transaction; null: a dry run.</summary>
    public Func<HarvestRequest, HarvestChanges, CancellationToken, Task>? Apply { get; init; }

    /// <summary>Leaves out what people edited or removed here; null: nothing was.</summary>
    public Func<IReadOnlyCollection<Quad>, IEnumerable<Quad>>? Filter { get; init; }

    /// <summary>Gives the text of a JSON-LD context by its IRI.</summary>
    public Func<string, ReadOnlyMemory<byte>?>? Contexts { get; init; }

    public HarvestLimits Limits { get; init; } = HarvestLimits.Default;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Is told after each page.</summary>
    public IProgress<HarvestStatus>? Progress { get; init; }

    /// <summary>Takes each line of the log too.</summary>
    public Action<HarvestLine>? Report { get; init; }
}
