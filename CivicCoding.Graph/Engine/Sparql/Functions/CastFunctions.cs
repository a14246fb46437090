using System.Numerics;
using System.Text;
using CivicCoding.Graph.Rdf.Datatypes;

namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>The casts (SPARQL 1.1 Query, section 17.5, and XPath Functions, section 19, for the types beyond its table), named by the IRI of their type.</summary>
internal static class CastFunctions
{
    public static IEnumerable<SparqlFunction> All { get; } = Enum.GetValues<XsdType>().Where(t => t != XsdType.None).Select(Make).ToArray();

    private static SparqlFunction Make(XsdType type) => new(
        "<" + Encoding.UTF8.GetString(XsdTypes.Iri(type).Span) + ">",
        1,
        1,
        (a, context) => Cast(a[0], type, context));

    private static Value Cast(in Value value, XsdType type, FunctionContext context)
    {
        if (value.Type == type && value.Kind != ValueKind.Other && value.Kind != ValueKind.Boolean)
        {
            return value;
        }

        if (type == XsdType.String)
        {
            return CastToString(value, context);
        }

        if (value.Kind == ValueKind.String)
        {
            return FromText(value.TextMemory, type);
        }

        return type switch
        {
            XsdType.Boolean => value.Kind == ValueKind.Boolean || value.IsNumeric ? Value.FromTruth(value.EffectiveBoolean()) : Value.Error,
            XsdType.Decimal => CastToDecimal(value),
            XsdType.Float => value.Kind == ValueKind.Boolean ? Value.FromFloat(value.AsBoolean ? 1 : 0) : value.IsNumeric ? Value.FromFloat(value.AsFloat) : Value.Error,
            XsdType.Double => value.Kind == ValueKind.Boolean ? Value.FromDouble(value.AsBoolean ? 1 : 0) : value.IsNumeric ? Value.FromDouble(value.AsDouble) : Value.Error,
            XsdType.Duration or XsdType.YearMonthDuration or XsdType.DayTimeDuration => CastToDuration(value, type),
            _ when XsdTypes.IsInteger(type) => CastToInteger(value, type),
            _ => CastToDateTime(value, type),
        };
    }

    /// <summary>Strings are read after white space at their ends is dropped.</summary>
    private static Value FromText(ReadOnlyMemory<byte> text, XsdType type)
    {
        ReadOnlySpan<byte> span = text.Span;
        int start = span.IndexOfAnyExcept(" \t\n\r"u8);
        text = start < 0 ? default : text[start..(span.LastIndexOfAnyExcept(" \t\n\r"u8) + 1)];
        Value value = Value.FromLiteral(text, XsdTypes.Iri(type));
        return value.Kind == ValueKind.Other ? Value.Error : value;
    }

