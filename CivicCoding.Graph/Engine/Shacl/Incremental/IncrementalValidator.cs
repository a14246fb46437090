using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;

namespace CivicCoding.Graph.Shacl.Incremental;

/// <summary>Keeps the report of data that change: after each change only the focus nodes that it can touch are checked again, and the report is the one that a full validation would give. Not safe for use by two threads.</summary>
/// <param name="shapes">The shapes; other shapes are another validator.</param>
/// <param name="options">What it looks at, and the bounds of each validation.</param>
/// <param name="time">The clock of the time budget; null: the system's.</param>
public sealed class IncrementalValidator(ShapesGraph shapes, ValidationOptions? options = null, TimeProvider? time = null)
{
    private readonly ReadPlan[] _plans = [.. shapes.Rooted.Select(ReadPlan.Of)];
    private readonly Dictionary<Term, IReadOnlyList<ValidationResult>>[] _results = [.. shapes.Rooted.Select(_ => new Dictionary<Term, IReadOnlyList<ValidationResult>>())];

    /// <summary>The focus nodes that the last validation checked, each once a shape.</summary>
    public long Checked { get; private set; }

    /// <summary>The number of shapes of which every change needs a full check.</summary>
    public int UnboundedShapes => _plans.Count(p => p.Unbounded);

    /// <summary>The report of the data last seen.</summary>
    public ValidationReport Report => new([.. _results.SelectMany(r => r.Values).SelectMany(r => r)]);

    /// <summary>Validates everything.</summary>
    /// <exception cref="ShaclFailureException">The outcome is a failure (SHACL, section 3.4).</exception>
    /// <exception cref="QueryBudgetExceededException">A budget is used up; the report is the earlier one.</exception>
    public ValidationReport Start(IQuadSource data, CancellationToken cancellation = default) => Validate(data, null, cancellation);

    /// <summary>Validates what a change can have touched.</summary>
    /// <param name="data">The data after the change.</param>
    /// <param name="changed">The triples that came or went, in whatever graph; more than that does no harm.</param>
    /// <param name="cancellation">Ends the validation; the report is the earlier one then.</param>
    /// <exception cref="ShaclFailureException">The outcome is a failure (SHACL, section 3.4).</exception>
    /// <exception cref="QueryBudgetExceededException">A budget is used up; the report is the earlier one.</exception>
    public ValidationReport Update(IQuadSource data, IReadOnlyCollection<Triple> changed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return Validate(data, changed, cancellation);
    }

    private ValidationReport Validate(IQuadSource data, IReadOnlyCollection<Triple>? changed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(data);
        var run = new ValidationRun(shapes, data, options ?? ValidationOptions.Default, time ?? TimeProvider.System, cancellation);
        AffectedFocusNodes? affected = changed is null ? null : new AffectedFocusNodes(run, [.. changed.Select(t => (run.Find(t.Subject), run.Find(t.Predicate), run.Find(t.Object)))]);
        var found = new List<(int Shape, HashSet<TermId>? Affected, Dictionary<TermId, IReadOnlyList<ValidationResult>> Results)>();
        long count = 0;
        for (int i = 0; i < _plans.Length; i++)
        {
            HashSet<TermId>? nodes = affected?.Of(shapes.Rooted[i], _plans[i]);
            Dictionary<TermId, IReadOnlyList<ValidationResult>> results = run.Validate(shapes.Rooted[i], nodes);
            count += results.Count;
            found.Add((i, nodes, results));
        }

        foreach ((int shape, HashSet<TermId>? nodes, Dictionary<TermId, IReadOnlyList<ValidationResult>> results) in found)
        {
            Take(_results[shape], nodes, results, run);
        }

        Checked = count;
        return Report;
    }

    private static void Take(Dictionary<Term, IReadOnlyList<ValidationResult>> kept, HashSet<TermId>? affected, Dictionary<TermId, IReadOnlyList<ValidationResult>> results, ValidationRun run)
    {
        if (affected is null)
        {
            kept.Clear();
        }
        else
        {
            foreach (TermId node in affected)
            {
                kept.Remove(run.Term(node)!);
            }
        }

        foreach ((TermId node, IReadOnlyList<ValidationResult> own) in results)
        {
            if (own.Count > 0)
            {
                kept[run.Term(node)!] = own;
            }
        }
    }
}
