using System.Runtime.CompilerServices;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>The graphs of a source that a reader may see. Kept beside the source's list of graphs, which outlives a commit that neither adds nor takes away a graph: a query then decodes no names.</summary>
internal sealed class ShownGraphs
{
    private static readonly ConditionalWeakTable<IReadOnlyList<TermId>, Kept> s_kept = [];

    private ShownGraphs(ulong[] ids, bool isAll)
    {
        Ids = ids;
        IsAll = isAll;
        Named = GraphFilter.AnyOf(ids);
        WithDefault = GraphFilter.AnyOf([0, .. ids]);
    }

    /// <summary>Their ids, ascending.</summary>
    public IReadOnlyList<ulong> Ids { get; }

    /// <summary>True where no graph is hidden.</summary>
    public bool IsAll { get; }

    /// <summary>The quads of all of them.</summary>
    public GraphFilter Named { get; }

    /// <summary>The same and those of the store's default graph.</summary>
    public GraphFilter WithDefault { get; }

    /// <summary>The graphs of a source that may be seen.</summary>
    /// <param name="source">Whose graphs they are.</param>
    /// <param name="isVisible">Tells whether a graph may be seen, by name ("" for a blank node); null: all.</param>
    public static ShownGraphs Of(IQuadSource source, Func<string, bool>? isVisible)
    {
        IReadOnlyList<TermId> graphs = source.Graphs;
        Kept kept = s_kept.GetOrCreateValue(graphs);
        if (isVisible is null)
        {
            return kept.Everything ??= new ShownGraphs([.. graphs.Select(g => g.Bits)], isAll: true);
        }

        // Read once: another thread may put another reader's graphs there meanwhile.
        if (kept.Filtered is { } filtered && filtered.IsVisible == isVisible)
        {
            return filtered.Graphs;
        }

        var scratch = new TermScratch();
        ulong[] ids = [.. graphs.Where(g => isVisible(source.Terms.Get(g, scratch).ToTerm() is Iri iri ? iri.Value : "")).Select(g => g.Bits)];
        var shown = new ShownGraphs(ids, ids.Length == graphs.Count);
        kept.Filtered = new FilteredGraphs(isVisible, shown);
        return shown;
    }

    private sealed class Kept
    {
        public ShownGraphs? Everything { get; set; }

        public FilteredGraphs? Filtered { get; set; }
    }

    private sealed record FilteredGraphs(Func<string, bool> IsVisible, ShownGraphs Graphs);
}
