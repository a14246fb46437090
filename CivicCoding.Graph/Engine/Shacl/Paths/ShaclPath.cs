using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Paths;

/// <summary>A property path of a shape (SHACL, section 2.3.1).</summary>
public abstract record ShaclPath
{
    private ShaclPath()
    {
    }

    /// <summary>The path in SPARQL syntax.</summary>
    public sealed override string ToString() => PathText.Of(this);

    public sealed record Predicate(Iri Iri) : ShaclPath
    {
        internal ShapeTerm Slot { get; init; }
    }

    public sealed record Inverse(ShaclPath Path) : ShaclPath;

    public sealed record Sequence(ImmutableArray<ShaclPath> Paths) : ShaclPath;

    public sealed record Alternative(ImmutableArray<ShaclPath> Paths) : ShaclPath;

    public sealed record ZeroOrMore(ShaclPath Path) : ShaclPath;

    public sealed record OneOrMore(ShaclPath Path) : ShaclPath;

    public sealed record ZeroOrOne(ShaclPath Path) : ShaclPath;
}
