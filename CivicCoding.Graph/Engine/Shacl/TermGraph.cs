using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl;

/// <summary>The triples of a shapes graph by subject; named graphs are read as one graph.</summary>
internal sealed class TermGraph
{
    private static readonly IReadOnlyList<Quad> None = [];
    private static readonly Iri Property = ShaclVocabulary.Of("property");
    private readonly Dictionary<Term, List<Quad>> _bySubject = [];
    private readonly Dictionary<Term, List<Term>> _parents = [];
    private readonly Dictionary<Term, List<Term>> _typed = [];
    private readonly Dictionary<Term, List<Term>> _subclasses = [];
    private readonly HashSet<Triple> _seen = [];

    public TermGraph(IEnumerable<Quad> quads, int maxTriples)
    {
        foreach (Quad quad in quads)
        {
            if (!_seen.Add(quad.Triple))
            {
                continue;
            }

            if (_seen.Count > maxTriples)
            {
                throw new ShaclFailureException($"The shapes graph has more than {maxTriples} triples. Keep shapes apart from data.");
            }

            Add(_bySubject, quad.Subject, quad);
            if (quad.Predicate.Equals(Property))
            {
                Add(_parents, quad.Object, quad.Subject);
            }
            else if (quad.Predicate.Equals(WellKnown.RdfType))
            {
                Add(_typed, quad.Object, quad.Subject);
            }
            else if (quad.Predicate.Equals(ShaclVocabulary.SubClassOf))
            {
                Add(_subclasses, quad.Object, quad.Subject);
            }
        }
    }

    public IEnumerable<Term> Subjects => _bySubject.Keys;

    public IEnumerable<Triple> Triples => _seen;

    public IReadOnlyList<Quad> Of(Term subject) => _bySubject.TryGetValue(subject, out List<Quad>? quads) ? quads : None;

    public IEnumerable<Term> Objects(Term subject, Iri predicate) => Of(subject).Where(q => q.Predicate.Equals(predicate)).Select(q => q.Object);

    public Term? Object(Term subject, Iri predicate) => Objects(subject, predicate).FirstOrDefault();

    public bool Has(Term subject, Iri predicate) => Of(subject).Any(q => q.Predicate.Equals(predicate));

    /// <summary>The shapes that have a property shape by sh:property.</summary>
    public IEnumerable<Term> ParentsOf(Term propertyShape) => _parents.GetValueOrDefault(propertyShape) ?? [];

    /// <summary>The SHACL instances of a class: those typed with it or with a class below it (SHACL, section 1.1).</summary>
    public IEnumerable<Term> InstancesOf(Iri @class)
    {
        var classes = new HashSet<Term> { @class };
        var open = new Stack<Term>(classes);
        while (open.TryPop(out Term? next))
        {
            foreach (Term below in _subclasses.GetValueOrDefault(next) ?? [])
            {
                if (classes.Add(below))
                {
                    open.Push(below);
                }
            }
        }

        return classes.SelectMany(c => _typed.GetValueOrDefault(c) ?? []).Distinct();
    }

    /// <summary>The members of a SHACL list (section 1.1).</summary>
    /// <exception cref="ShaclFailureException">It is no well-formed list.</exception>
    public List<Term> List(Term head)
    {
        var members = new List<Term>();
        var seen = new HashSet<Term>();
        for (Term cell = head; !cell.Equals(WellKnown.RdfNil); cell = Object(cell, WellKnown.RdfRest) ?? throw Broken(head))
        {
            if (!seen.Add(cell))
            {
                throw Broken(head);
            }

            members.Add(Object(cell, WellKnown.RdfFirst) ?? throw Broken(head));
        }

        return members;
    }

    private static ShaclFailureException Broken(Term head) => new($"{head} is no well-formed RDF list: each cell needs one rdf:first and one rdf:rest, and the last rest is rdf:nil.");

    private static void Add<TKey, TValue>(Dictionary<TKey, List<TValue>> index, TKey key, TValue value)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out List<TValue>? values))
        {
            index[key] = values = [];
        }

        values.Add(value);
    }
}
