namespace CivicCoding.Graph.Shacl.Incremental;

/// <summary>A write was refused: it would bring data that violate the shapes.</summary>
public sealed class ShapesViolatedException(ValidationReport report) : Exception("The write would bring data that violate the shapes.")
{
    /// <summary>The results of all that the write touches, warnings included.</summary>
    public ValidationReport Report { get; } = report;
}
