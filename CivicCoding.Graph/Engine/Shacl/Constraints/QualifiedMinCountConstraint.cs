using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Incremental;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:qualifiedMinCount (SHACL, section 4.7.3).</summary>
internal sealed class QualifiedMinCountConstraint(QualifiedValueShape shape, int count) : Constraint(ShaclVocabulary.Of("QualifiedMinCountConstraintComponent"))
{
    protected override (string German, string English) Text =>
        ($"Es fehlen passende Angaben: Mindestens {count} müssen {shape.Shape.Term} entsprechen.", $"Matching values are missing: at least {count} must conform to {shape.Shape.Term}.");

    public static IEnumerable<Constraint> Read(ShapeReading reading) =>
        QualifiedValueShape.Read(reading).SelectMany(s => reading.Counts("qualifiedMinCount").Select(c => new QualifiedMinCountConstraint(s, c)));

    public override void Plan(ReadPlan plan) => shape.Plan(plan);

    public override void Validate(FocusCheck check)
    {
        if (shape.Count(check) < count)
        {
            check.Report(this, TermId.None);
        }
    }
}
