using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Incremental;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:class (SHACL, section 4.1.1): each value is a SHACL instance of the class.</summary>
internal sealed class ClassConstraint(ShapeTerm @class) : ValueConstraint("Class")
{
    protected override (string German, string English) Text =>
        ($"Der Wert muss vom Typ {@class.Term} sein. Geben Sie ihm diesen Typ (rdf:type), oder wählen Sie einen anderen Wert.",
        $"The value must be of type {@class.Term}. Give it this type (rdf:type), or choose another value.");

    public static IEnumerable<Constraint> Read(ShapeReading shape) => shape.Slots("class").Select(c => new ClassConstraint(c));

    public override void Plan(ReadPlan plan) => plan.Types();

    protected override bool Holds(TermId value, ValidationRun run)
    {
        HashSet<TermId> classes = run.ClassesBelow(run.Id(@class));
        if (classes.Count == 1)
        {
            return run.Data.Contains(value, run.Type, run.Id(@class));
        }

        foreach (TermId type in run.Data.Objects(value, run.Type))
        {
            if (classes.Contains(type))
            {
                return true;
            }
        }

        return false;
    }
}
