using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;

namespace CivicCoding.Graph.Shacl;

/// <summary>Validates data against shapes (SHACL, section 3). Safe for use by many threads.</summary>
/// <param name="shapes">The shapes.</param>
/// <param name="time">The clock of the time budget; null: the system's.</param>
public sealed class ShaclValidator(ShapesGraph shapes, TimeProvider? time = null)
{
    /// <summary>Validates all focus nodes of all shapes.</summary>
    /// <exception cref="ShaclFailureException">The outcome is a failure (section 3.4): recursive shapes, or SPARQL that may not be pre-bound.</exception>
    /// <exception cref="QueryBudgetExceededException">Time, work, memory or results are used up: there is no report.</exception>
    public ValidationReport Validate(IQuadSource data, ValidationOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        cancellation.ThrowIfCancellationRequested();
        var run = new ValidationRun(shapes, data, options ?? ValidationOptions.Default, time ?? TimeProvider.System, cancellation);
        try
        {
            return new ValidationReport(run.Validate());
        }
        catch (InsufficientExecutionStackException error)
        {
            throw new ShaclFailureException("The shapes or their paths nest too deep.", error);
        }
    }
}
