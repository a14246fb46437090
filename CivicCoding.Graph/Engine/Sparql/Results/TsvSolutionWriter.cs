using System.Buffers;
using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Datatypes;

namespace CivicCoding.Graph.Sparql.Results;

/// <summary>SPARQL 1.1 Query Results TSV, section 4: terms as in Turtle, numbers without quotes. Each line end stands before the next line, so that a cut document has no last one.</summary>
internal sealed class TsvSolutionWriter(IBufferWriter<byte> target, IReadOnlyList<string> variables) : SolutionWriter(target, variables)
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create("\t\n\r\"\\"u8);

    private protected override void WriteStart()
    {
        for (int i = 0; i < Variables.Count; i++)
        {
            Output.Put(i == 0 ? "?"u8 : "\t?"u8);
            Output.Put(Encoding.UTF8.GetBytes(Variables[i]));
        }
    }

    private protected override void BeginSolution(bool first) => Output.Put((byte)'\n');

    private protected override void WriteTerm(int column, in TermSpan term, ref bool first)
    {
        if (column > 0)
        {
            Output.Put((byte)'\t');
        }

        switch (term.Kind)
        {
            case TermKind.Iri:
                Output.Put((byte)'<');
                Output.Put(term.Value);
                Output.Put((byte)'>');
                break;
            case TermKind.BlankNode:
                Output.Put("_:"u8);
                Output.Put(term.Value);
                break;
            case TermKind.Literal when IsTurtleNumber(term):
                Output.Put(term.Value);
                break;
            case TermKind.Literal:
                PutLiteral(term);
                break;
        }
    }

    private protected override void WriteEnd() => Output.Put((byte)'\n');

    /// <summary>Numbers that Turtle reads back as the very same literal.</summary>
    private static bool IsTurtleNumber(in TermSpan term)
    {
        XsdType type = term.Datatype.IsEmpty ? XsdType.None : XsdTypes.Of(term.Datatype);
        return type switch
        {
            XsdType.Integer => BigDecimal.TryParse(term.Value, out _) && !term.Value.Contains((byte)'.'),
            XsdType.Decimal => BigDecimal.TryParse(term.Value, out _) && term.Value.Contains((byte)'.') && term.Value[^1] != (byte)'.',
            XsdType.Double => term.Value.IndexOfAny((byte)'e', (byte)'E') > 0 && DoubleText.TryParse(term.Value, out double _),
            _ => false,
        };
    }

    private void PutLiteral(in TermSpan term)
    {
        Output.Put((byte)'"');
        ReadOnlySpan<byte> text = term.Value;
        for (int at = text.IndexOfAny(Escaped); at >= 0; at = text.IndexOfAny(Escaped))
        {
            Output.Put(text[..at]);
            Output.Put(text[at] switch
            {
                (byte)'\t' => "\\t"u8,
                (byte)'\n' => "\\n"u8,
                (byte)'\r' => "\\r"u8,
                (byte)'"' => "\\\""u8,
                _ => "\\\\"u8,
            });
            text = text[(at + 1)..];
        }

        Output.Put(text);
        Output.Put((byte)'"');
        if (!term.Language.IsEmpty)
        {
            Output.Put((byte)'@');
            Output.Put(term.Language);
        }
        else if (!term.Datatype.IsEmpty)
        {
            Output.Put("^^<"u8);
            Output.Put(term.Datatype);
            Output.Put((byte)'>');
        }
    }
}
