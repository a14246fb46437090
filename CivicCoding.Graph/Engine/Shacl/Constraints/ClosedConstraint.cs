using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Incremental;
using CivicCoding.Graph.Shacl.Paths;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:closed with sh:ignoredProperties (SHACL, section 4.8.1): values have only the properties that the shape describes.</summary>
internal sealed class ClosedConstraint(IReadOnlyList<ShapeTerm> allowed) : Constraint(ShaclVocabulary.Of("ClosedConstraintComponent"))
{
    private static readonly Iri Path = ShaclVocabulary.Of("path");

    protected override (string German, string English) Text => ("Diese Eigenschaft ist hier nicht vorgesehen. Entfernen Sie die Angabe.", "This property is not foreseen here. Remove the value.");

    public static IEnumerable<Constraint> Read(ShapeReading reading)
    {
        if (!reading.IsTrue("closed"))
        {
            return [];
        }

        IEnumerable<Term> ignored = reading.Values("ignoredProperties").SelectMany(reading.Graph.List);
        IEnumerable<Term> described = reading.Values("property").SelectMany(p => reading.Graph.Objects(p, Path)).OfType<Iri>();
        return [new ClosedConstraint([.. ignored.Concat(described).Distinct().Select(reading.Shapes.Slot)])];
    }

    public override void Plan(ReadPlan plan) => plan.Properties();

    public override void Validate(FocusCheck check)
    {
        HashSet<TermId> known = check.Run.Members(this, allowed);
        foreach (TermId value in check.Values)
        {
            foreach ((TermId predicate, TermId @object) in check.Run.Data.PropertiesOf(value))
            {
                if (!known.Contains(predicate))
                {
                    check.Report(this, check.Run.Term(@object), new ShaclPath.Predicate((Iri)check.Run.Term(predicate)!), null);
                }
            }
        }
    }
}
