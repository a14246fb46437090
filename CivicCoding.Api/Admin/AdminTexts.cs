using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Admin;

/// <summary>The messages about keys.</summary>
internal static class AdminTexts
{
    public static Phrase BadKey { get; } = new("Ein Schlüssel hat eine id aus 1 bis 60 Buchstaben, Ziffern, Bindestrichen, Punkten oder Unterstrichen und eine Rolle: reader, contributor, editor oder admin.", "A key has an id of 1 to 60 letters, digits, hyphens, dots or underscores, and a role: reader, contributor, editor or admin.");
    public static Phrase Taken { get; } = new("Einen Schlüssel dieses Namens gibt es schon. Nehmen Sie einen anderen Namen oder erneuern Sie ihn.", "There is a key of this name already. Take another name, or rotate it.");
    public static Phrase Conflict { get; } = new("Das widerspricht dem, was da ist", "This conflicts with what is there");
    public static Phrase UnknownKey { get; } = new("Einen Schlüssel dieses Namens gibt es nicht.", "There is no key of this name.");
    public static Phrase LastAdmin { get; } = new("Das ist der letzte Schlüssel mit der Rolle admin. Machen Sie zuerst einen anderen.", "This is the last key with the role admin. Make another one first.");
    public static Phrase BadTake { get; } = new("take ist eine Zahl von 1 bis 1000.", "take is a number from 1 to 1000.");
}
