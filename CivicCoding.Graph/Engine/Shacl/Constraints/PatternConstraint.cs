using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Functions.Regex;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:pattern with sh:flags (SHACL, section 4.4.3): the text matches a regular expression of SPARQL.</summary>
internal sealed class PatternConstraint(string pattern, XPathRegex regex) : ValueConstraint("Pattern")
{
    private static readonly TimeSpan CompileTime = TimeSpan.FromSeconds(1);

    protected override (string German, string English) Text => ($"Der Wert passt nicht zum Muster {pattern}", $"The value does not match the pattern {pattern}");

    public static IEnumerable<Constraint> Read(ShapeReading shape)
    {
        string flags = shape.Strings("flags").FirstOrDefault() ?? "";
        return shape.Strings("pattern").Select(p => new PatternConstraint(p, XPathRegex.TryCreate(p, flags, CompileTime) ?? throw shape.Wrong("pattern", new Literal(p), $"a regular expression of SPARQL with flags \"{flags}\"")));
    }

    protected override bool Holds(TermId value, ValidationRun run)
    {
        TermSpan term = run.Span(value);
        return term.Kind != TermKind.BlankNode && regex.IsMatch(term.Value);
    }
}
