using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Constraints;
using CivicCoding.Graph.Shacl.Paths;
using CivicCoding.Graph.Shacl.Targets;

namespace CivicCoding.Graph.Shacl;

/// <summary>A node shape or, with a path, a property shape (SHACL, section 2).</summary>
internal sealed class Shape(Term term, int number)
{
    public Term Term { get; } = term;

    /// <summary>The place of the shape in its shapes graph.</summary>
    public int Number { get; } = number;

    public ShaclPath? Path { get; set; }

    public bool Deactivated { get; set; }

    public Iri Severity { get; set; } = ShaclVocabulary.Violation;

    public IReadOnlyList<Literal> Messages { get; set; } = [];

    public IReadOnlyList<Target> Targets { get; set; } = [];

    public IReadOnlyList<Constraint> Constraints { get; set; } = [];
}
