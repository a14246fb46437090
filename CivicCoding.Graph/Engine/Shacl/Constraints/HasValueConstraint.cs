using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:hasValue (SHACL, section 4.8.2).</summary>
internal sealed class HasValueConstraint(ShapeTerm wanted) : Constraint(ShaclVocabulary.Of("HasValueConstraintComponent"))
{
    protected override (string German, string English) Text => ($"Es fehlt die Angabe {wanted.Term}.", $"The value {wanted.Term} is missing.");

    public static IEnumerable<Constraint> Read(ShapeReading reading) => reading.Slots("hasValue").Select(v => new HasValueConstraint(v));

    public override void Validate(FocusCheck check)
    {
        if (!check.Values.Contains(check.Run.Id(wanted)))
        {
            check.Report(this, TermId.None);
        }
    }
}
