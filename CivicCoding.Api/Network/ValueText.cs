using System.Globalization;
using CivicCoding.Api.Languages;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Network;

/// <summary>Literals as people read them: dates and amounts in the form of the language.</summary>
internal static class ValueText
{
    public static string Of(Literal literal, string property, Language language)
    {
        CultureInfo culture = language.Culture();
        string lexical = literal.Lexical;
        string datatype = literal.Datatype.Value.StartsWith(WellKnown.XsdNamespace, StringComparison.Ordinal) ? literal.Datatype.Value[WellKnown.XsdNamespace.Length..] : "";
        switch (datatype)
        {
            case "date" when DateOnly.TryParseExact(lexical, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day):
                return day.ToString(language == Language.German ? "d. MMMM yyyy" : "d MMMM yyyy", culture);
            case "gYearMonth" when DateOnly.TryParseExact(lexical + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month):
                return month.ToString("MMMM yyyy", culture);
            case "dateTime" when DateTimeOffset.TryParse(lexical, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time):
                return time.ToString("g", culture);
            case "boolean":
                return lexical is "true" or "1" ? (language == Language.German ? "ja" : "yes") : (language == Language.German ? "nein" : "no");
            case "decimal" or "integer" or "double" when decimal.TryParse(lexical, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number):
                return IsMoney(property)
                    ? (language == Language.German ? number.ToString("#,0.##", culture) + " €" : "€" + number.ToString("#,0.##", culture))
                    : number.ToString(datatype == "integer" ? "0" : "#,0.####", culture);
            default:
                return lexical;
        }
    }

    private static bool IsMoney(string property) => property is CivicVocabulary.Namespace + "grantAmount" or CivicVocabulary.Namespace + "amount" or CivicVocabulary.Namespace + "maxAmount";
}
