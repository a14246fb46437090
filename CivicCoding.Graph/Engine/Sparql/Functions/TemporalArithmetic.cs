using CivicCoding.Graph.Rdf.Datatypes;

namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>Sums and differences of dates, times and durations (XPath Functions, sections 8.4 and 9.7), which SPARQL 1.1 leaves to implementations.</summary>
internal static class TemporalArithmetic
{
    private const long SecondLimit = 1L << 56;

    public static Value Add(in Value left, in Value right) =>
        left.Kind == ValueKind.Duration && right.Kind == ValueKind.Duration ? AddDurations(left, right.AsDuration, right.Type)
        : right.Kind == ValueKind.Duration ? AddTo(left, right.AsDuration, right.Type)
        : left.Kind == ValueKind.Duration ? AddTo(right, left.AsDuration, left.Type)
        : Value.Error;

    public static Value Subtract(in Value left, in Value right)
    {
        if (right.Kind == ValueKind.Duration)
        {
            XsdDuration negated = Negate(right.AsDuration);
            return left.Kind == ValueKind.Duration ? AddDurations(left, negated, right.Type) : AddTo(left, negated, right.Type);
        }

        if (left.Kind != right.Kind || left.Kind is not (ValueKind.DateTime or ValueKind.Date or ValueKind.Time))
        {
            return Value.Error;
        }

        XsdDateTime a = left.AsDateTime;
        XsdDateTime b = right.AsDateTime;
        return Value.FromDuration(Normalise(0, a.Seconds - b.Seconds, (long)a.Nanoseconds - b.Nanoseconds), XsdType.DayTimeDuration);
    }

    private static XsdDuration Negate(XsdDuration value) => new(-value.Months, -value.Seconds, -value.Nanoseconds);

    private static Value AddDurations(in Value left, XsdDuration right, XsdType rightType)
    {
        if (left.Type != rightType || left.Type == XsdType.Duration)
        {
            return Value.Error;
        }

        XsdDuration a = left.AsDuration;
        return Value.FromDuration(Normalise(a.Months + right.Months, a.Seconds + right.Seconds, (long)a.Nanoseconds + right.Nanoseconds), left.Type);
    }

    private static Value AddTo(in Value left, XsdDuration duration, XsdType type)
    {
        bool months = type == XsdType.YearMonthDuration;
        if ((type == XsdType.Duration) || left.Kind is not (ValueKind.DateTime or ValueKind.Date or ValueKind.Time) || (months && left.Kind == ValueKind.Time)
            || Math.Abs(duration.Seconds) > SecondLimit || Math.Abs(duration.Months) > SecondLimit / 3_000_000 || Math.Abs(left.AsDateTime.Seconds) > SecondLimit * 8)
        {
            return Value.Error;
        }

        XsdDateTime value = left.AsDateTime;
        XsdType result = left.Type == XsdType.DateTimeStamp ? XsdType.DateTime : left.Type;
        long secondOfDay = (value.Hour * 3600L) + (value.Minute * 60) + value.Second;
        if (months)
        {
            long total = (value.Year * 12) + value.Month - 1 + duration.Months;
            long year = CivilDate.Floor(total, 12);
            int month = (int)(total - (year * 12)) + 1;
            int day = Math.Min(value.Day, CivilDate.DaysInMonth(year, month));
            return Value.FromDateTime(XsdDateTime.Of(year, month, day, secondOfDay, value.Nanoseconds, value.Zone), result);
        }

        long nanoseconds = (long)value.Nanoseconds + duration.Nanoseconds;
        long carry = CivilDate.Floor(nanoseconds, 1_000_000_000);
        long second = secondOfDay + duration.Seconds + carry;
        int rest = (int)(nanoseconds - (carry * 1_000_000_000));
        long days = CivilDate.Floor(second, 86400);
        second -= days * 86400;
        days = left.Kind == ValueKind.Time ? 0 : days;
        return left.Kind == ValueKind.Date
            ? Value.FromDateTime(XsdDateTime.Of(value.Year, value.Month, value.Day, days * 86400, 0, value.Zone), result)
            : Value.FromDateTime(XsdDateTime.Of(value.Year, value.Month, value.Day, (days * 86400) + second, rest, value.Zone), result);
    }

    /// <summary>Gives seconds and nanoseconds one sign.</summary>
    private static XsdDuration Normalise(long months, long seconds, long nanoseconds)
    {
        long carry = CivilDate.Floor(nanoseconds, 1_000_000_000);
        seconds += carry;
        nanoseconds -= carry * 1_000_000_000;
        if (seconds < 0 && nanoseconds > 0)
        {
            seconds++;
            nanoseconds -= 1_000_000_000;
        }

        return new XsdDuration(months, seconds, (int)nanoseconds);
    }
}
