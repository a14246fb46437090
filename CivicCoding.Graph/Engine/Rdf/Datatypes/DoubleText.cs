using System.Globalization;

namespace CivicCoding.Graph.Rdf.Datatypes;

/// <summary>The lexical forms of xsd:double and xsd:float (XML Schema 1.1 part 2, sections 3.3.4 and 3.3.5).</summary>
internal static class DoubleText
{
    /// <summary>The longest canonical form.</summary>
    public const int MaxLength = 32;

    /// <summary>Writes the canonical form with the fewest digits that read back to the same value.</summary>
    public static int Format(double value, Span<byte> destination)
    {
        if (FormatSpecial(value, destination, out int length))
        {
            return length;
        }

        Span<byte> digits = stackalloc byte[MaxLength];
        value.TryFormat(digits, out int written, "R", CultureInfo.InvariantCulture);
        return Layout(digits[..written], destination);
    }

    /// <summary>Writes the canonical form of a float with the fewest digits that read back to the same float.</summary>
    public static int Format(float value, Span<byte> destination)
    {
        Span<byte> digits = stackalloc byte[64];
        if (FormatSpecial(value, destination, out int length))
        {
            return length;
        }

        value.TryFormat(digits, out int written, "R", CultureInfo.InvariantCulture);
        return Layout(digits[..written], destination);
    }

    /// <summary>Reads a lexical form; white space around it is not part of one.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        if (IsDecimalOrScientific(text))
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        }

        return TryParseSpecial(text, out value);
    }

    /// <summary>Reads a lexical form as a float, rounded once.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out float value)
    {
        if (IsDecimalOrScientific(text))
        {
            return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        }

        bool special = TryParseSpecial(text, out double wide);
        value = (float)wide;
        return special;
    }

    private static bool TryParseSpecial(ReadOnlySpan<byte> text, out double value)
    {
        value = text.SequenceEqual("INF"u8) || text.SequenceEqual("+INF"u8) ? double.PositiveInfinity
            : text.SequenceEqual("-INF"u8) ? double.NegativeInfinity
            : double.NaN;
        return !double.IsNaN(value) || text.SequenceEqual("NaN"u8);
    }

    private static bool IsDecimalOrScientific(ReadOnlySpan<byte> text)
    {
        int i = text.Length > 0 && text[0] is (byte)'+' or (byte)'-' ? 1 : 0;
        int start = i;
        i = SkipDigits(text, i);
        int digits = i - start;
        if (i < text.Length && text[i] == (byte)'.')
        {
            start = ++i;
            i = SkipDigits(text, i);
            digits += i - start;
        }

        if (digits > 0 && i < text.Length && text[i] is (byte)'e' or (byte)'E')
        {
            i++;
            if (i < text.Length && text[i] is (byte)'+' or (byte)'-')
            {
                i++;
            }

            start = i;
            i = SkipDigits(text, i);
            digits = i - start;
        }

        return digits > 0 && i == text.Length;
    }

    private static int SkipDigits(ReadOnlySpan<byte> text, int i)
    {
        while (i < text.Length && text[i] is >= (byte)'0' and <= (byte)'9')
        {
            i++;
        }

        return i;
    }

    private static bool FormatSpecial(double value, Span<byte> destination, out int length)
    {
        ReadOnlySpan<byte> text = double.IsNaN(value) ? "NaN"u8
            : double.IsPositiveInfinity(value) ? "INF"u8
            : double.IsNegativeInfinity(value) ? "-INF"u8
            : value != 0 ? default
            : double.IsNegative(value) ? "-0.0E0"u8 : "0.0E0"u8;
        text.CopyTo(destination);
        length = text.Length;
        return length > 0;
    }

    /// <summary>Lays .NET's shortest digits (fixed or with an exponent) out as d.dEn.</summary>
    private static int Layout(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        Span<byte> digits = stackalloc byte[64];
        int count = 0;
        int exponent = 0;
        int pointAt = -1;
        bool negative = false;
        for (int i = 0; i < source.Length; i++)
        {
            byte b = source[i];
            if (b == (byte)'-')
            {
                negative = true;
            }
            else if (b == (byte)'.')
            {
                pointAt = count;
            }
            else if (b == (byte)'E')
            {
                exponent = int.Parse(source[(i + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }
            else
            {
                digits[count++] = b;
            }
        }

        int lead = digits[..count].IndexOfAnyExcept((byte)'0');
        exponent += (pointAt < 0 ? count : pointAt) - lead - 1;
        ReadOnlySpan<byte> significant = ((ReadOnlySpan<byte>)digits[lead..count]).TrimEnd((byte)'0');

        int length = 0;
        if (negative)
        {
            destination[length++] = (byte)'-';
        }

        destination[length++] = significant[0];
        destination[length++] = (byte)'.';
        ReadOnlySpan<byte> rest = significant.Length > 1 ? significant[1..] : "0"u8;
        rest.CopyTo(destination[length..]);
        length += rest.Length;
        destination[length++] = (byte)'E';
        exponent.TryFormat(destination[length..], out int written, provider: CultureInfo.InvariantCulture);
        return length + written;
    }
}
