using System.Globalization;

namespace CivicCoding.Graph.Harvest;

/// <summary>Our German wording of an offer that the ecosystem file states in English, and the sum that it names.</summary>
internal sealed record OfferText(string German, string Concept, string KindGerman, string KindEnglish, decimal? Amount, string PerGerman, string PerEnglish)
{
    private static readonly Dictionary<string, (string Concept, string German, string English)> Kinds = new(StringComparer.Ordinal)
    {
        ["money"] = ("MoneyKind", "Förderung", "Funding"),
        ["mentoring"] = ("MentoringKind", "Begleitung", "Mentoring"),
        ["skill"] = ("SkillKind", "Fachwissen", "Expertise"),
        ["training"] = ("TrainingKind", "Weiterbildung", "Training"),
        ["compute"] = ("ComputeKind", "Rechenleistung", "Computing power"),
        ["space"] = ("SpaceKind", "Räume", "Space"),
        ["data"] = ("DataKind", "Daten", "Data"),
        ["pilotSite"] = ("PilotSiteKind", "Erprobungsort", "Pilot site"),
    };

    private static readonly Dictionary<string, string[]> Rows = EmbeddedTable.Read("offers.tsv").ToDictionary(r => r[0], StringComparer.Ordinal);

    /// <summary>The wording for an offer, or null where the table has none.</summary>
    public static OfferText? Find(string kind, string english) =>
        Kinds.TryGetValue(kind, out (string Concept, string German, string English) k) && Rows.TryGetValue(english, out string[]? row)
            ? new OfferText(row[1], k.Concept, k.German, k.English, row[2].Length == 0 ? null : decimal.Parse(row[2], CultureInfo.InvariantCulture), row[3], row[4])
            : null;
}
