using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Sparql;

namespace CivicCoding.Graph.Export;

/// <summary>Which graphs everybody may see: all but drafts, what is not public of entries, and the JSON-LD contexts that readers use.</summary>
public static class PublicGraphs
{
    public static QueryOptions Options { get; } = new() { IsVisible = IsVisible };

    public static bool IsVisible(string graph) => !CivicVocabulary.IsPrivate(graph) && !graph.StartsWith(CivicVocabulary.ContextGraphBase, StringComparison.Ordinal);
}
