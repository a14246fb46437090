using System.Buffers;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>Terms in the canonical form of N-Triples (RDF 1.1 N-Triples, section 4; the escapes of RDFC-1.0), which Turtle and TriG share.</summary>
internal sealed class TermWriter(Utf8Output output)
{
    /// <summary>What a quoted string must not hold as it is: the quote, the backslash, controls and DEL.</summary>
    private static readonly SearchValues<byte> Escaped = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 127, .. "\"\\"u8]);

    public Utf8Output Output => output;

    public void Term(in TermSpan term)
    {
        switch (term.Kind)
        {
            case TermKind.Iri:
                Iri(term.Value);
                break;
            case TermKind.BlankNode:
                Blank(term.Value);
                break;
            case TermKind.Literal:
                Quoted(term.Value);
                if (!term.Language.IsEmpty)
                {
                    output.Write((byte)'@');
                    output.Write(term.Language);
                }
                else if (!term.Datatype.IsEmpty)
                {
                    output.Write("^^"u8);
                    Iri(term.Datatype);
                }

                break;
            default:
                throw new ArgumentException("A statement needs a term here.", nameof(term));
        }
    }

    /// <summary>An IRI in angle brackets; a character that no IRI holds becomes \u00XX, so that the document keeps its shape.</summary>
    public void Iri(ReadOnlySpan<byte> iri)
    {
        output.Write((byte)'<');
        int forbidden;
        while ((forbidden = IriResolver.IndexOfForbidden(iri)) >= 0)
        {
            output.Write(iri[..forbidden]);
            CodePoint(iri[forbidden]);
            iri = iri[(forbidden + 1)..];
        }

        output.Write(iri);
        output.Write((byte)'>');
    }

    /// <summary>A blank node label; one that the grammar does not allow is written as its hexadecimal bytes.</summary>
    public void Blank(ReadOnlySpan<byte> label)
    {
        output.Write("_:"u8);
        if (BlankLabel.Scan(label) == label.Length && !label.StartsWith("hexx"u8))
        {
            output.Write(label);
        }
        else
        {
            Hexadecimal(output, "hexx"u8, label);
        }
    }

    public static void Hexadecimal(Utf8Output output, ReadOnlySpan<byte> start, ReadOnlySpan<byte> label)
    {
        output.Write(start);
        foreach (byte b in label)
        {
            output.Write("0123456789abcdef"u8[b >> 4]);
            output.Write("0123456789abcdef"u8[b & 15]);
        }
    }

    public void Quoted(ReadOnlySpan<byte> text)
    {
        output.Write((byte)'"');
        int next;
        while ((next = text.IndexOfAny(Escaped)) >= 0)
        {
            output.Write(text[..next]);
            Escape(text[next]);
            text = text[(next + 1)..];
        }

        output.Write(text);
        output.Write((byte)'"');
    }

    /// <summary>A string in three quotes, lines as lines (RDF 1.1 Turtle, STRING_LITERAL_LONG_QUOTE).</summary>
    public void LongQuoted(ReadOnlySpan<byte> text)
    {
        output.Write("\"\"\""u8);
        int next;
        while ((next = text.IndexOfAny(Escaped)) >= 0)
        {
            output.Write(text[..next]);
            byte b = text[next];
            bool plain = b == (byte)'\n' || (b == (byte)'"' && next + 1 < text.Length && text[next + 1] != (byte)'"');
            if (plain)
            {
                output.Write(b);
            }
            else
            {
                Escape(b);
            }

            text = text[(next + 1)..];
        }

        output.Write(text);
        output.Write("\"\"\""u8);
    }

    private void Escape(byte b)
    {
        ReadOnlySpan<byte> named = b switch
        {
            (byte)'"' => "\\\""u8,
            (byte)'\\' => "\\\\"u8,
            (byte)'\n' => "\\n"u8,
            (byte)'\r' => "\\r"u8,
            (byte)'\t' => "\\t"u8,
            (byte)'\b' => "\\b"u8,
            (byte)'\f' => "\\f"u8,
            _ => default,
        };
        if (named.IsEmpty)
        {
            CodePoint(b);
        }
        else
        {
            output.Write(named);
        }
    }

    private void CodePoint(byte b)
    {
        output.Write("\\u00"u8);
        output.Write("0123456789ABCDEF"u8[b >> 4]);
        output.Write("0123456789ABCDEF"u8[b & 15]);
    }
}
