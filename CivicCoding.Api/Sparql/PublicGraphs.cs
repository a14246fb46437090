using CivicCoding.Graph.Civic;

namespace CivicCoding.Api.Sparql;

/// <summary>Tells which named graphs everybody may see.</summary>
internal static class PublicGraphs
{
    /// <summary>False for drafts, which wait for an editor.</summary>
    public static bool IsVisible(string graph) => !graph.StartsWith(CivicVocabulary.DraftGraphBase, StringComparison.Ordinal);
}
