using System.Numerics;
using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Datatypes;

namespace CivicCoding.Graph.Sparql.Functions;

/// <content>How values are made.</content>
public readonly partial struct Value
{
    /// <summary>The value of an id: unbound for None, straight from the bits where it is inline, else read from the source into the arena.</summary>
    public static Value From(TermId id, ITermSource terms, ValueArena arena) =>
        id.IsNone ? Unbound : id.IsInline ? FromInline(id) : From(terms.Get(id, arena.Scratch), arena);

    /// <summary>The value of an inline id, without decoding its text.</summary>
    public static Value FromInline(TermId id)
    {
        switch (id.Tag)
        {
            case TermTag.Integer:
                return new Value(ValueKind.Integer, XsdType.Integer, InlineLiteral.ToInteger(id));
            case TermTag.Boolean:
                return InlineLiteral.ToBoolean(id) ? True : False;
            case TermTag.Double:
                return FromDouble(InlineLiteral.ToDouble(id));
            case TermTag.Decimal:
                return FromSmallDecimal(InlineDecimal.ToUnits(id), InlineDecimal.Scale);
            case TermTag.Date:
                (long minutes, int dateZone) = InlineTemporal.ToDate(id);
                return new Value(ValueKind.Date, XsdType.Date, minutes * 60, 0, ShortZone(dateZone));
            case TermTag.DateTime:
                (long microseconds, int zone) = InlineTemporal.ToInstant(id);
                long seconds = CivilDate.Floor(microseconds, 1_000_000);
                return new Value(ValueKind.DateTime, XsdType.DateTime, seconds, (int)(microseconds - (seconds * 1_000_000)) * 1000, ShortZone(zone));
            default:
                throw new ArgumentException($"A term of tag {id.Tag} is not inline.", nameof(id));
        }
    }

    /// <summary>The value of a term whose bytes are copied into the arena.</summary>
    public static Value From(in TermSpan term, ValueArena arena)
    {
        switch (term.Kind)
        {
            case TermKind.Iri:
                return new Value(ValueKind.Iri, XsdType.None, text: arena.Copy(term.Value));
            case TermKind.BlankNode:
                return new Value(ValueKind.BlankNode, XsdType.None, text: arena.Copy(term.Value));
            case TermKind.Literal when !term.Language.IsEmpty:
                return new Value(ValueKind.LangString, XsdType.None, text: arena.Copy(term.Value), tail: arena.Copy(term.Language));
            case TermKind.Literal:
                XsdType type = XsdTypes.Of(term.Datatype);
                return FromTyped(arena.Copy(term.Value), type, type == XsdType.None ? arena.Copy(term.Datatype) : default);
            default:
                return Unbound;
        }
    }

    /// <summary>The value of a term object; unbound for null.</summary>
    public static Value From(Term? term) => term switch
    {
        Iri iri => FromIri(Encoding.UTF8.GetBytes(iri.Value)),
        BlankNode node => FromBlankNode(Encoding.UTF8.GetBytes(node.Label)),
        Literal { Language: { } language } literal => FromLangString(Encoding.UTF8.GetBytes(literal.Lexical), Encoding.UTF8.GetBytes(language)),
        Literal literal => FromLiteral(Encoding.UTF8.GetBytes(literal.Lexical), Encoding.UTF8.GetBytes(literal.Datatype.Value)),
        _ => Unbound,
    };

    public static Value FromIri(ReadOnlyMemory<byte> iri) => new(ValueKind.Iri, XsdType.None, text: iri);

    /// <summary>A blank node by its label without <c>_:</c>.</summary>
    public static Value FromBlankNode(ReadOnlyMemory<byte> label) => new(ValueKind.BlankNode, XsdType.None, text: label);

    public static Value FromString(ReadOnlyMemory<byte> text) => new(ValueKind.String, XsdType.String, hasText: true, text: text);

    public static Value FromString(string text) => FromString(Encoding.UTF8.GetBytes(text));

    public static Value FromLangString(ReadOnlyMemory<byte> text, ReadOnlyMemory<byte> language) => new(ValueKind.LangString, XsdType.None, text: text, tail: language);

    /// <summary>A literal of any datatype but rdf:langString; an empty datatype is xsd:string.</summary>
    public static Value FromLiteral(ReadOnlyMemory<byte> lexical, ReadOnlyMemory<byte> datatype)
    {
        XsdType type = XsdTypes.Of(datatype.Span);
        return FromTyped(lexical, type, type == XsdType.None ? datatype : default);
    }

    public static Value FromBoolean(bool value) => value ? True : False;

    /// <summary>True, false or an error.</summary>
    public static Value FromTruth(Truth value) => value switch
    {
        Truth.True => True,
        Truth.False => False,
        _ => Error,
    };

    public static Value FromInteger(long value) => new(ValueKind.Integer, XsdType.Integer, value);

    public static Value FromInteger(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? FromInteger((long)value)
        : value.GetByteCount() > BigDecimal.MaxDigits ? Error
        : new Value(ValueKind.Integer, XsdType.Integer, large: value);

    public static Value FromDecimal(BigDecimal value) =>
        value.Unscaled >= long.MinValue && value.Unscaled <= long.MaxValue ? new Value(ValueKind.Decimal, XsdType.Decimal, (long)value.Unscaled, value.Scale)
        : value.Unscaled.GetByteCount() > BigDecimal.MaxDigits ? Error
        : new Value(ValueKind.Decimal, XsdType.Decimal, small: value.Scale, large: value.Unscaled);

    public static Value FromFloat(float value) => new(ValueKind.Float, XsdType.Float, BitConverter.DoubleToInt64Bits(value));

    public static Value FromDouble(double value) => new(ValueKind.Double, XsdType.Double, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A dateTime, date, time or g value.</summary>
    public static Value FromDateTime(XsdDateTime value, XsdType type = XsdType.DateTime) => new(KindOf(type), type, value.Seconds, value.Nanoseconds, value.Zone);

    public static Value FromDuration(XsdDuration value, XsdType type) => new(ValueKind.Duration, type, large: value);

    internal static Value FromSmallDecimal(long unscaled, int scale)
    {
        while (scale > 0 && unscaled % 10 == 0)
        {
            unscaled /= 10;
            scale--;
        }

        return new Value(ValueKind.Decimal, XsdType.Decimal, unscaled, scale);
    }

    private static Value FromTyped(ReadOnlyMemory<byte> text, XsdType type, ReadOnlyMemory<byte> datatype)
    {
        ReadOnlySpan<byte> span = text.Span;
        ValueKind kind = KindOf(type);
        switch (kind)
        {
            case ValueKind.String:
                return FromString(text);
            case ValueKind.Boolean when span.SequenceEqual("true"u8) || span.SequenceEqual("1"u8):
                return new Value(kind, type, 1, hasText: true, text: text);
            case ValueKind.Boolean when span.SequenceEqual("false"u8) || span.SequenceEqual("0"u8):
                return new Value(kind, type, 0, hasText: true, text: text);
            case ValueKind.Integer when !span.Contains((byte)'.') && BigDecimal.TryParse(span, out BigDecimal number) && XsdTypes.InRange(type, number.Unscaled):
                Value integer = FromInteger(number.Unscaled);
                return new Value(kind, type, integer._bits, large: integer._large, hasText: true, text: text);
            case ValueKind.Decimal when BigDecimal.TryParse(span, out BigDecimal number):
                Value value = FromDecimal(number);
                return new Value(kind, type, value._bits, value._small, large: value._large, hasText: true, text: text);
            case ValueKind.Float when DoubleText.TryParse(span, out float number):
                return new Value(kind, type, BitConverter.DoubleToInt64Bits(number), hasText: true, text: text);
            case ValueKind.Double when DoubleText.TryParse(span, out double number):
                return new Value(kind, type, BitConverter.DoubleToInt64Bits(number), hasText: true, text: text);
            case ValueKind.DateTime or ValueKind.Date or ValueKind.Time or ValueKind.Gregorian when XsdDateTime.TryParse(span, type, out XsdDateTime instant):
                return new Value(kind, type, instant.Seconds, instant.Nanoseconds, instant.Zone, hasText: true, text: text);
            case ValueKind.Duration when XsdDuration.TryParse(span, type, out XsdDuration duration):
                return new Value(kind, type, large: duration, hasText: true, text: text);
            default:
                return new Value(ValueKind.Other, type, hasText: true, text: text, tail: datatype);
        }
    }

    private static ValueKind KindOf(XsdType type) => type switch
    {
        XsdType.String => ValueKind.String,
        XsdType.Boolean => ValueKind.Boolean,
        >= XsdType.Integer and <= XsdType.PositiveInteger => ValueKind.Integer,
        XsdType.Decimal => ValueKind.Decimal,
        XsdType.Float => ValueKind.Float,
        XsdType.Double => ValueKind.Double,
        XsdType.DateTime or XsdType.DateTimeStamp => ValueKind.DateTime,
        XsdType.Date => ValueKind.Date,
        XsdType.Time => ValueKind.Time,
        >= XsdType.GYear and <= XsdType.GDay => ValueKind.Gregorian,
        >= XsdType.Duration and <= XsdType.DayTimeDuration => ValueKind.Duration,
        _ => ValueKind.Other,
    };

    private static short ShortZone(int zone) => zone == InlineTemporal.NoZone ? XsdDateTime.NoZone : (short)zone;
}
