using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <summary>Receives the triples of a block and says what may stand in them.</summary>
internal sealed class TripleTarget
{
    /// <summary>True in patterns; templates and data have no paths.</summary>
    public bool Paths { get; init; }

    /// <summary>False in INSERT DATA and DELETE DATA.</summary>
    public bool Variables { get; init; } = true;

    /// <summary>False in DELETE DATA, DELETE WHERE and DELETE templates.</summary>
    public bool BlankNodes { get; init; } = true;

    /// <summary>What the triples stand in, for messages.</summary>
    public string Name { get; init; } = "a graph pattern";

    /// <summary>Where the variables of the triples come into scope, or null.</summary>
    public VariableScope? Scope { get; init; }

    public List<TriplePattern> Triples { get; } = [];

    public List<GraphPattern.Path> PathPatterns { get; } = [];
}
