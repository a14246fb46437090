using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Targets;

/// <summary>sh:targetClass and implicit class targets (SHACL, sections 2.1.3.2 and 2.1.3.3): the SHACL instances of the class.</summary>
internal sealed class TargetClass(ShapeTerm @class) : Target
{
    public override IEnumerable<TermId> FocusNodes(ValidationRun run)
    {
        foreach (TermId below in run.ClassesBelow(run.Id(@class)))
        {
            foreach (TermId instance in run.Data.Subjects(run.Type, below))
            {
                yield return instance;
            }
        }
    }

    public override bool Selects(TermId node, ValidationRun run) => run.ClassesBelow(run.Id(@class)).Any(c => run.Data.Contains(node, run.Type, c));

    public override IEnumerable<TermId> Touched(TermId subject, TermId predicate, TermId @object, ValidationRun run) =>
        predicate == run.Type && run.ClassesBelow(run.Id(@class)).Contains(@object) ? [subject] : [];
}
