namespace CivicCoding.Graph.Rdf;

/// <summary>A small RDF dataset in memory (RDF 1.1 Concepts, section 4): a set of quads of term objects, in the order of insertion. For tests, configuration and documents; the store is for data.</summary>
public sealed class Dataset : IQuadSink, IReadOnlyCollection<Quad>
{
    private readonly HashSet<Quad> _quads = [];
    private readonly List<Quad> _order = [];

    public Dataset()
    {
    }

    public Dataset(IEnumerable<Quad> quads)
    {
        ArgumentNullException.ThrowIfNull(quads);
        foreach (Quad quad in quads)
        {
            Add(quad);
        }
    }

    public int Count => _order.Count;

    /// <summary>Adds a quad; false where it was there.</summary>
    public bool Add(Quad quad)
    {
        if (!_quads.Add(quad))
        {
            return false;
        }

        _order.Add(quad);
        return true;
    }

    public bool Contains(Quad quad) => _quads.Contains(quad);

    /// <summary>The quads that match; null matches anything in any graph.</summary>
    public IEnumerable<Quad> Match(Term? subject = null, Iri? predicate = null, Term? @object = null) =>
        _order.Where(q => (subject is null || q.Subject.Equals(subject)) && (predicate is null || q.Predicate.Equals(predicate)) && (@object is null || q.Object.Equals(@object)));

    public IEnumerator<Quad> GetEnumerator() => _order.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    void IQuadSink.Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) =>
        Add(new Quad(subject.ToTerm()!, (Iri)predicate.ToTerm()!, @object.ToTerm()!, graph.ToTerm()));
}
