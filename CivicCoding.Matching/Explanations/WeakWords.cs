using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Explanations;

/// <summary>Words that any description may hold, in German and English: a network that is too small to show by counting that they say nothing.</summary>
internal static class WeakWords
{
    private static readonly HashSet<string> s_terms = [.. TextAnalyzer.Terms(
        "Leben life Partnerschaft Partnerschaften partnership partnerships Erreichung Institutionen institutions responsible verantwortungsvoll action growth Wachstum reporting Bericht Berichte Angebot Angebote Ansatz Anwendung Anwendungen Aufgabe Aufgaben Aufbau Basis Bedarf Beispiel Beitrag Bereich Bereiche Dienst Dienste Einrichtung Einsatz Entwicklung Ergebnis Ergebnisse Form Frage Fragen Förderung "
        + "Gruppe Grundlage Hilfe Idee Ideen Information Informationen Inhalt Inhalte Initiative Institut Jahr Jahre Konzept Leitung Leute Liste Lösung Lösungen Mensch Menschen Mittel Möglichkeit Name Nutzer Nutzung "
        + "Organisation Organisationen Partner Person Personen Plattform Praxis Problem Programm Projekt Projekte Prozess Rahmen Rolle Runde Schwerpunkt Stelle System Systeme Teil Team Thema Themen Themenfeld Tool Träger Umsetzung "
        + "Unternehmen Unterstützung Verein Vorhaben Werkzeug Werkzeuge Woche Zentrum Ziel Ziele Zugang Zusammenarbeit Zweck Deutschland Europäisch "
        + "beteiligt bietet bieten daran dabei dafür digital digitale einfach einfache frei freie gemeinsam groß große gut gute helfen hilft klein kleine koordiniert leicht machen neu neue nutzen nutzt offen offene öffentlich öffentliche "
        + "suchen sucht trägt unterstützen unterstützt verbessern verschieden viele weitere wichtig wollen zeigen zeigt zusammen älter ältere arbeiten arbeitet entwickeln entwickelt "
        + "ability access activity aim already application approach area around association available base basis become better between both build building call centre center challenge collaboration company concept content coordinated create "
        + "current design develop development different digital easier easy enable every example find first focus form foundation free friendly goal good great group help idea impact important improve include information initiative innovative "
        + "institute institution join large learn level like list local look made make making model name need network new number offer open organisation organization part partner people person plain platform possible practice problem process "
        + "product programme program project provide public publish real result round safe safer service several share show simple small solution state support system take task team technology theme thing time tool topic understand user "
        + "various want way week well work working workshop world year")];

    private static readonly HashSet<string> s_counting = [.. TextAnalyzer.Terms("alle andere beide eigene einige einzelne ganze gleiche letzte mehrere neue nächste solche verschiedene viele weitere wenige wichtige zahlreiche")];

    /// <summary>Whether a word only tells how many or which of the things after it are meant.</summary>
    public static bool Counts(string term) => s_counting.Contains(term);

    public static bool Contains(string term) => s_terms.Contains(term);
}
