using System.Globalization;
using System.Numerics;

namespace CivicCoding.Graph.Rdf.Datatypes;

/// <summary>A decimal number of any length (XML Schema 1.1 part 2, section 3.3.3): <see cref="Unscaled"/> times 10^-<see cref="Scale"/>, without trailing zeros behind the point.</summary>
public readonly struct BigDecimal : IEquatable<BigDecimal>, IComparable<BigDecimal>
{
    /// <summary>Lexical forms with more digits keep their text but have no value, since reading them costs more than linear time.</summary>
    public const int MaxDigits = 20_000;

    /// <summary>Digits behind the point that a division keeps at least.</summary>
    public const int DivisionScale = 24;

    public BigDecimal(BigInteger unscaled, int scale = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(scale);
        while (scale > 0)
        {
            (BigInteger quotient, BigInteger remainder) = BigInteger.DivRem(unscaled, 10);
            if (!remainder.IsZero)
            {
                break;
            }

            unscaled = quotient;
            scale--;
        }

        Unscaled = unscaled;
        Scale = scale;
    }

    public BigInteger Unscaled { get; }

    public int Scale { get; }

    public bool IsInteger => Scale == 0;

    public static BigDecimal operator +(BigDecimal left, BigDecimal right)
    {
        (BigInteger a, BigInteger b, int scale) = Align(left, right);
        return new BigDecimal(a + b, scale);
    }

    public static BigDecimal operator -(BigDecimal left, BigDecimal right)
    {
        (BigInteger a, BigInteger b, int scale) = Align(left, right);
        return new BigDecimal(a - b, scale);
    }

    public static BigDecimal operator *(BigDecimal left, BigDecimal right) => new(left.Unscaled * right.Unscaled, left.Scale + right.Scale);

    public static BigDecimal operator -(BigDecimal value) => new(-value.Unscaled, value.Scale);

    public static bool operator ==(BigDecimal left, BigDecimal right) => left.Equals(right);

    public static bool operator !=(BigDecimal left, BigDecimal right) => !left.Equals(right);

    public static bool operator <(BigDecimal left, BigDecimal right) => left.CompareTo(right) < 0;

    public static bool operator >(BigDecimal left, BigDecimal right) => left.CompareTo(right) > 0;

    public static bool operator <=(BigDecimal left, BigDecimal right) => left.CompareTo(right) <= 0;

    public static bool operator >=(BigDecimal left, BigDecimal right) => left.CompareTo(right) >= 0;

    /// <summary>The quotient, exact where it ends within <see cref="DivisionScale"/> digits behind the point (or those of the operands), cut there otherwise.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static BigDecimal Divide(BigDecimal left, BigDecimal right)
    {
        int scale = Math.Max(DivisionScale, Math.Max(left.Scale, right.Scale));
        BigInteger numerator = left.Unscaled * BigInteger.Pow(10, scale + right.Scale - left.Scale);
        return new BigDecimal(BigInteger.Divide(numerator, right.Unscaled), scale);
    }

    /// <summary>Reads a lexical form: an optional sign, digits, and an optional point; white space is not part of one.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out BigDecimal value)
    {
        value = default;
        bool signed = text.Length > 0 && text[0] is (byte)'+' or (byte)'-';
        ReadOnlySpan<byte> body = signed ? text[1..] : text;
        int point = body.IndexOf((byte)'.');
        ReadOnlySpan<byte> whole = point < 0 ? body : body[..point];
        ReadOnlySpan<byte> fraction = point < 0 ? default : body[(point + 1)..];
        int count = whole.Length + fraction.Length;
        if (count is 0 or > MaxDigits || whole.ContainsAnyExceptInRange((byte)'0', (byte)'9') || fraction.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        fraction = fraction.TrimEnd((byte)'0');
        BigInteger unscaled = fraction.IsEmpty ? Digits(whole) : Digits([.. whole, .. fraction]);
        value = new BigDecimal(signed && text[0] == (byte)'-' ? -unscaled : unscaled, fraction.Length);
        return true;
    }

    /// <summary>The exact value of a finite double.</summary>
    public static BigDecimal FromDouble(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only a finite number is a decimal.");
        }

        long bits = BitConverter.DoubleToInt64Bits(value);
        int field = (int)((bits >> 52) & 0x7FF);
        long mantissa = (bits & ((1L << 52) - 1)) | (field == 0 ? 0 : 1L << 52);
        int exponent = Math.Max(field, 1) - 1075;
        BigInteger signed = bits < 0 ? -mantissa : mantissa;
        return exponent >= 0 ? new BigDecimal(signed << exponent) : new BigDecimal(signed * BigInteger.Pow(5, -exponent), -exponent);
    }

    public double ToDouble()
    {
        if (Scale == 0)
        {
            return (double)Unscaled;
        }

        return double.Parse(ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    public float ToSingle() => float.Parse(ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The part before the point.</summary>
    public BigInteger Truncate() => Scale == 0 ? Unscaled : BigInteger.Divide(Unscaled, BigInteger.Pow(10, Scale));

    public BigInteger Floor()
    {
        BigInteger whole = Truncate();
        return Scale > 0 && Unscaled.Sign < 0 ? whole - 1 : whole;
    }

    public BigInteger Ceiling()
    {
        BigInteger whole = Truncate();
        return Scale > 0 && Unscaled.Sign > 0 ? whole + 1 : whole;
    }

    /// <summary>The nearest integer; a half goes towards positive infinity (XPath Functions, fn:round).</summary>
    public BigInteger Round() => (this + new BigDecimal(5, 1)).Floor();

    public int CompareTo(BigDecimal other)
    {
        if (Scale == other.Scale || Unscaled.Sign != other.Unscaled.Sign)
        {
            return Unscaled.CompareTo(other.Unscaled);
        }

        (BigInteger a, BigInteger b, _) = Align(this, other);
        return a.CompareTo(b);
    }

    public bool Equals(BigDecimal other) => Scale == other.Scale && Unscaled.Equals(other.Unscaled);

    public override bool Equals(object? obj) => obj is BigDecimal other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Unscaled, Scale);

    /// <summary>The canonical form with a point and at least one digit on each side.</summary>
    public override string ToString()
    {
        string digits = BigInteger.Abs(Unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        string sign = Unscaled.Sign < 0 ? "-" : "";
        return Scale == 0 ? $"{sign}{digits}.0" : $"{sign}{digits[..^Scale]}.{digits[^Scale..]}";
    }

    private static BigInteger Digits(ReadOnlySpan<byte> digits)
    {
        if (digits.Length > 18)
        {
            return BigInteger.Parse(System.Text.Encoding.ASCII.GetString(digits), NumberStyles.None, CultureInfo.InvariantCulture);
        }

        long value = 0;
        foreach (byte digit in digits)
        {
            value = (value * 10) + (digit - '0');
        }

        return value;
    }

    private static (BigInteger Left, BigInteger Right, int Scale) Align(BigDecimal left, BigDecimal right) =>
        left.Scale == right.Scale ? (left.Unscaled, right.Unscaled, left.Scale)
        : left.Scale < right.Scale ? (left.Unscaled * BigInteger.Pow(10, right.Scale - left.Scale), right.Unscaled, right.Scale)
        : (left.Unscaled, right.Unscaled * BigInteger.Pow(10, left.Scale - right.Scale), left.Scale);
}
