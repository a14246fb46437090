using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:maxLength (SHACL, section 4.4.2).</summary>
internal sealed class MaxLengthConstraint(int length) : ValueConstraint("MaxLength")
{
    protected override (string German, string English) Text => ($"Der Text ist zu lang: Erlaubt sind höchstens {length} Zeichen.", $"The text is too long: at most {length} characters allowed.");

    public static IEnumerable<Constraint> Read(ShapeReading shape) => shape.Counts("maxLength").Select(c => new MaxLengthConstraint(c));

    protected override bool Holds(TermId value, ValidationRun run) => TextLength.Of(value, run) <= length;
}
