using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Identity;

/// <summary>What is said of duplicates, merges and splits.</summary>
internal static class IdentityTexts
{
    public static Phrase Title { get; } = new("Doppelte Einträge", "Duplicate entries");
    public static Phrase Lead { get; } = new("Einträge einer Art, die dasselbe meinen könnten, mit Gründen. Beim Zusammenführen bleibt eine Adresse; die andere leitet dauerhaft dorthin. Jede Angabe behält ihre Quelle, und alles lässt sich wieder trennen.", "Entries of a kind that may mean the same, with reasons. A merge keeps one address; the other leads there for good. Each statement keeps its source, and everything can be split again.");
    public static Phrase Kind { get; } = new("Art", "Kind");
    public static Phrase Show { get; } = new("Zeigen", "Show");
    public static Phrase None { get; } = new("In dieser Art sind keine doppelten Einträge aufgefallen.", "No duplicate entries were found in this kind.");
    public static Phrase Found { get; } = new("Mögliche Paare: {0}", "Possible pairs: {0}");
    public static Phrase Incomplete { get; } = new("Es sind so viele Einträge, dass nicht alle verglichen wurden.", "There are so many entries that not all were compared.");
    public static Phrase Pair { get; } = new("{0} und {1}", "{0} and {1}");
    public static Phrase Reasons { get; } = new("Was dafür spricht", "What speaks for it");
    public static Phrase Confidence { get; } = new("Sicherheit {0} %", "confidence {0} %");
    public static Phrase Keep { get; } = new("„{0}“ behalten", "Keep “{0}”");
    public static Phrase Different { get; } = new("Zwei verschiedene", "Two different things");
    public static Phrase Merges { get; } = new("Zusammengeführt", "Merged");
    public static Phrase MergedInto { get; } = new("{0} führt zu", "{0} leads to");
    public static Phrase By { get; } = new("von {0}, {1}", "by {0}, {1}");
    public static Phrase Split { get; } = new("Trennen", "Split");
    public static Phrase Merged { get; } = new("Die Einträge sind zusammengeführt.", "The entries are merged.");
    public static Phrase Separated { get; } = new("Die Einträge sind wieder getrennt.", "The entries are split again.");
    public static Phrase Noted { get; } = new("Vermerkt: Es sind zwei verschiedene.", "Noted: they are two different things.");
    public static Phrase SameIdentifier { get; } = new("dieselbe Kennung: {0}", "the same identifier: {0}");
    public static Phrase SamePage { get; } = new("dieselbe Webseite: {0}", "the same web page: {0}");
    public static Phrase SameAccess { get; } = new("derselbe Zugang: {0}", "the same access address: {0}");
    public static Phrase SameName { get; } = new("derselbe Name: {0}", "the same name: {0}");
    public static Phrase NearName { get; } = new("fast derselbe Name ({0} % gleich)", "nearly the same name ({0} % alike)");
    public static Phrase SamePublisher { get; } = new("derselbe Herausgeber oder Träger: {0}", "the same publisher or operator: {0}");
    public static Phrase SamePlace { get; } = new("derselbe Ort: {0}", "the same place: {0}");
    public static Phrase NoPair { get; } = new("Nennen Sie zwei IRIs von Einträgen: keep und remove, oder first und second.", "Name two IRIs of entries: keep and remove, or first and second.");
    public static Phrase Missing { get; } = new("Einen der Einträge gibt es nicht, oder er ist bereits zusammengeführt.", "One of the entries is not there, or it is merged already.");
    public static Phrase Unfit { get; } = new("Zusammengeführt werden zwei verschiedene Einträge derselben Art.", "Two different entries of the same kind can be merged.");
    public static Phrase Nested { get; } = new("Der Eintrag, in den er überging, ist selbst zusammengeführt. Trennen Sie zuerst diesen.", "The entry that it was merged into is itself merged. Split that one first.");
    public static Phrase TooLarge { get; } = new("Von dem Eintrag handeln mehr Angaben, als auf einmal umziehen. Behalten Sie den anderen.", "More is said of the entry than moves at once. Keep the other one.");
    public static Phrase Remote { get; } = new("Zusammenführen braucht den eigenen Speicher; dieser Server nutzt einen anderen SPARQL-Server.", "Merging needs the own store; this server uses another SPARQL server.");
    public static Phrase UnknownKind { get; } = new("Diese Art gibt es nicht.", "There is no such kind.");
}
