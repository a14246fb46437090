using System.Runtime.CompilerServices;
using CivicCoding.Graph.Shacl.Constraints;
using CivicCoding.Graph.Shacl.Paths;

namespace CivicCoding.Graph.Shacl.Incremental;

/// <summary>What the check of a shape may read of the data, worked out from the shape alone. Where that cannot be bounded, the shape is checked in full.</summary>
internal sealed class ReadPlan
{
    private const int MostReads = 5_000;
    private const int MostSteps = 20;

    private readonly List<PlannedRead> _reads = [];
    private readonly HashSet<int> _open = [];
    private Step? _focus;
    private Step? _values;
    private int _depth;

    private ReadPlan()
    {
    }

    /// <summary>The reads; empty where they are unbounded.</summary>
    public IReadOnlyList<PlannedRead> Reads => Unbounded ? [] : _reads;

    /// <summary>True where each change of the data may change each result: SPARQL, starred paths, shapes that refer to themselves.</summary>
    public bool Unbounded { get; private set; }

    public static ReadPlan Of(Shape shape)
    {
        var plan = new ReadPlan();
        plan.Visit(shape, null);
        return plan;
    }

    /// <summary>The constraint may read anything.</summary>
    public void Anything() => Unbounded = true;

    /// <summary>The constraint reads the types of the values.</summary>
    public void Types() => Add(_values, PlannedRead.Types, false);

    /// <summary>The constraint reads all properties of the values.</summary>
    public void Properties() => Add(_values, null, false);

    /// <summary>The constraint reads a property of the focus node.</summary>
    public void OfFocus(ShapeTerm property) => Add(_focus, property, false);

    /// <summary>The constraint checks each value against a shape.</summary>
    public void Values(Shape shape) => Visit(shape, _values);

    private void Visit(Shape shape, Step? at)
    {
        if (Unbounded || shape.Deactivated)
        {
            return;
        }

        if (!_open.Add(shape.Number) || ++_depth > MostSteps)
        {
            Unbounded = true;
            return;
        }

        (Step? focus, Step? values) = (_focus, _values);
        _focus = at;
        _values = shape.Path is null ? at : Walk(shape.Path, at, backwards: false);
        foreach (Constraint constraint in shape.Constraints)
        {
            constraint.Plan(this);
        }

        (_focus, _values) = (focus, values);
        _open.Remove(shape.Number);
        _depth--;
    }

    /// <summary>Notes the reads of a path from a place and gives the place where it ends.</summary>
    private Step? Walk(ShaclPath path, Step? from, bool backwards)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (path)
        {
            case ShaclPath.Predicate predicate:
                Add(from, predicate.Slot, backwards);
                break;
            case ShaclPath.Inverse inverse:
                Walk(inverse.Path, from, !backwards);
                break;
            case ShaclPath.Alternative alternative:
                foreach (ShaclPath part in alternative.Paths)
                {
                    Walk(part, from, backwards);
                }

                break;
            case ShaclPath.ZeroOrOne one:
                Walk(one.Path, from, backwards);
                break;
            case ShaclPath.Sequence sequence:
                Step? at = from;
                foreach (ShaclPath part in backwards ? Enumerable.Reverse(sequence.Paths) : sequence.Paths)
                {
                    at = Walk(part, at, backwards);
                }

                return at;
            default:
                Unbounded = true;
                break;
        }

        return new Step(from, path, backwards);
    }

    private void Add(Step? at, ShapeTerm? property, bool backwards)
    {
        var read = new PlannedRead(at, property, backwards);
        if (_reads.Count >= MostReads)
        {
            Unbounded = true;
        }
        else if (!_reads.Contains(read))
        {
            _reads.Add(read);
        }
    }
}
