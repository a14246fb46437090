using CivicCoding.Graph.Rdf;

namespace CivicCoding.Benchmarks;

/// <summary>Counts quads and the bytes of their terms.</summary>
internal sealed class CountingSink : IQuadSink
{
    public long Quads { get; private set; }

    public long Bytes { get; private set; }

    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        Quads++;
        Bytes += subject.Value.Length + predicate.Value.Length + @object.Value.Length + graph.Value.Length;
    }
}
