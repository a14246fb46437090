using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:languageIn (SHACL, section 4.4.4): each value has a language tag that matches one of the ranges.</summary>
internal sealed class LanguageInConstraint(IReadOnlyList<string> ranges) : ValueConstraint("LanguageIn")
{
    private readonly byte[][] _ranges = [.. ranges.Select(Encoding.UTF8.GetBytes)];

    protected override (string German, string English) Text =>
        ($"Der Wert braucht eine dieser Sprachen: {string.Join(", ", ranges)}.", $"The value needs one of these languages: {string.Join(", ", ranges)}.");

    public static IEnumerable<Constraint> Read(ShapeReading shape) => shape.Values("languageIn").Select(v =>
        new LanguageInConstraint([.. shape.Graph.List(v).Select(m => (m as Literal)?.Lexical ?? throw shape.Wrong("languageIn", m, "a list of language tags"))]));

    protected override bool Holds(TermId value, ValidationRun run)
    {
        ReadOnlySpan<byte> tag = run.Span(value).Language;
        foreach (byte[] range in _ranges)
        {
            if (Matches(tag, range))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Basic filtering (RFC 4647, section 3.3.1).</summary>
    private static bool Matches(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> range) =>
        !tag.IsEmpty
        && (range.SequenceEqual("*"u8)
            || (tag.Length >= range.Length && Ascii.EqualsIgnoreCase(tag[..range.Length], range) && (tag.Length == range.Length || tag[range.Length] == (byte)'-')));
}
