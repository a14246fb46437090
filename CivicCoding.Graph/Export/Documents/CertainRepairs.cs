using System.Globalization;
using System.Text.RegularExpressions;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Shacl.Paths;

namespace CivicCoding.Graph.Export.Documents;

/// <summary>Repairs what a report finds where there is only one thing that can be meant: a reference written as a text, a type that nothing else speaks against, a number under another datatype. Says nothing that the document did not say.</summary>
public static partial class CertainRepairs
{
    private const string Shacl = "http://www.w3.org/ns/shacl#";
    private static readonly Iri VcardEmail = new("http://www.w3.org/2006/vcard/ns#hasEmail");

    /// <summary>Applies every certain repair.</summary>
    /// <param name="quads">The document.</param>
    /// <param name="report">Its report by the shapes.</param>
    /// <param name="shapes">The shapes.</param>
    /// <returns>The repaired quads and the number of repairs; the quads themselves are left as they are.</returns>
    public static (Dataset Quads, int Repairs) Apply(IEnumerable<Quad> quads, ValidationReport report, ShapesGraph shapes)
    {
        ArgumentNullException.ThrowIfNull(quads);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(shapes);
        Quad[] all = [.. quads];
        var typed = all.Where(q => q.Predicate.Equals(WellKnown.RdfType)).Select(q => q.Subject).ToHashSet();
        var replaced = new Dictionary<Triple, Term>();
        var types = new HashSet<(Term Subject, Iri Type)>();
        foreach (ValidationResult result in report.Results)
        {
            if (result.Path is not ShaclPath.Predicate path || result.Value is null)
            {
                continue;
            }

            string component = result.Component.Value[Shacl.Length..];
            if (component == "ClassConstraintComponent" && result.Value is not Literal && !typed.Contains(result.Value) && shapes.Parameter(result.SourceShape, "class") is Iri @class)
            {
                types.Add((result.Value, @class));
            }
            else if (Replacement(component, path.Iri, result, shapes) is { } better)
            {
                replaced[new Triple(result.FocusNode, path.Iri, result.Value)] = better;
            }
        }

        // Two types for one thing are no longer certain.
        var certain = types.GroupBy(t => t.Subject).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().Type);
        var repaired = new Dataset();
        foreach (Quad quad in all)
        {
            repaired.Add(replaced.TryGetValue(quad.Triple, out Term? better) ? new Quad(quad.Subject, quad.Predicate, better, quad.Graph) : quad);
            if (certain.Remove(quad.Object, out Iri? type))
            {
                repaired.Add(new Quad(quad.Object, WellKnown.RdfType, type, quad.Graph));
            }
        }

        return (repaired, replaced.Count + types.GroupBy(t => t.Subject).Count(g => g.Count() == 1));
    }

    private static Term? Replacement(string component, Iri property, ValidationResult result, ShapesGraph shapes) => component switch
    {
        "NodeKindConstraintComponent" when result.Value is Literal { Language: null } text => Reference(property, text.Lexical.Trim()),
        "NodeKindConstraintComponent" when result.Value is Iri iri && property.Equals(DcatVocabulary.Identifier) => new Literal(iri.Value),
        "DatatypeConstraintComponent" when result.Value is Literal { Language: null } value && shapes.Parameter(result.SourceShape, "datatype") is Iri datatype => Retyped(value, datatype),
        _ => null,
    };

    private static Iri? Reference(Iri property, string text)
    {
        if (property.Equals(VcardEmail) && text.Length is > 3 and < 250 && text.Count(c => c == '@') == 1 && !text.Any(char.IsWhiteSpace) && !text.StartsWith("mailto:", StringComparison.Ordinal))
        {
            return new Iri("mailto:" + text);
        }

        bool address = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("mailto:", StringComparison.Ordinal);
        return address && Uri.TryCreate(text, UriKind.Absolute, out _) && !text.AsSpan().ContainsAny("<>\"{}|\\^` ") && !text.Any(char.IsControl) ? new Iri(text) : null;
    }

    private static Literal? Retyped(Literal value, Iri datatype)
    {
        string text = value.Lexical.Trim();
        bool isNumber = decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number);
        bool isWhole = isNumber && number == decimal.Truncate(number);
        return datatype.Value[(datatype.Value.LastIndexOf('#') + 1)..] switch
        {
            "nonNegativeInteger" when isWhole && number >= 0 => new Literal(number.ToString("0", CultureInfo.InvariantCulture), datatype),
            "integer" when isWhole => new Literal(number.ToString("0", CultureInfo.InvariantCulture), datatype),
            "decimal" when isNumber => new Literal(text, datatype),
            "duration" when Duration().IsMatch(text) => new Literal(text, datatype),
            "hexBinary" when Hex().IsMatch(text) => new Literal(text, datatype),
            _ => null,
        };
    }

    [GeneratedRegex(@"^-?P(?=[0-9T])([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Duration();

    [GeneratedRegex("^([0-9A-Fa-f]{2})+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Hex();
}
