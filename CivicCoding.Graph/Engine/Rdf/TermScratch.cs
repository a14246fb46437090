using System.Text;

namespace CivicCoding.Graph.Rdf;

/// <summary>A reusable buffer for the bytes of one <see cref="TermSpan"/> at a time. Not safe for use by two threads.</summary>
public sealed class TermScratch
{
    private byte[] _bytes = new byte[256];

    /// <summary>A buffer of at least <paramref name="length"/> bytes; what an earlier span of this scratch showed is overwritten.</summary>
    public Span<byte> Ask(int length)
    {
        if (_bytes.Length < length)
        {
            _bytes = new byte[Math.Max(length, _bytes.Length * 2)];
        }

        return _bytes;
    }

    /// <summary>Shows <paramref name="term"/> as UTF-8, <see cref="TermSpan.None"/> for null.</summary>
    public TermSpan Encode(Term? term)
    {
        switch (term)
        {
            case Iri iri:
                return new TermSpan(TermKind.Iri, Encode(iri.Value, "", out _));
            case BlankNode node:
                return new TermSpan(TermKind.BlankNode, Encode(node.Label, "", out _));
            case Literal { Language: { } language } literal:
                {
                    ReadOnlySpan<byte> value = Encode(literal.Lexical, language, out ReadOnlySpan<byte> second);
                    return new TermSpan(TermKind.Literal, value, default, second);
                }

            case Literal literal when literal.Datatype.Equals(WellKnown.XsdString):
                return new TermSpan(TermKind.Literal, Encode(literal.Lexical, "", out _));
            case Literal literal:
                {
                    ReadOnlySpan<byte> value = Encode(literal.Lexical, literal.Datatype.Value, out ReadOnlySpan<byte> second);
                    return new TermSpan(TermKind.Literal, value, second);
                }

            default:
                return default;
        }
    }

    private ReadOnlySpan<byte> Encode(string first, string second, out ReadOnlySpan<byte> secondBytes)
    {
        Span<byte> buffer = Ask(Encoding.UTF8.GetMaxByteCount(first.Length) + Encoding.UTF8.GetMaxByteCount(second.Length));
        int length = Encoding.UTF8.GetBytes(first, buffer);
        int secondLength = Encoding.UTF8.GetBytes(second, buffer[length..]);
        secondBytes = buffer.Slice(length, secondLength);
        return buffer[..length];
    }
}