    /// <summary>Numbers as XPath writes them: whole ones without a point, floats and doubles with an exponent only outside of 1e-6 to 1e6.</summary>
    private static Value CastToString(in Value value, FunctionContext context)
    {
        switch (value.Kind)
        {
            case ValueKind.BlankNode:
                return Value.Error;
            case ValueKind.Iri or ValueKind.LangString or ValueKind.Other:
                return Value.FromString(value.TextMemory);
            case ValueKind.Boolean:
                return Value.FromString(context.Arena.Copy(value.AsBoolean ? "true"u8 : "false"u8));
            case ValueKind.Integer:
                return Value.FromString(context.Arena.Copy(value.AsBigInteger.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            case ValueKind.Decimal:
                return Value.FromString(context.Arena.Copy(WithoutPoint(value.AsDecimal)));
            case ValueKind.Float or ValueKind.Double:
                double number = value.AsDouble;
                bool plain = double.IsFinite(number) && (number == 0 || (Math.Abs(number) >= 1e-6 && Math.Abs(number) < 1e6));
                return !plain ? CanonicalText(value, context)
                    : number == 0 ? Value.FromString(context.Arena.Copy(double.IsNegative(number) ? "-0"u8 : "0"u8))
                    : Value.FromString(context.Arena.Copy(WithoutPoint(ShortestDecimal(value))));
            default:
                return CanonicalText(value, context);
        }
    }

    private static Value CanonicalText(in Value value, FunctionContext context)
    {
        Value computed = value.Kind switch
        {
            ValueKind.Float => Value.FromFloat(value.AsFloat),
            ValueKind.Double => Value.FromDouble(value.AsDouble),
            ValueKind.Duration => Value.FromDuration(value.AsDuration, value.Type),
            _ => Value.FromDateTime(value.AsDateTime, value.Type),
        };
        return Value.FromString(context.Arena.Copy(computed.Lexical(context.Scratch)));
    }

    private static string WithoutPoint(BigDecimal value)
    {
        string text = value.ToString();
        return value.IsInteger ? text[..^2] : text;
    }

    /// <summary>The decimal of the fewest digits that reads back to the same float or double.</summary>
    private static BigDecimal ShortestDecimal(in Value value)
    {
        Span<byte> text = stackalloc byte[DoubleText.MaxLength];
        int length = value.Kind == ValueKind.Float ? DoubleText.Format(value.AsFloat, text) : DoubleText.Format(value.AsDouble, text);
        int mark = text[..length].IndexOf((byte)'E');
        if (!BigDecimal.TryParse(text[..mark], out BigDecimal mantissa))
        {
            throw new InvalidOperationException("The text of a finite float is a decimal.");
        }

        int exponent = int.Parse(text[(mark + 1)..length], System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture);
        return exponent >= 0 ? mantissa * new BigDecimal(BigInteger.Pow(10, exponent)) : mantissa * new BigDecimal(1, -exponent);
    }

    private static Value CastToDecimal(in Value value) => value.Kind switch
    {
        ValueKind.Boolean => Value.FromSmallDecimal(value.AsBoolean ? 1 : 0, 0),
        ValueKind.Integer or ValueKind.Decimal => Value.FromDecimal(value.AsDecimal),
        ValueKind.Float or ValueKind.Double when double.IsFinite(value.AsDouble) => value.AsDouble == 0 ? Value.FromSmallDecimal(0, 0) : Value.FromDecimal(ShortestDecimal(value)),
        _ => Value.Error,
    };

    private static Value CastToInteger(in Value value, XsdType type)
    {
        BigInteger whole;
        switch (value.Kind)
        {
            case ValueKind.Boolean:
                whole = value.AsBoolean ? 1 : 0;
                break;
            case ValueKind.Integer or ValueKind.Decimal:
                whole = value.AsDecimal.Truncate();
                break;
            case ValueKind.Float or ValueKind.Double when double.IsFinite(value.AsDouble):
                whole = new BigInteger(Math.Truncate(value.AsDouble));
                break;
            default:
                return Value.Error;
        }

        if (type == XsdType.Integer)
        {
            return Value.FromInteger(whole);
        }

        return XsdTypes.InRange(type, whole)
            ? Value.FromLiteral(Encoding.UTF8.GetBytes(whole.ToString(System.Globalization.CultureInfo.InvariantCulture)), XsdTypes.Iri(type))
            : Value.Error;
    }

    private static Value CastToDuration(in Value value, XsdType type)
    {
        if (value.Kind != ValueKind.Duration)
        {
            return Value.Error;
        }

        XsdDuration duration = value.AsDuration;
        return Value.FromDuration(
            type switch
            {
                XsdType.YearMonthDuration => new XsdDuration(duration.Months, 0, 0),
                XsdType.DayTimeDuration => new XsdDuration(0, duration.Seconds, duration.Nanoseconds),
                _ => duration,
            },
            type);
    }

    /// <summary>A dateTime gives each of its parts, a date a dateTime at its start and the g types.</summary>
    private static Value CastToDateTime(in Value value, XsdType type)
    {
        bool fromDateTime = value.Kind == ValueKind.DateTime;
        if (!(fromDateTime || (value.Kind == ValueKind.Date && type != XsdType.Time)))
        {
            return Value.Error;
        }

        XsdDateTime t = value.AsDateTime;
        long second = (t.Hour * 3600L) + (t.Minute * 60) + t.Second;
        return type switch
        {
            XsdType.DateTime => Value.FromDateTime(t),
            XsdType.DateTimeStamp => t.HasZone ? Value.FromDateTime(t, type) : Value.Error,
            XsdType.Date => Value.FromDateTime(XsdDateTime.Of(t.Year, t.Month, t.Day, 0, 0, t.Zone), type),
            XsdType.Time => Value.FromDateTime(XsdDateTime.Of(1972, 12, 31, second, t.Nanoseconds, t.Zone), type),
            XsdType.GYear => Value.FromDateTime(XsdDateTime.Of(t.Year, 12, 31, 0, 0, t.Zone), type),
            XsdType.GYearMonth => Value.FromDateTime(XsdDateTime.Of(t.Year, t.Month, CivilDate.DaysInMonth(t.Year, t.Month), 0, 0, t.Zone), type),
            XsdType.GMonth => Value.FromDateTime(XsdDateTime.Of(1972, t.Month, CivilDate.DaysInMonth(1972, t.Month), 0, 0, t.Zone), type),
            XsdType.GMonthDay => Value.FromDateTime(XsdDateTime.Of(1972, t.Month, t.Day, 0, 0, t.Zone), type),
            XsdType.GDay => Value.FromDateTime(XsdDateTime.Of(1972, 12, t.Day, 0, 0, t.Zone), type),
            _ => Value.Error,
        };
    }
}
