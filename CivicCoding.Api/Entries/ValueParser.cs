using System.Globalization;
using System.Text.RegularExpressions;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Entries;

/// <summary>Reads numbers, days and addresses as people write them.</summary>
internal static class ValueParser
{
    private static readonly string[] s_days = ["yyyy-MM-dd", "d.M.yyyy"];
    private static readonly string[] s_months = ["yyyy-MM", "M.yyyy", "M/yyyy"];

    /// <summary>The literal, or what is wrong.</summary>
    public static (Term? Value, Phrase? Error) Read(FormField field, string text) => field.Type switch
    {
        FieldType.Decimal => Number(field, text),
        FieldType.Integer => Whole(field, text),
        FieldType.Date => Day(text) is { } day ? (Literal(Iso(day), "date"), null) : (null, EntryTexts.NotADate.With(Short(text))),
        FieldType.PartialDate => PartialDate(text) is { } value ? (value, null) : (null, EntryTexts.NotAPartialDate.With(Short(text))),
        FieldType.WebAddress => Address(text) is { } address ? (address, null) : (null, EntryTexts.NotAnAddress.With(Short(text))),
        _ => PlainWords(field, text),
    };

    /// <summary>The first or last day that a date, month or year covers, or null.</summary>
    public static DateOnly? Bound(Term value, bool last)
    {
        if (value is not Literal literal)
        {
            return null;
        }

        string text = literal.Lexical;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        if (DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month))
        {
            return last ? month.AddMonths(1).AddDays(-1) : month;
        }

        return DateOnly.TryParseExact(text + "-01-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly year) ? (last ? year.AddYears(1).AddDays(-1) : year) : null;
    }

    private static (Term?, Phrase?) PlainWords(FormField field, string text)
    {
        string plain = PlainText.Clean(text, oneLine: true);
        return field.Pattern is { } pattern && !Regex.IsMatch(plain, pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(200))
            ? (null, field.Name == "contact" ? EntryTexts.NotAnEmail.With(Short(plain)) : field.Message)
            : (new Literal(plain), null);
    }

    public static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private static (Term?, Phrase?) Number(FormField field, string text)
    {
        string plain = text.Replace("€", "", StringComparison.Ordinal).Replace("EUR", "", StringComparison.OrdinalIgnoreCase).Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal);
        int comma = plain.LastIndexOf(',');
        int dot = plain.LastIndexOf('.');
        // Where only one separator stands before three digits nobody can tell thousands from thousandths.
        int single = Math.Max(comma, dot);
        if (single >= 0 && Math.Min(comma, dot) < 0 && plain.Length - single - 1 == 3)
        {
            return (null, EntryTexts.NotANumber.With(Short(text)));
        }

        plain = comma > dot ? plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : plain.Replace(",", "", StringComparison.Ordinal);
        if (plain.Length > 20 || !decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number))
        {
            return (null, EntryTexts.NotANumber.With(Short(text)));
        }

        return field.MinInclusive is { } least && number < least
            ? (null, EntryTexts.TooSmall.With(least))
            : (Literal(number.ToString(CultureInfo.InvariantCulture), "decimal"), null);
    }

    private static (Term?, Phrase?) Whole(FormField field, string text)
    {
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
        {
            return (null, EntryTexts.NotWhole.With(Short(text)));
        }

        return field.MinInclusive is { } least && number < least ? (null, EntryTexts.TooSmall.With(least)) : (Literal(number.ToString(CultureInfo.InvariantCulture), "integer"), null);
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, s_days, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day.Year is >= 1800 and <= 2200 ? day : null;

    private static Literal? PartialDate(string text)
    {
        if (Day(text) is { } day)
        {
            return Literal(Iso(day), "date");
        }

        if (DateOnly.TryParseExact(text, s_months, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month) && month.Year is >= 1800 and <= 2200)
        {
            return Literal(month.ToString("yyyy-MM", CultureInfo.InvariantCulture), "gYearMonth");
        }

        return text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1800 and <= 2200 ? Literal(text, "gYear") : null;
    }

    private static Iri? Address(string text) =>
        text.Length <= 2_000 && Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.UserInfo.Length == 0
            && (SafeIri.TryRead(text, out Iri? iri) || SafeIri.TryRead(uri.AbsoluteUri, out iri)) ? iri : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Literal Literal(string lexical, string datatype) => new(lexical, new Iri(WellKnown.XsdNamespace + datatype));
}
