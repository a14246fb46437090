namespace CivicCoding.Graph.Rdf.Datatypes;

/// <summary>The proleptic Gregorian calendar with a year 0 (XML Schema 1.1 part 2, appendix E.3), for years beyond those of System.DateTime.</summary>
internal static class CivilDate
{
    private const int DaysPer400Years = 146097;
    private const int DaysFromYear0March1To1970 = 719468;

    /// <summary>Days from 1970-01-01.</summary>
    public static long ToDays(long year, int month, int day)
    {
        long y = month <= 2 ? year - 1 : year;
        long era = Floor(y, 400);
        long yearOfEra = y - (era * 400);
        long dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
        long dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * DaysPer400Years) + dayOfEra - DaysFromYear0March1To1970;
    }

    /// <summary>The date of a number of days from 1970-01-01.</summary>
    public static (long Year, int Month, int Day) FromDays(long days)
    {
        long z = days + DaysFromYear0March1To1970;
        long era = Floor(z, DaysPer400Years);
        long dayOfEra = z - (era * DaysPer400Years);
        long yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        long dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        long shifted = ((5 * dayOfYear) + 2) / 153;
        int day = (int)(dayOfYear - (((153 * shifted) + 2) / 5) + 1);
        int month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
        long year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        return (year, month, day);
    }

    public static bool IsLeapYear(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    public static int DaysInMonth(long year, int month) => month switch
    {
        2 => IsLeapYear(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>Division rounded towards negative infinity.</summary>
    public static long Floor(long value, long divisor)
    {
        long quotient = value / divisor;
        return value % divisor < 0 ? quotient - 1 : quotient;
    }
}
