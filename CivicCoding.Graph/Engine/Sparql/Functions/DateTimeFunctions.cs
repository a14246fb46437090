using CivicCoding.Graph.Rdf.Datatypes;

namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>The functions on dates and times (SPARQL 1.1 Query, section 17.4.5). Beside xsd:dateTime they take xsd:date and xsd:time where these have the part.</summary>
internal static class DateTimeFunctions
{
    public static IEnumerable<SparqlFunction> All { get; } =
    [
        new("NOW", 0, 0, (_, context) => context.Now),
        new("YEAR", 1, 1, (a, _) => HasDate(a[0]) ? Value.FromInteger(a[0].AsDateTime.Year) : Value.Error),
        new("MONTH", 1, 1, (a, _) => HasDate(a[0]) ? Value.FromInteger(a[0].AsDateTime.Month) : Value.Error),
        new("DAY", 1, 1, (a, _) => HasDate(a[0]) ? Value.FromInteger(a[0].AsDateTime.Day) : Value.Error),
        new("HOURS", 1, 1, (a, _) => HasTime(a[0]) ? Value.FromInteger(a[0].AsDateTime.Hour) : Value.Error),
        new("MINUTES", 1, 1, (a, _) => HasTime(a[0]) ? Value.FromInteger(a[0].AsDateTime.Minute) : Value.Error),
        new("SECONDS", 1, 1, (a, _) => HasTime(a[0]) ? Seconds(a[0].AsDateTime) : Value.Error),
        new("TIMEZONE", 1, 1, (a, _) => HasZone(a[0]) && a[0].AsDateTime.HasZone
            ? Value.FromDuration(new XsdDuration(0, a[0].AsDateTime.Zone * 60L, 0), XsdType.DayTimeDuration)
            : Value.Error),
        new("TZ", 1, 1, (a, context) => HasZone(a[0]) ? Value.FromString(context.Arena.Copy(Zone(a[0].AsDateTime))) : Value.Error),
    ];

    private static bool HasDate(in Value value) => value.Kind is ValueKind.DateTime or ValueKind.Date;

    private static bool HasTime(in Value value) => value.Kind is ValueKind.DateTime or ValueKind.Time;

    private static bool HasZone(in Value value) => value.Kind is ValueKind.DateTime or ValueKind.Date or ValueKind.Time;

    private static Value Seconds(XsdDateTime value) => Value.FromSmallDecimal((value.Second * 1_000_000_000L) + value.Nanoseconds, 9);

    /// <summary>The zone as written in a lexical form: empty, Z or an offset; +00:00 reads back as Z.</summary>
    private static string Zone(XsdDateTime value)
    {
        int offset = Math.Abs((int)value.Zone);
        return !value.HasZone ? "" : value.Zone == 0 ? "Z" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(value.Zone < 0 ? '-' : '+')}{offset / 60:D2}:{offset % 60:D2}");
    }
}
