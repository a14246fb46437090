namespace CivicCoding.Graph.Rdf.Datatypes;

/// <summary>
/// Dates and dateTimes in a payload: the instant first, the time zone in the low bits. A date is the minute of its start and any zone, for years -9999 to 9999;
/// a dateTime is a microsecond within 142 years of 1970 and a zone of whole quarter hours. Without a zone the instant is taken as UTC.
/// </summary>
internal static class InlineTemporal
{
    public const int NoZone = int.MinValue;
    private const int DateZoneBits = 11;
    private const int DateTimeZoneBits = 7;
    private const long MinuteBias = 1L << 48;
    private const long MicrosecondBias = 1L << 52;
    private const long MicrosecondsPerMinute = 60_000_000;
    private const int MaxZone = 14 * 60;

    public static bool TryEncodeDate(ReadOnlySpan<byte> text, out TermId id)
    {
        id = default;
        if (!TryDate(ref text, out long days) || !TryZone(text, out int zone))
        {
            return false;
        }

        id = new TermId(TermTag.Date, PackDate((days * 1440) - (zone == NoZone ? 0 : zone), zone));
        return true;
    }

    public static bool TryEncodeDateTime(ReadOnlySpan<byte> text, out TermId id)
    {
        id = default;
        return TryDate(ref text, out long days)
            && TryTime(ref text, out long microseconds)
            && TryZone(text, out int zone)
            && TryFromInstant((days * 1440 * MicrosecondsPerMinute) + microseconds - (zone == NoZone ? 0 : zone * MicrosecondsPerMinute), zone, out id);
    }

    /// <summary>The id of a dateTime of a UTC instant in microseconds from 1970 and a zone in minutes or <see cref="NoZone"/>.</summary>
    public static bool TryFromInstant(long microseconds, int zone, out TermId id)
    {
        id = default;
        ulong biased = unchecked((ulong)(microseconds + MicrosecondBias));
        if (biased >= 2 * (ulong)MicrosecondBias || (zone != NoZone && zone % 15 != 0))
        {
            return false;
        }

        ulong code = zone == NoZone ? 0 : (ulong)((zone + MaxZone) / 15) + 1;
        id = new TermId(TermTag.DateTime, (biased << DateTimeZoneBits) | code);
        return true;
    }

    /// <summary>The UTC instant of an id of tag DateTime in microseconds from 1970, and its zone in minutes or <see cref="NoZone"/>.</summary>
    public static (long Microseconds, int Zone) ToInstant(TermId id)
    {
        int code = (int)(id.Payload & ((1UL << DateTimeZoneBits) - 1));
        return ((long)(id.Payload >> DateTimeZoneBits) - MicrosecondBias, code == 0 ? NoZone : ((code - 1) * 15) - MaxZone);
    }

    /// <summary>The UTC start of an id of tag Date in minutes from 1970, and its zone in minutes or <see cref="NoZone"/>.</summary>
    public static (long Minutes, int Zone) ToDate(TermId id)
    {
        int code = (int)(id.Payload & ((1UL << DateZoneBits) - 1));
        return ((long)(id.Payload >> DateZoneBits) - MinuteBias, code == 0 ? NoZone : code - 1 - MaxZone);
    }

    public static int FormatDate(TermId id, Span<byte> destination)
    {
        (long minutes, int zone) = ToDate(id);
        int length = PutDate(CivilDate.Floor(minutes + (zone == NoZone ? 0 : zone), 1440), destination);
        return length + PutZone(zone, destination[length..]);
    }

    public static int FormatDateTime(TermId id, Span<byte> destination)
    {
        (long microseconds, int zone) = ToInstant(id);
        long local = microseconds + (zone == NoZone ? 0 : zone * MicrosecondsPerMinute);
        long days = CivilDate.Floor(local, 1440 * MicrosecondsPerMinute);
        long rest = local - (days * 1440 * MicrosecondsPerMinute);
        int length = PutDate(days, destination);
        destination[length++] = (byte)'T';
        length += PutTwo((int)(rest / (60 * MicrosecondsPerMinute)), destination[length..]);
        destination[length++] = (byte)':';
        length += PutTwo((int)(rest / MicrosecondsPerMinute % 60), destination[length..]);
        destination[length++] = (byte)':';
        length += PutTwo((int)(rest / 1_000_000 % 60), destination[length..]);
        int fraction = (int)(rest % 1_000_000);
        if (fraction != 0)
        {
            destination[length++] = (byte)'.';
            for (int unit = 100_000; fraction != 0; unit /= 10)
            {
                destination[length++] = (byte)('0' + (fraction / unit));
                fraction %= unit;
            }
        }

        return length + PutZone(zone, destination[length..]);
    }

