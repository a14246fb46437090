using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl.Constraints;

/// <summary>sh:nodeKind (SHACL, section 4.1.3).</summary>
internal sealed class NodeKindConstraint(string kind) : ValueConstraint("NodeKind")
{
    private readonly bool _iri = kind.Contains("IRI", StringComparison.Ordinal);
    private readonly bool _literal = kind.Contains("Literal", StringComparison.Ordinal);
    private readonly bool _blankNode = kind.Contains("BlankNode", StringComparison.Ordinal);

    protected override (string German, string English) Text => ($"Der Wert muss {Name("eine IRI", "ein Literal", "ein Blank Node", "oder")} sein.", $"The value must be {Name("an IRI", "a literal", "a blank node", "or")}.");

    public static IEnumerable<Constraint> Read(ShapeReading shape)
    {
        foreach (Iri value in shape.Iris("nodeKind"))
        {
            string kind = value.Value.StartsWith(ShaclVocabulary.Namespace, StringComparison.Ordinal) ? value.Value[ShaclVocabulary.Namespace.Length..] : "";
            if (kind is not ("IRI" or "Literal" or "BlankNode" or "BlankNodeOrIRI" or "BlankNodeOrLiteral" or "IRIOrLiteral"))
            {
                throw shape.Wrong("nodeKind", value, "one of the six node kinds of SHACL");
            }

            yield return new NodeKindConstraint(kind);
        }
    }

    protected override bool Holds(TermId value, ValidationRun run) => run.KindOf(value) switch
    {
        TermKind.Iri => _iri,
        TermKind.Literal => _literal,
        _ => _blankNode,
    };

    private string Name(string iri, string literal, string blankNode, string or) =>
        string.Join($" {or} ", new[] { _iri ? iri : null, _literal ? literal : null, _blankNode ? blankNode : null }.Where(n => n is not null));
}
