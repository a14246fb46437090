using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;

namespace CivicCoding.Graph.Shacl.Incremental;

/// <summary>Lets a write through only where it brings no new violation. Warnings do not block, nor does what was wrong before and is not touched. Safe for use by many threads.</summary>
/// <param name="shapes">The shapes.</param>
/// <param name="options">What it looks at, and the bounds of each check.</param>
/// <param name="time">The clock of the time budget; null: the system's.</param>
public sealed class ShapesGuard(ShapesGraph shapes, ValidationOptions options, TimeProvider? time = null) : IWriteGuard
{
    private readonly ReadPlan[] _plans = [.. shapes.Rooted.Select(ReadPlan.Of)];

    /// <exception cref="ShapesViolatedException">The write brings violations; it has the report of what the write touches.</exception>
    /// <exception cref="QueryBudgetExceededException">The check needs more than its budget: the write does not happen.</exception>
    public void Check(IQuadSource before, IQuadSource after, IReadOnlyCollection<(TermId Subject, TermId Predicate, TermId Object)> touched, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(touched);
        if (touched.Count == 0)
        {
            return;
        }

        (List<ValidationResult> now, HashSet<Term>?[] affected) = After(after, touched, cancellation);
        List<ValidationResult> violations = [.. now.Where(IsViolation)];
        if (violations.Count == 0)
        {
            return;
        }

        Dictionary<Finding, int> old = Before(before, affected, cancellation).Where(IsViolation).GroupBy(Finding.Of).ToDictionary(g => g.Key, g => g.Count());
        if (violations.GroupBy(Finding.Of).Any(g => g.Count() > old.GetValueOrDefault(g.Key)))
        {
            throw new ShapesViolatedException(new ValidationReport(now));
        }
    }

    private static bool IsViolation(ValidationResult result) => !result.Severity.Equals(ShaclVocabulary.Warning) && !result.Severity.Equals(ShaclVocabulary.Info);

    private (List<ValidationResult> Results, HashSet<Term>?[] Affected) After(IQuadSource after, IReadOnlyCollection<(TermId Subject, TermId Predicate, TermId Object)> touched, CancellationToken cancellation)
    {
        ValidationRun run = Run(after, cancellation);
        var search = new AffectedFocusNodes(run, [.. touched]);
        var results = new List<ValidationResult>();
        var affected = new HashSet<Term>?[_plans.Length];
        for (int i = 0; i < _plans.Length; i++)
        {
            HashSet<TermId>? nodes = search.Of(shapes.Rooted[i], _plans[i]);
            affected[i] = nodes?.Select(n => run.Term(n)!).ToHashSet();
            results.AddRange(run.Validate(shapes.Rooted[i], nodes).Values.SelectMany(r => r));
        }

        return (results, affected);
    }

    private List<ValidationResult> Before(IQuadSource before, HashSet<Term>?[] affected, CancellationToken cancellation)
    {
        ValidationRun run = Run(before, cancellation);
        var results = new List<ValidationResult>();
        for (int i = 0; i < _plans.Length; i++)
        {
            results.AddRange(run.Validate(shapes.Rooted[i], affected[i]?.Select(run.Find).ToHashSet()).Values.SelectMany(r => r));
        }

        return results;
    }

    private ValidationRun Run(IQuadSource data, CancellationToken cancellation) => new(shapes, data, options, time ?? TimeProvider.System, cancellation);

    /// <summary>What makes two results of two states the same finding.</summary>
    private sealed record Finding(Term FocusNode, string? Path, Term? Value, Term SourceShape, Iri Component)
    {
        public static Finding Of(ValidationResult result) => new(result.FocusNode, result.Path?.ToString(), result.Value, result.SourceShape, result.Component);
    }
}
