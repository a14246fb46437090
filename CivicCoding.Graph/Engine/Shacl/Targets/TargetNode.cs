using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Targets;

/// <summary>sh:targetNode (SHACL, section 2.1.3.1): the term itself, whether the data hold it or not.</summary>
internal sealed class TargetNode(ShapeTerm target) : Target
{
    public override IEnumerable<TermId> FocusNodes(ValidationRun run) => [run.Id(target)];

    public override bool Selects(TermId node, ValidationRun run) => run.Id(target) == node;

    public override IEnumerable<TermId> Touched(TermId subject, TermId predicate, TermId @object, ValidationRun run) => [];
}
