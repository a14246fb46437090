using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Constraints;
using CivicCoding.Graph.Shacl.Paths;
using CivicCoding.Graph.Shacl.Sparql;
using CivicCoding.Graph.Shacl.Targets;

namespace CivicCoding.Graph.Shacl;

/// <summary>The shapes of a shapes graph (SHACL, section 3.2), read once and used for any number of validations by any thread. Named graphs of the input are read as one; owl:imports are not followed.</summary>
public sealed class ShapesGraph
{
    /// <summary>The largest shapes graph, in triples.</summary>
    public const int MaxTriples = 2_000_000;

    private static readonly string[] TargetProperties = ["targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf"];

    private readonly Dictionary<Term, ShapeTerm> _slots = [];
    private readonly List<Term> _terms = [];
    private readonly Dictionary<Term, Shape> _shapes = [];
    private readonly Queue<Shape> _unread = new();
    private readonly TermGraph _graph;
    private readonly PathReader _paths;

    private ShapesGraph(TermGraph graph)
    {
        _graph = graph;
        _paths = new PathReader(graph, Slot);
        Components = CustomComponent.ReadAll(graph);
        Rooted = [.. Roots().Distinct().Select(ShapeOf)];
        while (_unread.TryDequeue(out Shape? shape))
        {
            Read(shape);
        }

        Rooted = [.. Rooted.Where(s => s.Targets.Count > 0)];
    }

    /// <summary>The number of shapes.</summary>
    public int Count => _shapes.Count;

    /// <summary>The shapes that have targets.</summary>
    internal IReadOnlyList<Shape> Rooted { get; }

    /// <summary>The terms that shapes name.</summary>
    internal IReadOnlyList<Term> Terms => _terms;

    internal IReadOnlyList<CustomComponent> Components { get; }

    /// <summary>The triples, for SPARQL that asks for them by $shapesGraph.</summary>
    internal IEnumerable<Triple> Triples => _graph.Triples;

    /// <summary>Reads shapes.</summary>
    /// <exception cref="ShaclFailureException">A shape is ill-formed; the message names it.</exception>
    public static ShapesGraph From(IEnumerable<Quad> quads)
    {
        ArgumentNullException.ThrowIfNull(quads);
        return new ShapesGraph(new TermGraph(quads, MaxTriples));
    }

    /// <summary>Reads shapes from a source, all of its graphs or one.</summary>
    /// <exception cref="ShaclFailureException">A shape is ill-formed; the message names it.</exception>
    public static ShapesGraph From(IQuadSource source, Iri? graph = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return From(Quads(source, graph));
    }

    /// <summary>The first value of a constraint's parameter, such as class or datatype, of a shape; null where it has none.</summary>
    public Term? Parameter(Term shape, string parameter) => _graph.Object(shape, ShaclVocabulary.Of(parameter));

    internal ShapeTerm Slot(Term term)
    {
        if (!_slots.TryGetValue(term, out ShapeTerm slot))
        {
            _slots[term] = slot = new ShapeTerm(term, _terms.Count);
            _terms.Add(term);
        }

        return slot;
    }

    /// <summary>The shape of a term; it is read later, so that shapes may refer to each other.</summary>
    internal Shape ShapeOf(Term term)
    {
        if (!_shapes.TryGetValue(term, out Shape? shape))
        {
            _shapes[term] = shape = new Shape(term, _shapes.Count);
            _unread.Enqueue(shape);
        }

        return shape;
    }

    internal ShaclPath PathOf(Term path) => _paths.Read(path);

    private static IEnumerable<Quad> Quads(IQuadSource source, Iri? graph)
    {
        var scratch = new TermScratch();
        TermId wanted = default;
        if (graph is not null && !source.Terms.TryFind(scratch.Encode(graph), out wanted))
        {
            yield break;
        }

        var batch = new QuadColumns();
        using IQuadCursor cursor = source.Scan(QuadOrder.Spo, QuadPattern.In(TermId.None, TermId.None, TermId.None));
        for (int count = cursor.Read(batch); count > 0; count = cursor.Read(batch))
        {
            for (int i = 0; i < count; i++)
            {
                if (graph is null || batch.Fourth[i] == wanted.Bits)
                {
                    Term? subject = source.Terms.Get(new TermId(batch.First[i]), scratch).ToTerm();
                    Term? predicate = source.Terms.Get(new TermId(batch.Second[i]), scratch).ToTerm();
                    yield return new Quad(subject!, (Iri)predicate!, source.Terms.Get(new TermId(batch.Third[i]), scratch).ToTerm()!);
                }
            }
        }
    }

    private IEnumerable<Term> Roots()
    {
        Iri[] targets = [.. TargetProperties.Select(ShaclVocabulary.Of)];
        foreach (Term subject in _graph.Subjects)
        {
            if (targets.Any(t => _graph.Has(subject, t)))
            {
                yield return subject;
            }
        }

        foreach (Term subject in ImplicitClasses())
        {
            yield return subject;
        }
    }

    private HashSet<Term> ImplicitClasses()
    {
        var classes = _graph.InstancesOf(ShaclVocabulary.Class).ToHashSet();
        classes.IntersectWith([.. _graph.InstancesOf(ShaclVocabulary.NodeShape), .. _graph.InstancesOf(ShaclVocabulary.PropertyShape)]);
        return classes;
    }

    private HashSet<Term>? _implicit;

    private void Read(Shape shape)
    {
        var reading = new ShapeReading(shape, this, _graph);
        if (reading.Values("path").FirstOrDefault() is { } path)
        {
            shape.Path = PathOf(path);
        }

        shape.Deactivated = reading.IsTrue("deactivated");
        shape.Severity = reading.Iris("severity").FirstOrDefault() ?? ShaclVocabulary.Violation;
        shape.Messages = [.. reading.Values("message").OfType<Literal>()];
        shape.Targets = [.. Targets(reading)];
        shape.Constraints = [.. ConstraintComponents.All.SelectMany(c => c(reading)), .. Components.SelectMany(c => c.Read(reading))];
    }

    private IEnumerable<Target> Targets(ShapeReading reading)
    {
        IEnumerable<Target> told =
        [
            .. reading.Slots("targetNode").Select(t => new TargetNode(t)),
            .. reading.Slots("targetClass").Select(t => new TargetClass(t)),
            .. reading.Slots("targetSubjectsOf").Select(t => new TargetSubjectsOf(t)),
            .. reading.Slots("targetObjectsOf").Select(t => new TargetObjectsOf(t)),
        ];
        _implicit ??= ImplicitClasses();
        return _implicit.Contains(reading.Shape.Term) ? told.Append(new TargetClass(Slot(reading.Shape.Term))) : told;
    }
}
