using System.Numerics;
using CivicCoding.Graph.Rdf.Datatypes;

namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>The functions on numbers (SPARQL 1.1 Query, section 17.4.4). A result has the type of its argument, xsd:integer for derived integers.</summary>
internal static class NumericFunctions
{
    public static IEnumerable<SparqlFunction> All { get; } =
    [
        new("ABS", 1, 1, (a, _) => Apply(a[0], BigInteger.Abs, d => new BigDecimal(BigInteger.Abs(d.Unscaled), d.Scale), Math.Abs)),
        new("ROUND", 1, 1, (a, _) => Apply(a[0], i => i, d => new BigDecimal(d.Round()), Round)),
        new("CEIL", 1, 1, (a, _) => Apply(a[0], i => i, d => new BigDecimal(d.Ceiling()), Math.Ceiling)),
        new("FLOOR", 1, 1, (a, _) => Apply(a[0], i => i, d => new BigDecimal(d.Floor()), Math.Floor)),
        new("RAND", 0, 0, (_, _) => Value.FromDouble(Random.Shared.NextDouble()), IsDeterministic: false),
    ];

    private static Value Apply(in Value value, Func<BigInteger, BigInteger> integer, Func<BigDecimal, BigDecimal> @decimal, Func<double, double> floating) => value.Kind switch
    {
        ValueKind.Integer => Value.FromInteger(integer(value.AsBigInteger)),
        ValueKind.Decimal => Value.FromDecimal(@decimal(value.AsDecimal)),
        ValueKind.Float => Value.FromFloat((float)floating(value.AsFloat)),
        ValueKind.Double => Value.FromDouble(floating(value.AsDouble)),
        _ => Value.Error,
    };

    /// <summary>To the nearest whole number, a half towards positive infinity; negative zero where the result is zero from below.</summary>
    private static double Round(double value)
    {
        if (!double.IsFinite(value) || Math.Abs(value) >= 1L << 52)
        {
            return value;
        }

        double floor = Math.Floor(value);
        double rounded = value - floor >= 0.5 ? floor + 1 : floor;
        return rounded == 0 && double.IsNegative(value) ? -0.0 : rounded;
    }
}
