using System.Runtime.CompilerServices;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Paths;
using CivicCoding.Graph.Shacl.Targets;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Functions;
using SparqlValue = CivicCoding.Graph.Sparql.Functions.Value;

namespace CivicCoding.Graph.Shacl;

/// <summary>One validation: the data, the ids of the shapes' terms in it, and the budgets. Not safe for use by two threads.</summary>
internal sealed class ValidationRun
{
    private readonly TermId[] _ids;
    private readonly QueryTerms _terms;
    private readonly Dictionary<TermId, HashSet<TermId>> _below = [];
    private readonly Dictionary<Constraints.Constraint, HashSet<TermId>> _members = [];
    private readonly HashSet<(int Shape, TermId Focus)> _active = [];
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly TermScratch _scratch = new();
    private long _work;
    private int _results;

    public ValidationRun(ShapesGraph shapes, IQuadSource source, ValidationOptions options, TimeProvider time, CancellationToken cancellation)
    {
        Shapes = shapes;
        Source = source;
        Options = options;
        Cancellation = cancellation;
        _time = time;
        _start = time.GetTimestamp();
        _terms = new QueryTerms(source.Terms, new MemoryAccount(options.MemoryBytes));
        _ids = new TermId[shapes.Terms.Count];
        TermId? graph = options.Graph is null ? null : source.Terms.TryFind(_scratch.Encode(options.Graph), out TermId found) ? found : new TermId(TermTag.QueryLocal, 0);
        Data = new DataGraph(source, graph, Step, options.IsVisible is { } isVisible ? id => Term(id) is not Iri name || isVisible(name.Value) : null);
        Type = Find(WellKnown.RdfType);
        SubClassOf = Find(ShaclVocabulary.SubClassOf);
    }

    public ShapesGraph Shapes { get; }

    public IQuadSource Source { get; }

    public ValidationOptions Options { get; }

    public CancellationToken Cancellation { get; }

    public DataGraph Data { get; }

    public TimeProvider Time => _time;

    /// <summary>The id of rdf:type.</summary>
    public TermId Type { get; }

    /// <summary>The id of rdfs:subClassOf.</summary>
    public TermId SubClassOf { get; }

    /// <summary>What is left of the time.</summary>
    public TimeSpan TimeLeft => Options.Timeout - _time.GetElapsedTime(_start);

    /// <summary>The memory in which values are read; what it holds ends with each constraint.</summary>
    public ValueArena Arena { get; } = new();

    /// <summary>Data shared by SPARQL-based constraints of one run.</summary>
    public IQuadSource? WithShapesGraph { get; set; }

    /// <summary>The id of a term of the shapes; one of this run's own where the data do not hold it.</summary>
    public TermId Id(ShapeTerm term)
    {
        TermId id = _ids[term.Index];
        return id.IsNone ? _ids[term.Index] = Find(term.Term) : id;
    }

    public Term? Term(TermId id) => _terms.GetTerm(id);

    public TermKind KindOf(TermId id) => _terms.KindOf(id);

    /// <summary>The term of an id; the spans live until the next call.</summary>
    public TermSpan Span(TermId id) => _terms.Get(id, _scratch);

    public SparqlValue Value(TermId id) => SparqlValue.From(id, _terms, Arena);

    /// <summary>The class and all below it in the data graph.</summary>
    public HashSet<TermId> ClassesBelow(TermId @class)
    {
        if (!_below.TryGetValue(@class, out HashSet<TermId>? below))
        {
            _below[@class] = below = [@class];
            var open = new Stack<TermId>(below);
            while (open.TryPop(out TermId next))
            {
                foreach (TermId lower in Data.Subjects(SubClassOf, next))
                {
                    if (below.Add(lower))
                    {
                        open.Push(lower);
                    }
                }
            }
        }

        return below;
    }

    /// <summary>The ids of a constraint's list of terms, found once.</summary>
    public HashSet<TermId> Members(Constraints.Constraint constraint, IReadOnlyList<ShapeTerm> terms)
    {
        if (!_members.TryGetValue(constraint, out HashSet<TermId>? ids))
        {
            _members[constraint] = ids = [.. terms.Select(Id)];
        }

        return ids;
    }

