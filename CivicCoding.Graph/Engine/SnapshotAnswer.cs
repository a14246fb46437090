using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Graph;

/// <summary>An answer that keeps its snapshot until it is disposed.</summary>
internal sealed class SnapshotAnswer(QueryAnswer answer, Snapshot snapshot) : QueryAnswer
{
    private bool _disposed;

    public override QueryForm Form => answer.Form;

    public override SolutionReader Solutions => answer.Solutions;

    public override bool Boolean => answer.Boolean;

    public override long Sequence => answer.Sequence;

    public override void WriteTriples(IQuadSink sink) => answer.WriteTriples(sink);

    public override void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            answer.Dispose();
            snapshot.Dispose();
        }
    }
}
