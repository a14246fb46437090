using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Targets;

/// <summary>sh:targetSubjectsOf (SHACL, section 2.1.3.4).</summary>
internal sealed class TargetSubjectsOf(ShapeTerm predicate) : Target
{
    public override IEnumerable<TermId> FocusNodes(ValidationRun run) => run.Data.SubjectsOf(run.Id(predicate));

    public override bool Selects(TermId node, ValidationRun run) => run.Data.Objects(node, run.Id(predicate)).Any();

    public override IEnumerable<TermId> Touched(TermId subject, TermId changed, TermId @object, ValidationRun run) => changed == run.Id(predicate) ? [subject] : [];
}
