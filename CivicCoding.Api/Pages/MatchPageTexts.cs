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
    public static Phrase FitNote { get; } = new("Der Balken vergleicht die Vorschläge untereinander: voll ist der beste.", "The bar compares the suggestions with each other: the best one is full.");
    public static Phrase Confidence { get; } = new("Verlässlichkeit", "Confidence");
    public static Phrase High { get; } = new("hoch", "high");
    public static Phrase Medium { get; } = new("mittel", "medium");
    public static Phrase Low { get; } = new("gering", "low");
    public static Phrase ToProject { get; } = new("Zum Projekt {0}", "To the project {0}");
    public static Phrase Own { get; } = new("Partner für ein eigenes Vorhaben finden", "Find partners for a project of your own");
    public static Phrase SearchInstead { get; } = new("Im Netzwerk nach diesen Wörtern suchen", "Search the network for these words");
    public static Phrase Examples { get; } = new("Zum Ausprobieren", "To try it out");
    public static IReadOnlyList<Phrase> ExampleTexts { get; } =
    [
        new("Wir möchten Texte von Behörden mit KI in Leichte Sprache übersetzen. Uns fehlen Daten und jemand, der die Ergebnisse prüft.", "We want to translate texts of public authorities into easy language with AI. We lack data and somebody who checks the results."),
        new("Unser Verein will mit Luftbildern und maschinellem Lernen kranke Bäume in der Stadt erkennen. Uns fehlen Rechenleistung und ein Ort zum Erproben.", "Our association wants to find sick trees in the city with aerial images and machine learning. We lack computing power and a pilot site."),
        new("Wir bauen einen Assistenten für die Pflege zu Hause. Wir suchen Partner aus der Forschung und Förderung.", "We are building an assistant for care at home. We are looking for research partners and funding."),
    ];
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
    public static Phrase Datasets { get; } = new("Datensätze dazu", "Datasets for it");
    public static Phrase Skills { get; } = new("Fähigkeiten, die gebraucht werden könnten", "Skills that may be needed");
    public static Phrase Calls { get; } = new("Offene Ausschreibungen und Programme", "Open calls and programmes");
    public static Phrase Needs { get; } = new("Was gebraucht wird", "What is needed");
    public static Phrase NeedOpen { get; } = new("Lücke: Niemand unter den Vorschlägen bietet das an.", "Gap: nobody among the suggestions offers it.");
    public static Phrase NeedMet { get; } = new("abgedeckt", "covered");
    public static Phrase NeedOffers { get; } = new("bietet es an", "offers it");
    public static Phrase Suggestion { get; } = new("Vorschlag", "Suggestion");
    public static Phrase NeedState { get; } = new("Zusammen", "Together");
    public static Phrase NeedsCaption { get; } = new("Welcher Vorschlag welchen Bedarf abdeckt", "Which suggestion covers which need");
    public static Phrase Against { get; } = new("Was dagegen spricht", "What speaks against it");
    public static Phrase Newcomer { get; } = new("höchstens ein Projekt bekannt", "at most one project known");
    public static Phrase Hints { get; } = new("Was helfen würde", "What would help");
    public static Phrase Try { get; } = new("ausprobieren", "try it out");
    public static Phrase TrialBetter { get; } = new("Ausprobiert: So passen die Vorschläge besser. Gespeichert wurde nichts.", "Tried out: the suggestions fit better this way. Nothing was stored.");
    public static Phrase TrialSame { get; } = new("Ausprobiert: Die Vorschläge werden dadurch nicht besser. Gespeichert wurde nichts.", "Tried out: the suggestions do not get better this way. Nothing was stored.");
    public static Phrase TrialText { get; } = new("Ausprobiert: Die Ergänzung zählt, als stünde sie im Text. Gespeichert wurde nichts.", "Tried out: the addition counts as if the text said it. Nothing was stored.");
    public static Phrase TrialEnd { get; } = new("Zurück zum Stand ohne Änderung", "Back to how it is");
    public static Phrase FairOn { get; } = new("Mehr neue Organisationen zeigen", "Show more newcomers");
    public static Phrase FairOff { get; } = new("Plätze nicht mehr freihalten", "Keep no places");
    public static Phrase RulePassed { get; } = new("(erfüllt)", "(met)");
    public static Phrase RuleFailed { get; } = new("(nicht erfüllt)", "(not met)");
    public static Phrase RuleUnknown { get; } = new("(unbekannt)", "(unknown)");
    public static Phrase ExposureLink { get; } = new("Wer wie oft vorgeschlagen wird", "Who is suggested how often");
    public static Phrase Feedback { get; } = new("Rückmeldung zu diesem Vorschlag", "Feedback on this suggestion");
    public static Phrase FeedbackUseful { get; } = new("Hilfreich", "Useful");
    public static Phrase FeedbackKnown { get; } = new("Kennen wir schon", "Already known");
    public static Phrase FeedbackNot { get; } = new("Passt nicht", "Does not fit");
    public static Phrase FeedbackWhy { get; } = new("Was nicht passt", "What does not fit");
    public static Phrase FeedbackThanks { get; } = new("Danke. Ihre Rückmeldung zählt beim nächsten Training des Modells.", "Thank you. Your feedback counts at the next training of the model.");
    public static Phrase FeedbackNote { get; } = new("Von einer Rückmeldung werden Projekt, Organisation, Urteil und Platz in der Liste gespeichert, nichts über Sie.", "Of feedback we store project, organisation, verdict and place in the list, nothing about you.");
    public static Phrase FeedbackBad { get; } = new("Diese Rückmeldung ist nicht vollständig. Bitte wählen Sie sie noch einmal aus der Liste.", "This feedback is not complete. Please choose it from the list again.");
    public static IReadOnlyList<(string Why, Phrase Text)> FeedbackReasons { get; } =
    [
        ("other", new("etwas anderes", "something else")),
        ("topic", new("das Thema", "the topic")),
        ("place", new("der Ort", "the place")),
        ("capacity", new("hat keine Zeit oder Mittel", "has no time or means")),
        ("role", new("die Rolle", "the role")),
    ];
}
