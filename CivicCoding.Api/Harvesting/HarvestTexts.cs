using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Harvesting;

/// <summary>The messages about harvests.</summary>
internal static class HarvestTexts
{
    public static Phrase BadKind { get; } = new("kind ist dcat, ckan oder publiccode.", "kind is dcat, ckan or publiccode.");
    public static Phrase BadSource { get; } = new("source ist eine Adresse, die mit http:// oder https:// beginnt.", "source is an address that begins with http:// or https://.");
    public static Phrase BadName { get; } = new("name besteht aus 1 bis 100 kleinen Buchstaben, Ziffern und Bindestrichen.", "name is made of 1 to 100 small letters, digits and hyphens.");
    public static Phrase BadMinutes { get; } = new("minutes ist eine Zahl über 0, höchstens 10000.", "minutes is a number above 0, at most 10000.");
    public static Phrase BadTake { get; } = new("take ist eine Zahl von 1 bis 1000, cursor eine Zahl ab 0.", "take is a number from 1 to 1000, cursor a number from 0.");
    public static Phrase NotAllowed { get; } = new(
        "Diese Quelle darf der Server nicht abrufen: {0} Die Betreiberin nennt die Hosts, die er erreichen darf, mit --allow-hosts.",
        "The server may not fetch this source: {0} Its operator names the hosts that it may reach by --allow-hosts.");
    public static Phrase Busy { get; } = new("Von dieser Quelle läuft schon eine Ernte. Warten Sie, bis sie fertig ist, oder brechen Sie sie ab.", "A harvest of this source goes on already. Wait until it is done, or stop it.");
    public static Phrase Unknown { get; } = new("Diese Ernte gibt es nicht.", "There is no such harvest.");
    public static Phrase NotRunning { get; } = new("Diese Ernte läuft nicht.", "This harvest does not run.");
    public static Phrase Remote { get; } = new("Geerntet wird nur in den eingebetteten Speicher.", "Harvests go into the embedded store only.");
}
