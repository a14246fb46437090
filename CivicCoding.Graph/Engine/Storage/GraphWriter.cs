using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Storage;

/// <summary>Writes the triples of one graph of a snapshot to a sink.</summary>
internal static class GraphWriter
{
    public static void Write(IQuadSource source, TermId graph, IQuadSink sink, CancellationToken cancellation)
    {
        using IQuadCursor cursor = source.Scan(QuadOrder.Gspo, QuadPattern.In(TermId.None, TermId.None, TermId.None, graph));
        var batch = new QuadColumns();
        var subject = new TermScratch();
        var predicate = new TermScratch();
        var @object = new TermScratch();
        int count;
        while ((count = cursor.Read(batch, 14)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < count; i++)
            {
                sink.Quad(
                    source.Terms.Get(new TermId(batch.Second[i]), subject),
                    source.Terms.Get(new TermId(batch.Third[i]), predicate),
                    source.Terms.Get(new TermId(batch.Fourth[i]), @object),
                    TermSpan.None);
            }
        }
    }
}
