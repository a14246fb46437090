using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Remote;

/// <summary>Takes documents in portions to an outside store; without a place to send them to, it reads them only.</summary>
internal sealed class RemoteLoad(Action<RemoteChanges>? send, IProgress<long>? progress) : IQuadSink
{
    private const int Portion = 2_000;

    private readonly RemoteChanges _changes = new(Portion * 2);
    private Iri? _graph;

    /// <summary>The triples that were sent.</summary>
    public long Sent { get; private set; }

    public void Read(IReadOnlyList<LoadSource> sources, CancellationToken cancellation)
    {
        foreach (LoadSource source in sources)
        {
            _graph = source.Graph;
            _changes.BeginDocument();
            using Stream stream = source.Open();
            source.Format.Read(stream, this, source.Options, cancellation);
        }

        Flush();
    }

    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        if (send is null)
        {
            return;
        }

        _changes.Add(new Quad(subject.ToTerm()!, (Iri)predicate.ToTerm()!, @object.ToTerm()!, _graph ?? graph.ToTerm()));
        if (_changes.Added.Count >= Portion)
        {
            Flush();
        }
    }

    private void Flush()
    {
        if (_changes.Added.Count > 0)
        {
            send!(_changes);
            Sent += _changes.Added.Count;
            _changes.Added.Clear();
            progress?.Report(Sent);
        }
    }
}
