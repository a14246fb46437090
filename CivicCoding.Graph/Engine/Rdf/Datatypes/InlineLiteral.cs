namespace CivicCoding.Graph.Rdf.Datatypes;

/// <summary>
/// Literals whose value stands in the <see cref="TermId"/> itself: canonical lexical forms of xsd:integer, decimal, boolean, date, dateTime and double
/// (XML Schema 1.1 part 2) that fit 60 bits. Within a tag the order of ids is the order of values, time zones and NaN last.
/// </summary>
/// <remarks>Ids are persisted: the payloads are frozen by a test. A literal is inline or in the dictionary, never both.</remarks>
public static class InlineLiteral
{
    /// <summary>The longest lexical form that an inline value has.</summary>
    internal const int MaxLength = 40;

    private const long IntegerBias = 1L << 59;

    /// <summary>The id of a literal, where its lexical form is canonical and its value fits; false for every other term.</summary>
    public static bool TryEncode(in TermSpan literal, out TermId id)
    {
        id = default;
        if (literal.Kind != TermKind.Literal || literal.Value.Length is 0 or > MaxLength)
        {
            return false;
        }

        ReadOnlySpan<byte> local = Xsd.LocalName(literal.Datatype);
        return local.Length switch
        {
            7 when local.SequenceEqual("integer"u8) => TryInteger(literal.Value, out id),
            7 when local.SequenceEqual("decimal"u8) => InlineDecimal.TryEncode(literal.Value, out id),
            7 when local.SequenceEqual("boolean"u8) => TryBoolean(literal.Value, out id),
            6 when local.SequenceEqual("double"u8) => InlineDouble.TryEncode(literal.Value, out id),
            4 when local.SequenceEqual("date"u8) => InlineTemporal.TryEncodeDate(literal.Value, out id),
            8 when local.SequenceEqual("dateTime"u8) => InlineTemporal.TryEncodeDateTime(literal.Value, out id),
            _ => false,
        };
    }

    /// <summary>The literal of an inline id; its value lies in <paramref name="scratch"/>.</summary>
    /// <exception cref="ArgumentException">The id is not inline.</exception>
    public static TermSpan Decode(TermId id, TermScratch scratch)
    {
        ArgumentNullException.ThrowIfNull(scratch);
        Span<byte> buffer = scratch.Ask(MaxLength);
        return new TermSpan(TermKind.Literal, buffer[..Format(id, buffer)], Datatype(id.Tag));
    }

    /// <summary>The datatype IRI of an inline tag.</summary>
    public static ReadOnlySpan<byte> Datatype(TermTag tag) => tag switch
    {
        TermTag.Integer => Xsd.Integer,
        TermTag.Decimal => Xsd.Decimal,
        TermTag.Boolean => Xsd.Boolean,
        TermTag.Date => Xsd.Date,
        TermTag.DateTime => Xsd.DateTime,
        TermTag.Double => Xsd.Double,
        _ => throw new ArgumentException($"A term of tag {tag} is not inline.", nameof(tag)),
    };

    /// <summary>Writes the lexical form of an inline id and returns its length, <see cref="MaxLength"/> at most.</summary>
    public static int Format(TermId id, Span<byte> destination)
    {
        switch (id.Tag)
        {
            case TermTag.Integer:
                ToInteger(id).TryFormat(destination, out int written, provider: System.Globalization.CultureInfo.InvariantCulture);
                return written;
            case TermTag.Decimal:
                return InlineDecimal.Format(id, destination);
            case TermTag.Boolean:
                ReadOnlySpan<byte> truth = ToBoolean(id) ? "true"u8 : "false"u8;
                truth.CopyTo(destination);
                return truth.Length;
            case TermTag.Date:
                return InlineTemporal.FormatDate(id, destination);
            case TermTag.DateTime:
                return InlineTemporal.FormatDateTime(id, destination);
            case TermTag.Double:
                return DoubleText.Format(ToDouble(id), destination);
            default:
                throw new ArgumentException($"A term of tag {id.Tag} is not inline.", nameof(id));
        }
    }

    /// <summary>The id of an integer, false outside of [-2^59, 2^59).</summary>
    public static bool TryFromInteger(long value, out TermId id)
    {
        ulong biased = unchecked((ulong)(value + IntegerBias));
        id = new TermId(TermTag.Integer, biased);
        return biased <= TermId.PayloadMask;
    }

    /// <summary>The value of an id of tag Integer.</summary>
    public static long ToInteger(TermId id) => (long)id.Payload - IntegerBias;

    public static TermId FromBoolean(bool value) => new(TermTag.Boolean, value ? 1UL : 0UL);

    /// <summary>The value of an id of tag Boolean.</summary>
    public static bool ToBoolean(TermId id) => id.Payload != 0;

    /// <summary>The id of a double, false where its exponent does not fit.</summary>
    public static bool TryFromDouble(double value, out TermId id) => InlineDouble.TryFromValue(value, out id);

    /// <summary>The value of an id of tag Double.</summary>
    public static double ToDouble(TermId id) => InlineDouble.ToValue(id);

    /// <summary>The value of an id of tag Decimal as a count of 10^-7 units.</summary>
    public static long ToDecimalUnits(TermId id) => InlineDecimal.ToUnits(id);

    private static bool TryInteger(ReadOnlySpan<byte> text, out TermId id)
    {
        id = default;
        bool negative = text[0] == (byte)'-';
        ReadOnlySpan<byte> digits = negative ? text[1..] : text;
        if (digits.Length is 0 or > 18 || (digits[0] == (byte)'0' && (negative || digits.Length > 1)))
        {
            return false;
        }

        long value = 0;
        foreach (byte b in digits)
        {
            uint digit = (uint)(b - '0');
            if (digit > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        return TryFromInteger(negative ? -value : value, out id);
    }

    private static bool TryBoolean(ReadOnlySpan<byte> text, out TermId id)
    {
        bool isTrue = text.SequenceEqual("true"u8);
        id = FromBoolean(isTrue);
        return isTrue || text.SequenceEqual("false"u8);
    }
}
