using System.Globalization;

namespace CivicCoding.Graph.Rdf.Datatypes;

/// <summary>
/// A value of xsd:dateTime, date, time or one of the g types (XML Schema 1.1 part 2, section 3.3.7 to 3.3.14): an instant in UTC, taken as if the zone were UTC where there is
/// none, and the zone in minutes. Parts that a type lacks stand at those of 1972-12-31T00:00:00. Digits beyond nanoseconds are cut.
/// </summary>
public readonly record struct XsdDateTime(long Seconds, int Nanoseconds, short Zone)
{
    /// <summary>The zone of a value without one.</summary>
    public const short NoZone = short.MinValue;

    private const long MaxYear = 9_999_999_999;

    public bool HasZone => Zone != NoZone;

    /// <summary>The year in the value's own zone.</summary>
    public long Year => CivilDate.FromDays(LocalDays).Year;

    public int Month => CivilDate.FromDays(LocalDays).Month;

    public int Day => CivilDate.FromDays(LocalDays).Day;

    public int Hour => (int)(LocalSecondOfDay / 3600);

    public int Minute => (int)(LocalSecondOfDay / 60 % 60);

    /// <summary>The whole second of the minute.</summary>
    public int Second => (int)(LocalSecondOfDay % 60);

    private long LocalSeconds => Seconds + (HasZone ? Zone * 60L : 0);

    private long LocalDays => CivilDate.Floor(LocalSeconds, 86400);

    private long LocalSecondOfDay => LocalSeconds - (LocalDays * 86400);

    /// <summary>The value of local fields in a zone.</summary>
    public static XsdDateTime Of(long year, int month, int day, long secondOfDay, int nanoseconds, short zone) =>
        new((CivilDate.ToDays(year, month, day) * 86400) + secondOfDay - (zone == NoZone ? 0 : zone * 60L), nanoseconds, zone);

    /// <summary>Reads a lexical form of the given type; white space is not part of one.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, XsdType type, out XsdDateTime value) => new DateTimeText(text).TryParse(type, MaxYear, out value);

    /// <summary>Compares instants (XML Schema 1.1 part 2, section 3.3.7.1).</summary>
    /// <returns>Null where one has a zone, the other has none, and they are within 14 hours of each other.</returns>
    public int? Compare(XsdDateTime other)
    {
        if (HasZone == other.HasZone)
        {
            return CompareInstant(other);
        }

        const long fourteenHours = 14 * 3600;
        long gap = Seconds - other.Seconds;
        return gap > fourteenHours ? 1 : gap < -fourteenHours ? -1 : null;
    }

    /// <summary>Compares instants, a missing zone taken as UTC.</summary>
    public int CompareInstant(XsdDateTime other)
    {
        int order = Seconds.CompareTo(other.Seconds);
        return order != 0 ? order : Nanoseconds.CompareTo(other.Nanoseconds);
    }

    /// <summary>The canonical form that keeps the zone.</summary>
    public string ToString(XsdType type)
    {
        (long year, int month, int day) = CivilDate.FromDays(LocalDays);
        string years = (year < 0 ? "-" : "") + Math.Abs(year).ToString("D4", CultureInfo.InvariantCulture);
        string time = string.Create(CultureInfo.InvariantCulture, $"{Hour:D2}:{Minute:D2}:{Second:D2}");
        if (Nanoseconds != 0)
        {
            time += "." + Nanoseconds.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
        }

        string text = type switch
        {
            XsdType.Date => $"{years}-{month:D2}-{day:D2}",
            XsdType.Time => time,
            XsdType.GYear => years,
            XsdType.GYearMonth => $"{years}-{month:D2}",
            XsdType.GMonth => $"--{month:D2}",
            XsdType.GMonthDay => $"--{month:D2}-{day:D2}",
            XsdType.GDay => $"---{day:D2}",
            _ => $"{years}-{month:D2}-{day:D2}T{time}",
        };
        return text + ZoneText();
    }

    private string ZoneText()
    {
        int offset = Math.Abs((int)Zone);
        return !HasZone ? "" : Zone == 0 ? "Z" : string.Create(CultureInfo.InvariantCulture, $"{(Zone < 0 ? '-' : '+')}{offset / 60:D2}:{offset % 60:D2}");
    }
}
