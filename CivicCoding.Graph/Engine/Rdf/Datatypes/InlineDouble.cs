namespace CivicCoding.Graph.Rdf.Datatypes;

/// <summary>Doubles in a payload: sign, seven bits of exponent and the whole mantissa, flipped so that ids sort as values do. Magnitudes from 2^-62 to 2^64, zeros, infinities and NaN fit.</summary>
internal static class InlineDouble
{
    private const int MantissaBits = 52;
    private const ulong MantissaMask = (1UL << MantissaBits) - 1;
    private const ulong SignBit = 1UL << 59;
    private const ulong SpecialExponent = 127;

    /// <summary>The IEEE exponent field that the small field 1 stands for.</summary>
    private const int ExponentOffset = 1023 - 63;

    public static bool TryEncode(ReadOnlySpan<byte> text, out TermId id)
    {
        id = default;
        if (!DoubleText.TryParse(text, out double value) || !TryFromValue(value, out id))
        {
            return false;
        }

        Span<byte> canonical = stackalloc byte[InlineLiteral.MaxLength];
        return text.SequenceEqual(canonical[..DoubleText.Format(value, canonical)]);
    }

    public static bool TryFromValue(double value, out TermId id)
    {
        id = default;
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        bool negative = bits >> 63 != 0;
        ulong mantissa = bits & MantissaMask;
        int field = (int)((bits >> MantissaBits) & 0x7FF);
        ulong exponent;
        if (double.IsNaN(value))
        {
            negative = false;
            mantissa = MantissaMask;
            exponent = SpecialExponent;
        }
        else if (double.IsInfinity(value))
        {
            exponent = SpecialExponent;
        }
        else if (value == 0)
        {
            exponent = 0;
        }
        else if (field - ExponentOffset is > 0 and < (int)SpecialExponent)
        {
            exponent = (ulong)(field - ExponentOffset);
        }
        else
        {
            return false;
        }

        ulong magnitude = (exponent << MantissaBits) | mantissa;
        id = new TermId(TermTag.Double, negative ? SignBit - 1 - magnitude : SignBit | magnitude);
        return true;
    }

    public static double ToValue(TermId id)
    {
        ulong payload = id.Payload;
        bool negative = (payload & SignBit) == 0;
        ulong magnitude = negative ? SignBit - 1 - payload : payload & ~SignBit;
        ulong mantissa = magnitude & MantissaMask;
        ulong exponent = magnitude >> MantissaBits;
        if (exponent == SpecialExponent)
        {
            return mantissa != 0 ? double.NaN : negative ? double.NegativeInfinity : double.PositiveInfinity;
        }

        ulong field = exponent == 0 ? 0 : exponent + (ulong)ExponentOffset;
        return BitConverter.UInt64BitsToDouble((negative ? 1UL << 63 : 0) | (field << MantissaBits) | mantissa);
    }
}
