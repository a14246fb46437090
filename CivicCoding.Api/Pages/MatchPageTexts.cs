using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>The texts of the page that finds partners.</summary>
internal static class MatchPageTexts
{
    public static Phrase Title { get; } = new("Partner finden", "Find partners");
    public static Phrase Lead { get; } = new("Beschreiben Sie Ihr Vorhaben in zwei Sätzen: was Sie tun, und was Ihnen fehlt. Nichts davon wird gespeichert.", "Describe your project in two sentences: what you do, and what you lack. None of it is stored.");
    public static Phrase TitleFor { get; } = new("Partner für {0}", "Partners for {0}");
    public static Phrase Text { get; } = new("Ihr Vorhaben", "Your project");
    public static Phrase Run { get; } = new("Partner suchen", "Find partners");
    public static Phrase Result { get; } = new("Wer passt", "Who fits");
    public static Phrase Role { get; } = new("Rolle", "Role");
    public static Phrase Fit { get; } = new("Passung", "Fit");
    public static Phrase Confidence { get; } = new("Verlässlichkeit", "Confidence");
    public static Phrase Why { get; } = new("Warum", "Why");
    public static Phrase Facts { get; } = new("Tatsachen dahinter", "The facts behind it");
    public static Phrase Check { get; } = new("als Abfrage nachprüfen", "check as a query");
    public static Phrase Nobody { get; } = new("Dazu wurde niemand gefunden. Beschreiben Sie das Thema mit anderen Worten oder nennen Sie, was Sie brauchen.", "Nobody was found. Describe the topic in other words, or say what you need.");
    public static Phrase Similar { get; } = new("Ähnliche Projekte gibt es schon", "Similar projects exist already");
    public static Phrase RoleSkill { get; } = new("Fachwissen", "skills");
    public static Phrase RoleData { get; } = new("Daten", "data");
    public static Phrase RoleCompute { get; } = new("Rechenleistung", "computing");
    public static Phrase RoleMoney { get; } = new("Förderung", "funding");
    public static Phrase RolePilot { get; } = new("Erprobungsort", "pilot site");
    public static Phrase RoleMentoring { get; } = new("Begleitung", "mentoring");
    public static Phrase RoleCoordinator { get; } = new("Koordination", "coordination");
    public static Phrase RoleResearch { get; } = new("Forschung", "research");
    public static Phrase RolePartner { get; } = new("Partner", "partner");
    public static Phrase Off { get; } = new("Empfehlungen sind gerade nicht möglich.", "Recommendations are not possible at the moment.");
    public static Phrase TooLong { get; } = new("Der Text ist zu lang. Zwei bis zehn Sätze genügen.", "The text is too long. Two to ten sentences are enough.");
}
