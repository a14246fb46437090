using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Targets;

/// <summary>sh:targetSubjectsOf (SHACL, section 2.1.3.4).</summary>
internal sealed class TargetSubjectsOf(ShapeTerm predicate) : Target
{
    public override IEnumerable<TermId> FocusNodes(ValidationRun run) => run.Data.SubjectsOf(run.Id(predicate));
}
