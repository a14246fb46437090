using System.Text;
using CivicCoding.Graph.Rdf.Datatypes;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>The functions on RDF terms (SPARQL 1.1 Query, section 17.4.2) and sameTerm (17.4.1.8).</summary>
internal static class TermFunctions
{
    public static IEnumerable<SparqlFunction> All { get; } =
    [
        new("SAMETERM", 2, 2, (a, _) => Value.FromBoolean(ValueComparison.SameTerm(a[0], a[1]))),
        new("ISIRI", 1, 1, (a, _) => Value.FromBoolean(a[0].Kind == ValueKind.Iri)),
        new("ISURI", 1, 1, (a, _) => Value.FromBoolean(a[0].Kind == ValueKind.Iri)),
        new("ISBLANK", 1, 1, (a, _) => Value.FromBoolean(a[0].Kind == ValueKind.BlankNode)),
        new("ISLITERAL", 1, 1, (a, _) => Value.FromBoolean(a[0].IsLiteral)),
        new("ISNUMERIC", 1, 1, (a, _) => Value.FromBoolean(a[0].IsNumeric)),
        new("STR", 1, 1, Str),
        new("LANG", 1, 1, (a, _) => a[0].IsLiteral ? Value.FromString(a[0].LanguageMemory) : Value.Error),
        new("DATATYPE", 1, 1, (a, _) => a[0].IsLiteral ? Value.FromIri(a[0].Datatype) : Value.Error),
        new("IRI", 1, 2, ToIri),
        new("URI", 1, 2, ToIri),
        new("BNODE", 0, 1, BlankNode, IsDeterministic: false),
        new("STRDT", 2, 2, WithDatatype),
        new("STRLANG", 2, 2, WithLanguage),
        new("UUID", 0, 0, (_, context) => Value.FromIri(context.Arena.Copy("urn:uuid:" + Guid.NewGuid().ToString("D"))), IsDeterministic: false),
        new("STRUUID", 0, 0, (_, context) => Value.FromString(context.Arena.Copy(Guid.NewGuid().ToString("D"))), IsDeterministic: false),
    ];

    private static Value Str(ReadOnlySpan<Value> a, FunctionContext context) => a[0].Kind switch
    {
        ValueKind.BlankNode => Value.Error,
        ValueKind.Iri or ValueKind.String or ValueKind.LangString => Value.FromString(a[0].TextMemory),
        _ => Value.FromString(context.Arena.Copy(a[0].Lexical(context.Scratch))),
    };

    /// <summary>IRI of a string; a second argument is the base in whose scope the call stands.</summary>
    private static Value ToIri(ReadOnlySpan<Value> a, FunctionContext context)
    {
        if (a[0].Kind == ValueKind.Iri)
        {
            return a[0];
        }

        return a[0].Kind == ValueKind.String && context.TryResolve(a[0].TextMemory, a.Length == 2 ? a[1].Text : default, out ReadOnlyMemory<byte> iri) ? Value.FromIri(iri) : Value.Error;
    }

    private static Value BlankNode(ReadOnlySpan<Value> a, FunctionContext context) =>
        a.Length == 0 ? context.NewBlankNode()
        : a[0].Kind == ValueKind.String ? context.SolutionBlankNode(Encoding.UTF8.GetString(a[0].Text))
        : Value.Error;

    private static Value WithDatatype(ReadOnlySpan<Value> a, FunctionContext context) =>
        a[0].Kind != ValueKind.String || a[1].Kind != ValueKind.Iri || a[1].Text.SequenceEqual("http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"u8)
            ? Value.Error
            : Value.FromLiteral(a[0].TextMemory, a[1].TextMemory);

    private static Value WithLanguage(ReadOnlySpan<Value> a, FunctionContext context) =>
        a[0].Kind == ValueKind.String && a[1].Kind == ValueKind.String && IsLanguageTag(a[1].Text) ? Value.FromLangString(a[0].TextMemory, a[1].TextMemory) : Value.Error;

    /// <summary>The LANGTAG of the grammar without its sign: letters, then groups of letters and digits behind hyphens.</summary>
    private static bool IsLanguageTag(ReadOnlySpan<byte> tag)
    {
        bool first = true;
        foreach (Range part in tag.Split((byte)'-'))
        {
            ReadOnlySpan<byte> text = tag[part];
            if (text.IsEmpty)
            {
                return false;
            }

            foreach (byte b in text)
            {
                if (!(char.IsAsciiLetter((char)b) || (!first && char.IsAsciiDigit((char)b))))
                {
                    return false;
                }
            }

            first = false;
        }

        return true;
    }
}
