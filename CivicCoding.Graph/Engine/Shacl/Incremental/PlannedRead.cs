using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Incremental;

/// <summary>A look at the data that a check may take: at the values of a property, from a place.</summary>
/// <param name="At">The place.</param>
/// <param name="Property">The property; null: all of them.</param>
/// <param name="Backwards">True: at the subjects that have the place as their object.</param>
internal sealed record PlannedRead(Step? At, ShapeTerm? Property, bool Backwards)
{
    /// <summary>Stands for rdf:type, which every validation knows.</summary>
    public static ShapeTerm Types { get; } = new(WellKnown.RdfType, -1);
}
