namespace CivicCoding.Graph.Harvest;

/// <summary>How an example need or offer of one kind is worded.</summary>
internal sealed record ExampleKind(string Concept, string Slug, string German, string English, string Accusative, string AccusativeEnglish, (string German, string English)[] Capacities)
{
    public static ExampleKind Skill { get; } = new(
        "SkillKind",
        "skill",
        "",
        "",
        "",
        "",
        [("etwa sechs Stunden in der Woche über drei Monate", "about six hours a week for three months"), ("zwei Tage im Monat", "two days a month"), ("ein Wochenende im Quartal", "one weekend a quarter"), ("20 Stunden insgesamt", "20 hours in all")]);

    public static ExampleKind Data { get; } = new(
        "DataKind",
        "data",
        "Daten",
        "data",
        "Daten",
        "data",
        [("ein bereinigter Datensatz mit Beschreibung", "one cleaned dataset with a description"), ("regelmäßige Lieferung über eine Schnittstelle", "regular delivery through an interface"), ("500 annotierte Beispiele", "500 annotated examples")]);

    public static ExampleKind Compute { get; } = new(
        "ComputeKind",
        "compute",
        "Rechenleistung",
        "computing power",
        "Rechenleistung",
        "computing power",
        [("200 GPU-Stunden", "200 GPU hours"), ("ein Server für zwölf Monate", "one server for twelve months"), ("50 GPU-Stunden im Monat", "50 GPU hours a month")]);

    public static ExampleKind Money { get; } = new(
        "MoneyKind",
        "money",
        "Anschlussförderung",
        "follow-up funding",
        "Anschlussförderung",
        "follow-up funding",
        [("Mittel für eine halbe Stelle über ein Jahr", "means for half a post for one year"), ("Mittel für den Betrieb über zwei Jahre", "means for two years of operation")]);

    public static ExampleKind PilotSite { get; } = new(
        "PilotSiteKind",
        "pilot-site",
        "Erprobungsort",
        "pilot site",
        "einen Erprobungsort",
        "a pilot site",
        [("eine Einrichtung für acht Wochen", "one site for eight weeks"), ("drei Einrichtungen für ein halbes Jahr", "three sites for half a year"), ("ein Standort für ein Jahr", "one site for one year")]);

    public static ExampleKind Mentoring { get; } = new(
        "MentoringKind",
        "mentoring",
        "Begleitung",
        "mentoring",
        "Begleitung",
        "mentoring",
        [("ein Gespräch im Monat", "one conversation a month"), ("zehn Stunden Beratung", "ten hours of advice"), ("ein Tandem über ein halbes Jahr", "a tandem for half a year")]);

    public static ExampleKind Space { get; } = new(
        "SpaceKind",
        "space",
        "Räume",
        "space",
        "Räume",
        "space",
        [("ein Seminarraum an zwei Abenden im Monat", "a seminar room on two evenings a month"), ("ein Arbeitsplatz für drei Monate", "a desk for three months")]);
}
