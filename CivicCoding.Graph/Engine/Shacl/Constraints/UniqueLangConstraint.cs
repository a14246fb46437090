using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:uniqueLang (SHACL, section 4.4.5): no two values have the same language tag; one result for each tag that stands more than once.</summary>
internal sealed class UniqueLangConstraint() : Constraint(ShaclVocabulary.Of("UniqueLangConstraintComponent"))
{
    protected override (string German, string English) Text => ("Je Sprache ist nur eine Angabe erlaubt.", "Only one value for each language is allowed.");

    public static IEnumerable<Constraint> Read(ShapeReading shape) => shape.IsTrue("uniqueLang") ? [new UniqueLangConstraint()] : [];

    public override void Validate(FocusCheck check)
    {
        if (check.Values.Count < 2)
        {
            return;
        }

        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (TermId value in check.Values)
        {
            ReadOnlySpan<byte> tag = check.Run.Span(value).Language;
            if (!tag.IsEmpty)
            {
                string language = Encoding.UTF8.GetString(tag);
                int count = counts[language] = counts.GetValueOrDefault(language) + 1;
                if (count == 2)
                {
                    check.Report(this, TermId.None);
                }
            }
        }
    }
}
