using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:maxCount (SHACL, section 4.2.2).</summary>
internal sealed class MaxCountConstraint(int count) : Constraint(ShaclVocabulary.Of("MaxCountConstraintComponent"))
{
    protected override (string German, string English) Text => ($"Es sind zu viele Angaben: Erlaubt sind höchstens {count}.", $"There are too many values: at most {count} allowed.");

    public static IEnumerable<Constraint> Read(ShapeReading shape) => shape.Counts("maxCount").Select(c => new MaxCountConstraint(c));

    public override void Validate(FocusCheck check)
    {
        if (check.Values.Count > count)
        {
            check.Report(this, TermId.None);
        }
    }
}
