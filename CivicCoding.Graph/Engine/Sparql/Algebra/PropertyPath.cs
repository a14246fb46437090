using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Algebra;

/// <summary>A property path (SPARQL 1.1 Query, section 18.1.7).</summary>
public abstract record PropertyPath
{
    private PropertyPath()
    {
    }

    public sealed record Link(Iri Iri) : PropertyPath;

    public sealed record Inverse(PropertyPath Path) : PropertyPath;

    public sealed record Sequence(PropertyPath Left, PropertyPath Right) : PropertyPath;

    public sealed record Alternative(PropertyPath Left, PropertyPath Right) : PropertyPath;

    public sealed record ZeroOrMore(PropertyPath Path) : PropertyPath;

    public sealed record OneOrMore(PropertyPath Path) : PropertyPath;

    public sealed record ZeroOrOne(PropertyPath Path) : PropertyPath;

    /// <summary>A negated property set: any property but these, forwards and (for the inverse list) backwards. An empty list of one direction with a non-empty other means that only the other direction is walked.</summary>
    public sealed record NegatedSet(ImmutableArray<Iri> Forward, ImmutableArray<Iri> Backward) : PropertyPath;
}
