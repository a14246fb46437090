using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>The RDF dataset of one query (SPARQL 1.1 Query, section 13) as sets of graph ids of its source.</summary>
internal sealed class QueryDataset
{
    private QueryDataset(GraphFilter @default, GraphFilter named, IReadOnlyList<ulong> namedGraphs)
    {
        Default = @default;
        Named = named;
        NamedGraphs = namedGraphs;
    }

    /// <summary>The quads whose triples form the default graph.</summary>
    public GraphFilter Default { get; }

    /// <summary>The quads that GRAPH with a variable may match.</summary>
    public GraphFilter Named { get; }

    /// <summary>The graphs that GRAPH with a variable iterates.</summary>
    public IReadOnlyList<ulong> NamedGraphs { get; }

    /// <summary>True for graphs of the dataset, for property functions.</summary>
    public bool IsVisible(TermId graph) => Default.Accepts(graph.Bits) || (!graph.IsNone && Named.Accepts(graph.Bits));

    /// <summary>The quads of one named graph, none where it is hidden or not in the dataset.</summary>
    public GraphFilter InGraph(ulong graph) => graph != 0 && Named.Accepts(graph) ? GraphFilter.One(graph) : GraphFilter.Nothing;

    public static QueryDataset For(IQuadSource source, DatasetClause? clause, QueryOptions options)
    {
        ShownGraphs shown = ShownGraphs.Of(source, options.IsVisible);
        if ((options.Dataset ?? clause) is { } given)
        {
            ulong[] from = Find(source, given.Default, shown);
            ulong[] named = Find(source, given.Named, shown);
            return new QueryDataset(GraphFilter.AnyOf(from), GraphFilter.AnyOf(named), named);
        }

        if (options.DefaultGraph is { } instead)
        {
            return new QueryDataset(GraphFilter.AnyOf(Find(source, [instead], shown)), shown.Named, shown.Ids);
        }

        if (!options.UnionDefaultGraph)
        {
            return new QueryDataset(GraphFilter.One(0), shown.Named, shown.Ids);
        }

        bool defaultIsEmpty = source.Count(QuadPattern.In(TermId.None, TermId.None, TermId.None, TermId.None)) == 0;
        bool noDuplicates = shown.IsAll && (source.Graphs.Count == 0 || (source.Graphs.Count == 1 && defaultIsEmpty));
        GraphFilter union = noDuplicates ? GraphFilter.Whole : shown.IsAll ? GraphFilter.WholeUnion : shown.WithDefault;
        return new QueryDataset(union, shown.Named, shown.Ids);
    }

    private static ulong[] Find(IQuadSource source, IEnumerable<Iri> graphs, ShownGraphs shown)
    {
        var scratch = new TermScratch();
        var found = new List<ulong>();
        foreach (Iri graph in graphs)
        {
            if (source.Terms.TryFind(scratch.Encode(graph), out TermId id) && shown.Named.Accepts(id.Bits) && !found.Contains(id.Bits))
            {
                found.Add(id.Bits);
            }
        }

        return [.. found];
    }
}