    private static ulong PackDate(long minutes, int zone) =>
        ((ulong)(minutes + MinuteBias) << DateZoneBits) | (zone == NoZone ? 0 : (ulong)(zone + MaxZone + 1));

    private static bool TryDate(ref ReadOnlySpan<byte> text, out long days)
    {
        days = 0;
        bool negative = text.Length > 0 && text[0] == (byte)'-';
        ReadOnlySpan<byte> date = negative ? text[1..] : text;
        if (date.Length < 10 || date[4] != (byte)'-' || date[7] != (byte)'-' || !TryTwo(date, out int century) || !TryTwo(date[2..], out int year)
            || !TryTwo(date[5..], out int month) || !TryTwo(date[8..], out int day))
        {
            return false;
        }

        year += century * 100;
        if ((negative && year == 0) || month is < 1 or > 12 || day < 1 || day > CivilDate.DaysInMonth(negative ? -year : year, month))
        {
            return false;
        }

        text = date[10..];
        days = CivilDate.ToDays(negative ? -year : year, month, day);
        return true;
    }

    private static bool TryTime(ref ReadOnlySpan<byte> text, out long microseconds)
    {
        microseconds = 0;
        if (text.Length < 9 || text[0] != (byte)'T' || text[3] != (byte)':' || text[6] != (byte)':'
            || !TryTwo(text[1..], out int hour) || !TryTwo(text[4..], out int minute) || !TryTwo(text[7..], out int second)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        microseconds = (((hour * 60) + minute) * MicrosecondsPerMinute) + (second * 1_000_000L);
        text = text[9..];
        if (text.Length == 0 || text[0] != (byte)'.')
        {
            return true;
        }

        int end = 1;
        long unit = 100_000;
        for (; end < text.Length && text[end] is >= (byte)'0' and <= (byte)'9'; end++, unit /= 10)
        {
            microseconds += (text[end] - '0') * unit;
        }

        bool canonical = end is > 1 and <= 7 && text[end - 1] != (byte)'0';
        text = text[end..];
        return canonical;
    }

    private static bool TryZone(ReadOnlySpan<byte> text, out int zone)
    {
        zone = NoZone;
        if (text.Length == 0)
        {
            return true;
        }

        if (text.Length == 1 && text[0] == (byte)'Z')
        {
            zone = 0;
            return true;
        }

        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != (byte)':' || !TryTwo(text[1..], out int hours) || !TryTwo(text[4..], out int minutes))
        {
            return false;
        }

        int offset = (hours * 60) + minutes;
        zone = text[0] == (byte)'-' ? -offset : offset;
        return minutes < 60 && offset is > 0 and <= MaxZone;
    }

    private static bool TryTwo(ReadOnlySpan<byte> text, out int value)
    {
        int high = text[0] - '0';
        int low = text[1] - '0';
        value = (high * 10) + low;
        return (uint)high <= 9 && (uint)low <= 9;
    }

    private static int PutTwo(int value, Span<byte> destination)
    {
        destination[0] = (byte)('0' + (value / 10));
        destination[1] = (byte)('0' + (value % 10));
        return 2;
    }

    private static int PutDate(long days, Span<byte> destination)
    {
        (long year, int month, int day) = CivilDate.FromDays(days);
        int length = 0;
        if (year < 0)
        {
            destination[length++] = (byte)'-';
            year = -year;
        }

        length += PutTwo((int)(year / 100), destination[length..]);
        length += PutTwo((int)(year % 100), destination[length..]);
        destination[length++] = (byte)'-';
        length += PutTwo(month, destination[length..]);
        destination[length++] = (byte)'-';
        return length + PutTwo(day, destination[length..]);
    }

    private static int PutZone(int zone, Span<byte> destination)
    {
        if (zone == NoZone)
        {
            return 0;
        }

        if (zone == 0)
        {
            destination[0] = (byte)'Z';
            return 1;
        }

        destination[0] = zone < 0 ? (byte)'-' : (byte)'+';
        int offset = Math.Abs(zone);
        PutTwo(offset / 60, destination[1..]);
        destination[3] = (byte)':';
        PutTwo(offset % 60, destination[4..]);
        return 6;
    }
}
