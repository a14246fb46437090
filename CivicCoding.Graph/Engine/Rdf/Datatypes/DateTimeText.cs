namespace CivicCoding.Graph.Rdf.Datatypes;

/// <summary>Reads the lexical forms of the date and time types (XML Schema 1.1 part 2, appendix D).</summary>
internal ref struct DateTimeText(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    public bool TryParse(XsdType type, long maxYear, out XsdDateTime value)
    {
        value = default;
        long year = 1972;
        int month = 12;
        int day = 31;
        long second = 0;
        int nanoseconds = 0;
        bool read = type switch
        {
            XsdType.DateTime or XsdType.DateTimeStamp => TryDate(maxYear, out year, out month, out day) && Take('T') && TryTime(out second, out nanoseconds),
            XsdType.Date => TryDate(maxYear, out year, out month, out day),
            XsdType.Time => TryTime(out second, out nanoseconds),
            XsdType.GYear => TryYear(maxYear, out year),
            XsdType.GYearMonth => TryYear(maxYear, out year) && Take('-') && TryTwo(out month),
            XsdType.GMonth => Take('-') && Take('-') && TryTwo(out month),
            XsdType.GMonthDay => Take('-') && Take('-') && TryTwo(out month) && Take('-') && TryTwo(out day),
            XsdType.GDay => Take('-') && Take('-') && Take('-') && TryTwo(out day),
            _ => false,
        };
        if (!read || !TryZone(out short zone) || month is < 1 or > 12 || (type == XsdType.DateTimeStamp && zone == XsdDateTime.NoZone))
        {
            return false;
        }

        if (type is XsdType.GYear or XsdType.GYearMonth or XsdType.GMonth)
        {
            day = CivilDate.DaysInMonth(year, month);
        }

        if (day < 1 || day > CivilDate.DaysInMonth(year, month))
        {
            return false;
        }

        value = XsdDateTime.Of(year, month, day, type == XsdType.Time ? second % 86400 : second, nanoseconds, zone);
        return true;
    }

    private bool TryDate(long maxYear, out long year, out int month, out int day)
    {
        month = 0;
        day = 0;
        return TryYear(maxYear, out year) && Take('-') && TryTwo(out month) && Take('-') && TryTwo(out day);
    }

    private bool TryYear(long maxYear, out long year)
    {
        bool negative = Take('-');
        year = 0;
        int digits = 0;
        for (; digits < _rest.Length && _rest[digits] is >= (byte)'0' and <= (byte)'9'; digits++)
        {
            year = (year * 10) + (_rest[digits] - '0');
            if (year > maxYear)
            {
                return false;
            }
        }

        bool valid = digits >= 4 && (digits == 4 || _rest[0] != (byte)'0');
        _rest = _rest[digits..];
        year = negative ? -year : year;
        return valid;
    }

    private bool TryTime(out long second, out int nanoseconds)
    {
        nanoseconds = 0;
        second = 0;
        if (!TryTwo(out int hours) || !Take(':') || !TryTwo(out int minutes) || !Take(':') || !TryTwo(out int seconds) || hours > 24 || minutes > 59 || seconds > 59)
        {
            return false;
        }

        if (Take('.'))
        {
            int digits = 0;
            for (int unit = 100_000_000; digits < _rest.Length && _rest[digits] is >= (byte)'0' and <= (byte)'9'; digits++, unit /= 10)
            {
                nanoseconds += (_rest[digits] - '0') * unit;
            }

            if (digits == 0)
            {
                return false;
            }

            _rest = _rest[digits..];
        }

        second = (hours * 3600L) + (minutes * 60) + seconds;
        return hours < 24 || (second == 24 * 3600 && nanoseconds == 0);
    }

    private bool TryZone(out short zone)
    {
        zone = XsdDateTime.NoZone;
        if (_rest.IsEmpty)
        {
            return true;
        }

        if (Take('Z'))
        {
            zone = 0;
            return _rest.IsEmpty;
        }

        bool negative = _rest[0] == (byte)'-';
        if (!(negative || _rest[0] == (byte)'+'))
        {
            return false;
        }

        _rest = _rest[1..];
        if (!TryTwo(out int hours) || !Take(':') || !TryTwo(out int minutes) || minutes > 59 || (hours * 60) + minutes > 14 * 60)
        {
            return false;
        }

        int offset = (hours * 60) + minutes;
        zone = (short)(negative ? -offset : offset);
        return _rest.IsEmpty;
    }

    private bool TryTwo(out int value)
    {
        value = 0;
        if (_rest.Length < 2 || _rest[0] is < (byte)'0' or > (byte)'9' || _rest[1] is < (byte)'0' or > (byte)'9')
        {
            return false;
        }

        value = ((_rest[0] - '0') * 10) + _rest[1] - '0';
        _rest = _rest[2..];
        return true;
    }

    private bool Take(char expected)
    {
        if (_rest.IsEmpty || _rest[0] != expected)
        {
            return false;
        }

        _rest = _rest[1..];
        return true;
    }
}
