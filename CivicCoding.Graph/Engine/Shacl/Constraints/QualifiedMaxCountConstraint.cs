using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Incremental;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:qualifiedMaxCount (SHACL, section 4.7.3).</summary>
internal sealed class QualifiedMaxCountConstraint(QualifiedValueShape shape, int count) : Constraint(ShaclVocabulary.Of("QualifiedMaxCountConstraintComponent"))
{
    protected override (string German, string English) Text =>
        ($"Es sind zu viele solche Angaben: Höchstens {count} dürfen {shape.Shape.Term} entsprechen.", $"There are too many such values: at most {count} may conform to {shape.Shape.Term}.");

    public static IEnumerable<Constraint> Read(ShapeReading reading) =>
        QualifiedValueShape.Read(reading).SelectMany(s => reading.Counts("qualifiedMaxCount").Select(c => new QualifiedMaxCountConstraint(s, c)));

    public override void Plan(ReadPlan plan) => shape.Plan(plan);

    public override void Validate(FocusCheck check)
    {
        if (shape.Count(check) > count)
        {
            check.Report(this, TermId.None);
        }
    }
}
