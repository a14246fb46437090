using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Matching;

/// <summary>The messages of the matching routes.</summary>
internal static class MatchTexts
{
    public static Phrase UnknownProject { get; } = new("Dieses Projekt gibt es nicht.", "There is no such project.");
    public static Phrase UnknownOrganisation { get; } = new("Diese Community oder Organisation gibt es nicht.", "There is no such community or organisation.");
    public static Phrase NoText { get; } = new("Geben Sie in 'text' ein bis 8.000 Zeichen an.", "Give between one and 8,000 characters in 'text'.");
    public static Phrase BadTake { get; } = new("take ist eine Zahl von 1 bis 100.", "take is a number from 1 to 100.");
    public static Phrase BadFind { get; } = new("find ist partners, similar, datasets, skills, calls, projects, offers oder needs.", "find is partners, similar, datasets, skills, calls, projects, offers or needs.");
    public static Phrase UnknownEntry { get; } = new("Diesen Eintrag gibt es nicht.", "There is no such entry.");
    public static Phrase BadTeam { get; } = new("size ist eine Zahl von 1 bis 20, small höchstens size; es gehen höchstens 50 Ausschlüsse.", "size is a number from 1 to 20, small at most size; at most 50 may be excluded.");
    public static Phrase BadChange { get; } = new("Nennen Sie eine Änderung: addNeeds, addConcepts, addMembers, removeMembers (höchstens je 20) oder addText (höchstens 8.000 Zeichen).", "Name a change: addNeeds, addConcepts, addMembers, removeMembers (at most 20 each) or addText (at most 8,000 characters).");
    public static Phrase BadFeedback { get; } = new("Nennen Sie project und partner als IRI des Netzwerks, verdict (useful, not oder known), why (topic, place, capacity, role, other oder nichts) und position von 1 bis 100.", "Name project and partner as IRIs of the network, verdict (useful, not or known), why (topic, place, capacity, role, other or nothing) and position from 1 to 100.");
    public static Phrase FeedbackFull { get; } = new("Es werden keine weiteren Rückmeldungen angenommen, bis die vorhandenen ausgewertet sind.", "No more feedback is taken until what is there has been evaluated.");
}
