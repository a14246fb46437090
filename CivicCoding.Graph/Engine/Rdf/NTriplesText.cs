using System.Text;

namespace CivicCoding.Graph.Rdf;

/// <summary>Terms as N-Triples text (RDF 1.1 N-Triples, canonical form of section 4), for messages and tests; the syntax writers have their own UTF-8 path.</summary>
internal static class NTriplesText
{
    public static string Of(Iri iri) => "<" + iri.Value + ">";

    public static string Of(BlankNode node) => "_:" + node.Label;

    public static string Of(Literal literal)
    {
        var text = new StringBuilder(literal.Lexical.Length + 16).Append('"');
        foreach (char c in literal.Lexical)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' or '\u007f' => text.Append("\\u").Append(((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
        if (literal.Language is not null)
        {
            text.Append('@').Append(literal.Language);
        }
        else if (!literal.Datatype.Equals(WellKnown.XsdString))
        {
            text.Append("^^<").Append(literal.Datatype.Value).Append('>');
        }

        return text.ToString();
    }
}
