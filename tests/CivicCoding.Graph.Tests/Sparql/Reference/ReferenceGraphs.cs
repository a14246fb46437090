using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Tests.Sparql.Reference;

/// <summary>An RDF dataset as plain sets of triples.</summary>
internal sealed class ReferenceGraphs
{
    public ReferenceGraphs(IEnumerable<Quad> quads, bool unionDefaultGraph = false)
    {
        var named = new Dictionary<Term, HashSet<Triple>>();
        var unnamed = new HashSet<Triple>();
        foreach (Quad quad in quads)
        {
            if (quad.Graph is null || unionDefaultGraph)
            {
                unnamed.Add(quad.Triple);
            }

            if (quad.Graph is not null)
            {
                if (!named.TryGetValue(quad.Graph, out HashSet<Triple>? graph))
                {
                    named[quad.Graph] = graph = [];
                }

                graph.Add(quad.Triple);
            }
        }

        Default = unnamed;
        Named = named;
    }

    public IReadOnlySet<Triple> Default { get; }

    public IReadOnlyDictionary<Term, HashSet<Triple>> Named { get; }
}
