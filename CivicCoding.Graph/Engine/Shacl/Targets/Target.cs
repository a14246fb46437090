using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Targets;

/// <summary>Selects focus nodes from the data graph (SHACL, section 2.1.3).</summary>
internal abstract class Target
{
    public abstract IEnumerable<TermId> FocusNodes(ValidationRun run);

    /// <summary>True where a node is one of them.</summary>
    public abstract bool Selects(TermId node, ValidationRun run);

    /// <summary>The nodes that a changed triple may make a focus node or no longer one; a changed class hierarchy aside.</summary>
    public abstract IEnumerable<TermId> Touched(TermId subject, TermId predicate, TermId @object, ValidationRun run);
}
