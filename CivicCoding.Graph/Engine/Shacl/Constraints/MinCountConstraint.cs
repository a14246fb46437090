using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:minCount (SHACL, section 4.2.1).</summary>
internal sealed class MinCountConstraint(int count) : Constraint(ShaclVocabulary.Of("MinCountConstraintComponent"))
{
    protected override (string German, string English) Text => ($"Es fehlt eine Angabe: Nötig sind mindestens {count}.", $"A value is missing: at least {count} needed.");

    public static IEnumerable<Constraint> Read(ShapeReading shape) => shape.Counts("minCount").Select(c => new MinCountConstraint(c));

    public override void Validate(FocusCheck check)
    {
        if (check.Values.Count < count)
        {
            check.Report(this, TermId.None);
        }
    }
}
