namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Which graphs a triple pattern reads, and whether one triple may stand in several of them.</summary>
internal sealed class GraphFilter
{
    private readonly HashSet<ulong>? _graphs;
    private readonly ulong _one;
    private readonly FilterKind _kind;

    private GraphFilter(FilterKind kind, ulong one = 0, HashSet<ulong>? graphs = null)
    {
        _kind = kind;
        _one = one;
        _graphs = graphs;
    }

    private enum FilterKind
    {
        Whole,
        WholeUnion,
        One,
        Some,
        Nothing,
    }

    /// <summary>Every quad, where no triple stands in two graphs.</summary>
    public static GraphFilter Whole { get; } = new(FilterKind.Whole);

    /// <summary>Every quad.</summary>
    public static GraphFilter WholeUnion { get; } = new(FilterKind.WholeUnion);

    public static GraphFilter Nothing { get; } = new(FilterKind.Nothing);

    /// <summary>The graph, where there is only one; 0 is the store's default graph.</summary>
    public ulong? Single => _kind == FilterKind.One ? _one : null;

    public bool IsEmpty => _kind == FilterKind.Nothing;

    /// <summary>True where quads of other graphs have to be left out.</summary>
    public bool Excludes => _kind is FilterKind.One or FilterKind.Some or FilterKind.Nothing;

    /// <summary>True where equal triples may come from two graphs.</summary>
    public bool MayRepeat => _kind is FilterKind.WholeUnion or FilterKind.Some;

    public static GraphFilter One(ulong graph) => new(FilterKind.One, graph);

    public static GraphFilter AnyOf(IReadOnlyCollection<ulong> graphs) => graphs.Count switch
    {
        0 => Nothing,
        1 => One(graphs.First()),
        _ => new GraphFilter(FilterKind.Some, graphs: [.. graphs]),
    };

    public bool Accepts(ulong graph) => _kind switch
    {
        FilterKind.Whole or FilterKind.WholeUnion => true,
        FilterKind.One => graph == _one,
        FilterKind.Some => _graphs!.Contains(graph),
        _ => false,
    };
}
