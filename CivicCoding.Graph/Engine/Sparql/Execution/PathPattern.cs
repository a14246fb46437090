using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>A property path pattern whose constant ends are ids.</summary>
internal sealed record PathPattern(QuadSlot Subject, PropertyPath Path, QuadSlot Object, GraphFilter Graphs)
{
    /// <summary>True where both ends are the same variable.</summary>
    public bool IsLoop => Subject.Variable is not null && Subject.Variable == Object.Variable;

    public IEnumerable<string> Variables => new[] { Subject.Variable, Object.Variable }.OfType<string>().Distinct(StringComparer.Ordinal);

    public override string ToString() => $"{Subject} {Path.GetType().Name} {Object}";
}
