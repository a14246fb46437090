using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Targets;

/// <summary>Selects focus nodes from the data graph (SHACL, section 2.1.3).</summary>
internal abstract class Target
{
    public abstract IEnumerable<TermId> FocusNodes(ValidationRun run);
}
