using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Tables;

/// <summary>Writes quads of terms to a sink.</summary>
internal sealed class QuadScratch(IQuadSink sink)
{
    private readonly TermScratch[] _scratches = [new(), new(), new(), new()];

    public void Add(Quad quad) =>
        sink.Quad(_scratches[0].Encode(quad.Subject), _scratches[1].Encode(quad.Predicate), _scratches[2].Encode(quad.Object), quad.Graph is { } graph ? _scratches[3].Encode(graph) : TermSpan.None);
}