    /// <summary>Counts one unit of work.</summary>
    /// <exception cref="QueryBudgetExceededException">Work or time are used up.</exception>
    /// <exception cref="OperationCanceledException">The caller ended it.</exception>
    public void Step()
    {
        if ((++_work & 0xFFF) != 0)
        {
            return;
        }

        Cancellation.ThrowIfCancellationRequested();
        if (TimeLeft <= TimeSpan.Zero)
        {
            throw new QueryBudgetExceededException($"Validation takes longer than {Options.Timeout.TotalSeconds:0} s. Validate less at once, or allow more time.", QueryBudgetKind.Time);
        }

        if (_work > Options.MaxWork)
        {
            throw new QueryBudgetExceededException($"Validation needs more than its work limit of {Options.MaxWork} steps. Validate less at once.", QueryBudgetKind.Work);
        }
    }

    public void CountResult()
    {
        if (++_results > Options.MaxResults)
        {
            throw new QueryBudgetExceededException($"Validation has more than {Options.MaxResults} results. Validate less at once, or repair the most frequent finding first.", QueryBudgetKind.Rows);
        }
    }

    /// <summary>Validates all targets of all shapes.</summary>
    public IReadOnlyList<ValidationResult> Validate()
    {
        var findings = new Findings(keeps: true);
        foreach (Shape shape in Shapes.Rooted)
        {
            foreach (TermId focus in FocusNodes(shape))
            {
                Validate(shape, focus, findings);
            }
        }

        return findings.Results;
    }

    /// <summary>Validates the focus nodes of one shape that are among the given ones, or all; the results of each that was checked.</summary>
    public Dictionary<TermId, IReadOnlyList<ValidationResult>> Validate(Shape shape, HashSet<TermId>? among)
    {
        var results = new Dictionary<TermId, IReadOnlyList<ValidationResult>>();
        foreach (TermId focus in among is null ? FocusNodes(shape) : among.Where(n => shape.Targets.Any(t => t.Selects(n, this))))
        {
            var findings = new Findings(keeps: true);
            Validate(shape, focus, findings);
            results.Add(focus, findings.Results);
        }

        return results;
    }

    /// <summary>True where a node conforms to a shape: no result of any severity (SHACL, section 3.4).</summary>
    public bool Conforms(Shape shape, TermId focus)
    {
        var findings = new Findings(keeps: false);
        Validate(shape, focus, findings);
        return !findings.Any;
    }

    /// <summary>Validates a focus node against a shape (SHACL, section 3.4).</summary>
    /// <exception cref="ShaclFailureException">The shape refers to itself for the same node, or shapes nest too deep.</exception>
    public void Validate(Shape shape, TermId focus, Findings findings)
    {
        if (shape.Deactivated)
        {
            return;
        }

        Step();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_active.Count >= Options.MaxDepth)
        {
            throw new ShaclFailureException($"Shapes refer to shapes more than {Options.MaxDepth} levels deep at {Term(focus)}, last {shape.Term}. Recursive shapes are supported only so far.");
        }

        if (!_active.Add((shape.Number, focus)))
        {
            throw new ShaclFailureException($"The shape {shape.Term} is recursive: checking {Term(focus)} asks for the same check again, which SHACL leaves undefined.");
        }

        IReadOnlyList<TermId> values = shape.Path is null ? [focus] : PathEvaluation.ValueNodes(shape.Path, focus, this);
        var check = new FocusCheck(this, shape, focus, values, findings);
        foreach (Constraints.Constraint constraint in shape.Constraints)
        {
            constraint.Validate(check);
            if (findings.IsDecided)
            {
                break;
            }
        }

        _active.Remove((shape.Number, focus));
    }

    /// <summary>The id of a term; one of this run's own where the data do not hold it.</summary>
    public TermId Find(Term term) => _terms.Intern(term);

    /// <summary>The focus nodes of a shape, each once.</summary>
    private IEnumerable<TermId> FocusNodes(Shape shape)
    {
        var seen = new HashSet<TermId>();
        return shape.Targets.SelectMany(t => t.FocusNodes(this)).Where(seen.Add);
    }
}
