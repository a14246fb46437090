using System.Globalization;

namespace CivicCoding.Graph.Rdf.Datatypes;

/// <summary>Decimals in a payload: the count of 10^-7 units, biased, so that money up to 57 billion and coordinates of seven places fit.</summary>
/// <remarks>Canonical is the form with a point and at least one digit on each side (XML Schema 1.0 part 2, section 3.2.3.2), which is how Turtle writes decimals.</remarks>
internal static class InlineDecimal
{
    public const int Scale = 7;
    public const long UnitsPerOne = 10_000_000;
    private const long Bias = 1L << 59;

    public static bool TryEncode(ReadOnlySpan<byte> text, out TermId id)
    {
        id = default;
        bool negative = text[0] == (byte)'-';
        ReadOnlySpan<byte> digits = negative ? text[1..] : text;
        int point = digits.IndexOf((byte)'.');
        int fraction = digits.Length - point - 1;
        if (point is < 1 or > 11 || fraction is < 1 or > Scale || (digits[0] == (byte)'0' && point > 1) || (digits[^1] == (byte)'0' && fraction > 1))
        {
            return false;
        }

        long units = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            if (i == point)
            {
                continue;
            }

            uint digit = (uint)(digits[i] - '0');
            if (digit > 9)
            {
                return false;
            }

            units = (units * 10) + digit;
        }

        for (; fraction < Scale; fraction++)
        {
            units *= 10;
        }

        return (!negative || units != 0) && TryFromUnits(negative ? -units : units, out id);
    }

    public static bool TryFromUnits(long units, out TermId id)
    {
        ulong biased = unchecked((ulong)(units + Bias));
        id = new TermId(TermTag.Decimal, biased);
        return biased <= TermId.PayloadMask;
    }

    public static long ToUnits(TermId id) => (long)id.Payload - Bias;

    public static int Format(TermId id, Span<byte> destination)
    {
        long units = ToUnits(id);
        int length = 0;
        if (units < 0)
        {
            destination[length++] = (byte)'-';
            units = -units;
        }

        (units / UnitsPerOne).TryFormat(destination[length..], out int written, provider: CultureInfo.InvariantCulture);
        length += written;
        destination[length++] = (byte)'.';
        (units % UnitsPerOne).TryFormat(destination[length..], out written, "D7", CultureInfo.InvariantCulture);
        length += written;
        while (destination[length - 1] == (byte)'0' && destination[length - 2] != (byte)'.')
        {
            length--;
        }

        return length;
    }
}
