using System.Numerics;
using CivicCoding.Graph.Rdf.Datatypes;

namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>The arithmetic operators on numbers with type promotion (SPARQL 1.1 Query, section 17.3; XPath Functions, section 6.2). Anything but numbers gives an error.</summary>
internal static class NumericArithmetic
{
    public static Value Add(in Value left, in Value right)
    {
        if (left.IsLong && right.IsLong)
        {
            long sum = unchecked(left.AsLong + right.AsLong);
            return ((left.AsLong ^ sum) & (right.AsLong ^ sum)) >= 0 ? Value.FromInteger(sum) : Value.FromInteger((BigInteger)left.AsLong + right.AsLong);
        }

        return Promoted(left, right) switch
        {
            ValueKind.Integer => Value.FromInteger(left.AsBigInteger + right.AsBigInteger),
            ValueKind.Decimal => TryAddSmall(left, right, out Value sum) ? sum : AddLarge(left, right, negate: false),
            ValueKind.Float => Value.FromFloat(left.AsFloat + right.AsFloat),
            ValueKind.Double => Value.FromDouble(left.AsDouble + right.AsDouble),
            _ => Value.Error,
        };
    }

    public static Value Subtract(in Value left, in Value right)
    {
        if (left.IsLong && right.IsLong)
        {
            long difference = unchecked(left.AsLong - right.AsLong);
            return ((left.AsLong ^ right.AsLong) & (left.AsLong ^ difference)) >= 0 ? Value.FromInteger(difference) : Value.FromInteger((BigInteger)left.AsLong - right.AsLong);
        }

        return Promoted(left, right) switch
        {
            ValueKind.Integer => Value.FromInteger(left.AsBigInteger - right.AsBigInteger),
            ValueKind.Decimal => AddLarge(left, right, negate: true),
            ValueKind.Float => Value.FromFloat(left.AsFloat - right.AsFloat),
            ValueKind.Double => Value.FromDouble(left.AsDouble - right.AsDouble),
            _ => Value.Error,
        };
    }

    public static Value Multiply(in Value left, in Value right)
    {
        if (left.IsLong && right.IsLong)
        {
            Int128 product = (Int128)left.AsLong * right.AsLong;
            return product >= long.MinValue && product <= long.MaxValue ? Value.FromInteger((long)product) : Value.FromInteger((BigInteger)left.AsLong * right.AsLong);
        }

        return Promoted(left, right) switch
        {
            ValueKind.Integer => Value.FromInteger(left.AsBigInteger * right.AsBigInteger),
            ValueKind.Decimal => WithinScale(left, right) ? Value.FromDecimal(left.AsDecimal * right.AsDecimal) : Value.Error,
            ValueKind.Float => Value.FromFloat(left.AsFloat * right.AsFloat),
            ValueKind.Double => Value.FromDouble(left.AsDouble * right.AsDouble),
            _ => Value.Error,
        };
    }

    /// <summary>Integers divide to a decimal; dividing an integer or decimal by zero is an error, a float or double gives INF or NaN.</summary>
    public static Value Divide(in Value left, in Value right)
    {
        switch (Promoted(left, right))
        {
            case ValueKind.Integer or ValueKind.Decimal:
                return right.AsBigInteger.IsZero ? Value.Error : Value.FromDecimal(BigDecimal.Divide(left.AsDecimal, right.AsDecimal));
            case ValueKind.Float:
                return Value.FromFloat(left.AsFloat / right.AsFloat);
            case ValueKind.Double:
                return Value.FromDouble(left.AsDouble / right.AsDouble);
            default:
                return Value.Error;
        }
    }

    public static Value Negate(in Value value) => value.Kind switch
    {
        ValueKind.Integer => Value.FromInteger(-value.AsBigInteger),
        ValueKind.Decimal => Value.FromDecimal(-value.AsDecimal),
        ValueKind.Float => Value.FromFloat(-value.AsFloat),
        ValueKind.Double => Value.FromDouble(-value.AsDouble),
        _ => Value.Error,
    };

    /// <summary>The unary plus: a derived integer type becomes xsd:integer.</summary>
    public static Value Plus(in Value value) => value.Kind switch
    {
        ValueKind.Integer => Value.FromInteger(value.AsBigInteger),
        ValueKind.Decimal or ValueKind.Float or ValueKind.Double => value,
        _ => Value.Error,
    };

    private static ValueKind Promoted(in Value left, in Value right) =>
        left.IsNumeric && right.IsNumeric ? NumericComparison.Promoted(left, right) : ValueKind.Error;

    private static bool TryAddSmall(in Value left, in Value right, out Value sum)
    {
        sum = default;
        if (!left.TryGetSmallDecimal(out long a, out int scaleA) || !right.TryGetSmallDecimal(out long b, out int scaleB) || scaleA > 18 || scaleB > 18)
        {
            return false;
        }

        int scale = Math.Max(scaleA, scaleB);
        Int128 wide = (a * (Int128)SmallDecimal.Power(scale - scaleA)) + (b * (Int128)SmallDecimal.Power(scale - scaleB));
        if (wide < long.MinValue || wide > long.MaxValue)
        {
            return false;
        }

        sum = Value.FromSmallDecimal((long)wide, scale);
        return true;
    }

    private static Value AddLarge(in Value left, in Value right, bool negate)
    {
        if (!WithinScale(left, right))
        {
            return Value.Error;
        }

        return Value.FromDecimal(negate ? left.AsDecimal - right.AsDecimal : left.AsDecimal + right.AsDecimal);
    }

    private static bool WithinScale(in Value left, in Value right) => left.AsDecimal.Scale + right.AsDecimal.Scale <= 2 * BigDecimal.MaxDigits;
}
