using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>Writes triples of ids to a sink, each once, and only those that RDF allows.</summary>
internal sealed class TripleWriter(QueryContext context, IQuadSink sink) : IDisposable
{
    private readonly SolutionSet _seen = new(3, context.Memory);
    private readonly TermScratch _subject = new();
    private readonly TermScratch _predicate = new();
    private readonly TermScratch _object = new();

    public long Count => _seen.Count;

    /// <summary>Writes a triple; false where it was written before or is none.</summary>
    public bool Write(ulong subject, ulong predicate, ulong @object)
    {
        context.Step();
        if (context.Terms.KindOf(new TermId(subject)) is not (TermKind.Iri or TermKind.BlankNode)
            || context.Terms.KindOf(new TermId(predicate)) != TermKind.Iri
            || @object == 0
            || _seen.Add([subject, predicate, @object]) >= 0)
        {
            return false;
        }

        TermSpan s = context.Terms.Get(new TermId(subject), _subject);
        TermSpan p = context.Terms.Get(new TermId(predicate), _predicate);
        TermSpan o = context.Terms.Get(new TermId(@object), _object);
        sink.Quad(s, p, o, TermSpan.None);
        return true;
    }

    public void Dispose() => _seen.Dispose();
}
