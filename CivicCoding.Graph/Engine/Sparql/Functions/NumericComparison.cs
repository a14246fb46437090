using CivicCoding.Graph.Rdf.Datatypes;

namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>Comparison of numbers: after type promotion as the operators have it (XPath Functions, op:numeric-equal and less-than), and exactly for sorting.</summary>
internal static class NumericComparison
{
    public static bool Equal(in Value left, in Value right)
    {
        if (left.IsLong && right.IsLong)
        {
            return left.AsLong == right.AsLong;
        }

        ValueKind kind = Promoted(left, right);
        return kind switch
        {
            ValueKind.Double => left.AsDouble == right.AsDouble,
            ValueKind.Float => left.AsFloat == right.AsFloat,
            _ => CompareExact(left, right) == 0,
        };
    }

    public static bool Less(in Value left, in Value right)
    {
        if (left.IsLong && right.IsLong)
        {
            return left.AsLong < right.AsLong;
        }

        ValueKind kind = Promoted(left, right);
        return kind switch
        {
            ValueKind.Double => left.AsDouble < right.AsDouble,
            ValueKind.Float => left.AsFloat < right.AsFloat,
            _ => CompareExact(left, right) < 0,
        };
    }

    /// <summary>A total order over all numbers by their exact values; NaN is below all others.</summary>
    public static int CompareTotal(in Value left, in Value right)
    {
        if (left.IsLong && right.IsLong)
        {
            return left.AsLong.CompareTo(right.AsLong);
        }

        bool leftFloating = left.Kind >= ValueKind.Float;
        bool rightFloating = right.Kind >= ValueKind.Float;
        double a = left.AsDouble;
        double b = right.AsDouble;
        if ((leftFloating && rightFloating) || (leftFloating && !double.IsFinite(a)) || (rightFloating && !double.IsFinite(b)))
        {
            return leftFloating && rightFloating ? a.CompareTo(b)
                : leftFloating ? (double.IsPositiveInfinity(a) ? 1 : -1)
                : double.IsPositiveInfinity(b) ? -1 : 1;
        }

        // Rounding to double keeps order, so only doubles that come out equal need the exact look.
        if (a != b)
        {
            return a.CompareTo(b);
        }

        return Exact(left, leftFloating).CompareTo(Exact(right, rightFloating));
    }

    /// <summary>The wider type of two numbers (section 17.3, numeric type promotion).</summary>
    public static ValueKind Promoted(in Value left, in Value right) => left.Kind > right.Kind ? left.Kind : right.Kind;

    private static int CompareExact(in Value left, in Value right)
    {
        if (left.TryGetSmallDecimal(out long a, out int scaleA) && right.TryGetSmallDecimal(out long b, out int scaleB) && scaleA <= 18 && scaleB <= 18)
        {
            Int128 wideA = a * (Int128)SmallDecimal.Power(Math.Max(scaleB - scaleA, 0));
            Int128 wideB = b * (Int128)SmallDecimal.Power(Math.Max(scaleA - scaleB, 0));
            return wideA.CompareTo(wideB);
        }

        return left.AsDecimal.CompareTo(right.AsDecimal);
    }

    private static BigDecimal Exact(in Value value, bool floating) => floating ? BigDecimal.FromDouble(value.AsDouble) : value.AsDecimal;
}
