using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:minLength (SHACL, section 4.4.1).</summary>
internal sealed class MinLengthConstraint(int length) : ValueConstraint("MinLength")
{
    protected override (string German, string English) Text => ($"Der Text ist zu kurz: Nötig sind mindestens {length} Zeichen.", $"The text is too short: at least {length} characters needed.");

    public static IEnumerable<Constraint> Read(ShapeReading shape) => shape.Counts("minLength").Select(c => new MinLengthConstraint(c));

    protected override bool Holds(TermId value, ValidationRun run) => TextLength.Of(value, run) >= length;
}
