using System.Globalization;
using System.Text;

namespace CivicCoding.Graph.Rdf.Datatypes;

/// <summary>A duration (XML Schema 1.1 part 2, section 3.3.6): months, and seconds with nanoseconds, all of one sign.</summary>
public readonly record struct XsdDuration(long Months, long Seconds, int Nanoseconds)
{
    private const long Limit = 1L << 53;

    /// <summary>Reads a lexical form of xsd:duration, yearMonthDuration or dayTimeDuration; digits beyond nanoseconds are cut.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, XsdType type, out XsdDuration value)
    {
        value = default;
        bool negative = text.Length > 0 && text[0] == (byte)'-';
        text = negative ? text[1..] : text;
        if (text.Length < 3 || text[0] != (byte)'P')
        {
            return false;
        }

        text = text[1..];
        Int128 months = 0;
        Int128 seconds = 0;
        int nanoseconds = 0;
        bool inTime = false;
        int last = -1;
        while (text.Length > 0)
        {
            if (text[0] == (byte)'T')
            {
                if (inTime || text.Length == 1)
                {
                    return false;
                }

                inTime = true;
                text = text[1..];
                continue;
            }

            if (!TryPart(ref text, out long number, out int fraction, out byte unit))
            {
                return false;
            }

            int rank = Rank(unit, inTime);
            if (rank <= last || (fraction >= 0 && unit != (byte)'S'))
            {
                return false;
            }

            last = rank;
            months += rank switch { 0 => number * (Int128)12, 1 => number, _ => 0 };
            seconds += rank switch { 2 => number * (Int128)86400, 3 => number * (Int128)3600, 4 => number * (Int128)60, 5 => number, _ => 0 };
            nanoseconds = Math.Max(fraction, nanoseconds);
            if ((type == XsdType.YearMonthDuration && rank > 1) || (type == XsdType.DayTimeDuration && rank < 2))
            {
                return false;
            }
        }

        if (last < 0 || months > Limit || seconds > Limit)
        {
            return false;
        }

        value = negative ? new XsdDuration((long)-months, (long)-seconds, -nanoseconds) : new XsdDuration((long)months, (long)seconds, nanoseconds);
        return true;
    }

    /// <summary>The canonical form.</summary>
    public string ToString(XsdType type)
    {
        bool negative = Months < 0 || Seconds < 0 || Nanoseconds < 0;
        long months = Math.Abs(Months);
        long seconds = Math.Abs(Seconds);
        int nanoseconds = Math.Abs(Nanoseconds);
        var text = new StringBuilder(negative ? "-P" : "P");
        Put(text, months / 12, 'Y');
        Put(text, months % 12, 'M');
        Put(text, seconds / 86400, 'D');
        long rest = seconds % 86400;
        if (rest != 0 || nanoseconds != 0)
        {
            text.Append('T');
            Put(text, rest / 3600, 'H');
            Put(text, rest / 60 % 60, 'M');
            if (rest % 60 != 0 || nanoseconds != 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{rest % 60}");
                if (nanoseconds != 0)
                {
                    text.Append('.').Append(nanoseconds.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0'));
                }

                text.Append('S');
            }
        }

        return text.Length > 1 ? text.ToString() : type == XsdType.YearMonthDuration ? "P0M" : "PT0S";
    }

    private static void Put(StringBuilder text, long number, char unit)
    {
        if (number != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{number}{unit}");
        }
    }

    private static int Rank(byte unit, bool inTime) => (inTime, unit) switch
    {
        (false, (byte)'Y') => 0,
        (false, (byte)'M') => 1,
        (false, (byte)'D') => 2,
        (true, (byte)'H') => 3,
        (true, (byte)'M') => 4,
        (true, (byte)'S') => 5,
        _ => -1,
    };

    private static bool TryPart(ref ReadOnlySpan<byte> text, out long number, out int fraction, out byte unit)
    {
        number = 0;
        fraction = -1;
        unit = 0;
        int i = 0;
        for (; i < text.Length && text[i] is >= (byte)'0' and <= (byte)'9'; i++)
        {
            number = (number * 10) + (text[i] - '0');
            if (number > Limit)
            {
                return false;
            }
        }

        if (i == 0)
        {
            return false;
        }

        if (i < text.Length && text[i] == (byte)'.')
        {
            int start = ++i;
            fraction = 0;
            for (int unitSize = 100_000_000; i < text.Length && text[i] is >= (byte)'0' and <= (byte)'9'; i++, unitSize /= 10)
            {
                fraction += (text[i] - '0') * unitSize;
            }

            if (i == start)
            {
                return false;
            }
        }

        if (i >= text.Length)
        {
            return false;
        }

        unit = text[i];
        text = text[(i + 1)..];
        return true;
    }
}
