using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Results;

namespace CivicCoding.Graph.Remote;

/// <summary>The graphs of an outside store: a list that is kept for a while, and the datasets that are made of it.</summary>
internal sealed class RemoteGraphs(RemoteEndpoint endpoint, RemoteStoreOptions options) : IDisposable
{
    /// <summary>The named graph that holds what the embedded store holds in its default graph: stores differ in what theirs is.</summary>
    public static Iri DefaultGraph { get; } = new("urn:x-civic:default");

    // What stores keep for themselves: Virtuoso's mappings and containers.
    private static readonly string[] s_own = ["http://www.openlinksw.com/", "http://www.w3.org/ns/ldp#", "http://localuriqaserver/", "urn:activitystreams-owl:", "urn:core:services:", "urn:rules."];

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private SortedSet<string>? _names;
    private long _read;

    /// <summary>The names of the graphs that hold triples, without those that a store keeps for itself.</summary>
    public IReadOnlyList<string> List(CancellationToken cancellation)
    {
        (IReadOnlyList<string>? kept, bool isFresh) = Kept();
        if (isFresh)
        {
            return kept!;
        }

        // One asks; whoever has an old list goes on with it meanwhile, so that a slow store is not asked by all at once.
        if (kept is not null && !_reading.Wait(0, cancellation))
        {
            return kept;
        }

        if (kept is null)
        {
            _reading.Wait(cancellation);
        }

        try
        {
            (kept, isFresh) = Kept();
            return isFresh ? kept! : Read(cancellation);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private (IReadOnlyList<string>? Names, bool IsFresh) Kept()
    {
        lock (_lock)
        {
            return _names is null ? (null, false) : ([.. _names], options.Time.GetElapsedTime(_read) < options.GraphListAge);
        }
    }

    private IReadOnlyList<string> Read(CancellationToken cancellation)
    {
        string query = $"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }} LIMIT {options.MaxGraphs + 1}";
        using RemoteResponse answer = endpoint.QueryEverything(query, cancellation);
        SolutionTable table = SparqlResultFormat.Json.Read(answer, options.MaxAnswerBytes, cancellation: cancellation).Solutions
            ?? throw new RemoteStoreException("The outside store answers a boolean where its graphs were asked for.");
        if (table.Count > options.MaxGraphs)
        {
            throw new RemoteStoreException($"The outside store holds more than {options.MaxGraphs} graphs; each query would have to name them.");
        }

        lock (_lock)
        {
            _names = new SortedSet<string>(Enumerable.Range(0, table.Count).Select(i => table[i][0]).OfType<Iri>().Select(g => g.Value).Where(IsData), StringComparer.Ordinal);
            _read = options.Time.GetTimestamp();
            return [.. _names];
        }
    }

    /// <summary>Takes a graph that was just written into the list.</summary>
    public void Add(string name)
    {
        lock (_lock)
        {
            _names?.Add(name);
        }
    }

    /// <summary>The dataset of a query: its own or the protocol's graphs as far as they may be seen, else all that may be seen.</summary>
    public RemoteDataset Of(DatasetClause? clause, QueryOptions query, CancellationToken cancellation)
    {
        Func<string, bool> isVisible = query.IsVisible ?? (_ => true);
        if (clause is not null)
        {
            return new RemoteDataset([.. clause.Default.Select(g => g.Value).Where(isVisible)], [.. clause.Named.Select(g => g.Value).Where(isVisible)]);
        }

        IReadOnlyList<string> visible = [.. List(cancellation).Where(isVisible)];
        IReadOnlyList<string> named = [.. visible.Where(g => g != DefaultGraph.Value)];
        return query.DefaultGraph is { } one ? new RemoteDataset([one.Value], named)
            : query.UnionDefaultGraph ? new RemoteDataset(visible, named)
            : new RemoteDataset([DefaultGraph.Value], named);
    }

    private static bool IsData(string graph) => !s_own.Any(own => graph.StartsWith(own, StringComparison.Ordinal));
}
