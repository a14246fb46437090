using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph;

/// <summary>A document to load.</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="Open">Opens it, decompressed.</param>
/// <param name="Format">Its syntax.</param>
/// <param name="Graph">The graph for its triples; null: the default graph, or the document's own graphs.</param>
/// <param name="Options">How to read it.</param>
public sealed record LoadSource(string Name, Func<Stream> Open, RdfFormat Format, Iri? Graph = null, RdfReadOptions? Options = null)
{
    /// <summary>True: blank node labels are store-wide and stay as they are; else each document's are its own.</summary>
    public bool KeepLabels { get; init; }
}
