using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>The texts of the query page.</summary>
internal static class QueryTexts
{
    public static Phrase Title { get; } = new("Das Netzwerk abfragen", "Query the network");
    public static Phrase Lead { get; } = new("Fragen Sie den Graphen mit SPARQL 1.1. Programme fragen unter derselben Adresse.", "Ask the graph with SPARQL 1.1. Programs ask at the same address.");
    public static Phrase Query { get; } = new("Abfrage", "Query");
    public static Phrase Run { get; } = new("Abfragen", "Run");
    public static Phrase Timeout { get; } = new("Höchstens Sekunden", "Seconds at most");
    public static Phrase Examples { get; } = new("Beispiele zum Anpassen", "Examples to adapt");
    public static Phrase Result { get; } = new("Ergebnis", "Result");
    public static Phrase Rows { get; } = new("{0} Zeilen in {1} ms", "{0} rows in {1} ms");
    public static Phrase CutRows { get; } = new("Die ersten {0} Zeilen in {1} ms; alle stehen in den Downloads.", "The first {0} rows in {1} ms; all of them are in the downloads.");
    public static Phrase Yes { get; } = new("Ja, das trifft zu.", "Yes, that holds.");
    public static Phrase No { get; } = new("Nein, das trifft nicht zu.", "No, that does not hold.");
    public static Phrase Download { get; } = new("Herunterladen:", "Download:");
    public static Phrase ErrorAt { get; } = new("Syntaxfehler in Zeile {0}, Spalte {1}", "Syntax error in line {0}, column {1}");
    public static Phrase Failed { get; } = new("Die Abfrage wurde nicht beantwortet", "The query was not answered");
    public static Phrase Empty { get; } = new("Keine Zeilen. Prüfen Sie Schreibweise und Sprache der Namen, oder nehmen Sie eine Bedingung weg.", "No rows. Check spelling and language of names, or take a condition away.");
    public static Phrase QuestionsLead { get; } = new("Diese Fragen muss der Graph beantworten können; jede öffnet ihre Abfrage.", "The graph must be able to answer these questions; each opens its query.");
    public static Phrase ForProjects { get; } = new("Für Projekte", "For projects");
    public static Phrase ForOfficers { get; } = new("Für Ministerien", "For ministries");
    public static Phrase ForResearchers { get; } = new("Für die Forschung", "For researchers");
    public static Phrase ForProviders { get; } = new("Für Communitys und Datengeber", "For communities and data providers");
    public static Phrase ForOperators { get; } = new("Für Portale", "For portals");
    public static Phrase ProjectsByTopic { get; } = new("Welche Projekte gibt es, und zu welchen Themen?", "Which projects are there, and on which topics?");
    public static Phrase OpenCalls { get; } = new("Welche Ausschreibungen haben eine Frist, die späteste zuerst?", "Which calls have a deadline, the latest first?");
    public static Phrase CountByState { get; } = new("Wie viele Einträge hat jedes Bundesland?", "How many entries does each federal state have?");
    public static Phrase Offers { get; } = new("Wer bietet was an?", "Who offers what?");
    public static Phrase WhoWithWhom { get; } = new("Wer macht bei welchem Projekt in welcher Rolle mit?", "Who takes part in which project in which role?");
}
