using System.Buffers.Binary;
using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>Gives the same object for terms that come again and again, so that few are made and compared: a table of fixed size, in which a newer term takes the place of an older one. Not safe for use by two threads.</summary>
/// <param name="bits">The size of the table as a power of two.</param>
internal sealed class TermCache(int bits)
{
    private readonly Term?[] _terms = new Term?[1 << bits];
    private readonly int _shift = 64 - bits;

    /// <summary>The term that the bytes show.</summary>
    public Term Get(in TermSpan span)
    {
        ref Term? place = ref _terms[PlaceOf(span)];
        return place is not null && Shows(span, place) ? place : place = Make(span);
    }

    /// <summary>True where the bytes show the term; false also where they may and are not ASCII only.</summary>
    public static bool Shows(in TermSpan span, Term term) => term switch
    {
        Iri iri => span.Kind == TermKind.Iri && Ascii.Equals(span.Value, iri.Value),
        Literal literal => span.Kind == TermKind.Literal && Ascii.Equals(span.Value, literal.Lexical)
            && (literal.Language is { } language ? Ascii.Equals(span.Language, language)
                : span.Language.IsEmpty && (span.Datatype.IsEmpty ? literal.Datatype.Equals(WellKnown.XsdString) : Ascii.Equals(span.Datatype, literal.Datatype.Value))),
        BlankNode node => span.Kind == TermKind.BlankNode && Ascii.Equals(span.Value, node.Label),
        _ => false,
    };

    /// <summary>The datatype of a literal is often that of others.</summary>
    private Term Make(in TermSpan span) =>
        span.Kind == TermKind.Literal && span.Language.IsEmpty && !span.Datatype.IsEmpty
            ? new Literal(Encoding.UTF8.GetString(span.Value), (Iri)Get(new TermSpan(TermKind.Iri, span.Datatype)))
            : span.ToTerm()!;

    /// <summary>By length, beginning and end: a mix that two different terms may share.</summary>
    private int PlaceOf(in TermSpan span)
    {
        ReadOnlySpan<byte> value = span.Value;
        ulong mix = (ulong)value.Length + ((ulong)span.Kind << 32) + ((ulong)span.Datatype.Length << 40) + ((ulong)span.Language.Length << 48);
        if (value.Length >= 8)
        {
            mix ^= BinaryPrimitives.ReadUInt64LittleEndian(value[^8..]) * 0x9E3779B97F4A7C15;
            mix ^= BinaryPrimitives.ReadUInt64LittleEndian(value[((value.Length - 8) / 2)..]) * 0xC2B2AE3D27D4EB4F;
        }
        else
        {
            foreach (byte b in value)
            {
                mix = (mix * 31) + b;
            }
        }

        return (int)((mix * 0x9E3779B97F4A7C15) >> _shift);
    }
}
