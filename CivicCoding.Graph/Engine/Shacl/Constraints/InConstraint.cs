using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:in (SHACL, section 4.8.3): each value is a member of the list, term by term.</summary>
internal sealed class InConstraint(IReadOnlyList<ShapeTerm> members) : Constraint(ShaclVocabulary.Of("InConstraintComponent"))
{
    private const int Shown = 10;

    protected override (string German, string English) Text => ($"Der Wert muss einer von diesen sein: {Members}.", $"The value must be one of these: {Members}.");

    private string Members => string.Join(", ", members.Take(Shown).Select(m => m.Term)) + (members.Count > Shown ? ", ..." : "");

    public static IEnumerable<Constraint> Read(ShapeReading reading) => reading.Values("in").Select(v => new InConstraint([.. reading.Graph.List(v).Select(reading.Shapes.Slot)]));

    public override void Validate(FocusCheck check)
    {
        if (check.Values.Count == 0)
        {
            return;
        }

        HashSet<TermId> ids = check.Run.Members(this, members);
        foreach (TermId value in check.Values)
        {
            check.Run.Step();
            if (!ids.Contains(value))
            {
                check.Report(this, value);
            }
        }
    }
}
