using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Targets;

/// <summary>sh:targetObjectsOf (SHACL, section 2.1.3.5).</summary>
internal sealed class TargetObjectsOf(ShapeTerm predicate) : Target
{
    public override IEnumerable<TermId> FocusNodes(ValidationRun run) => run.Data.ObjectsOf(run.Id(predicate));

    public override bool Selects(TermId node, ValidationRun run) => run.Data.Subjects(run.Id(predicate), node).Any();

    public override IEnumerable<TermId> Touched(TermId subject, TermId changed, TermId @object, ValidationRun run) => changed == run.Id(predicate) ? [@object] : [];
}
