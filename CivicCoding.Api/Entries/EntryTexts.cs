using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Entries;

/// <summary>The messages about entries.</summary>
internal static class EntryTexts
{
    public static Phrase Invalid { get; } = new("Der Eintrag ist so nicht vollständig oder nicht richtig", "The entry is not complete or not right like this");
    public static Phrase InvalidDetail { get; } = new("{0} Felder brauchen eine Änderung; nichts wurde gespeichert.", "{0} fields need a change; nothing was saved.");
    public static Phrase NotJson { get; } = new("Der Text ist kein JSON: {0}", "The text is not JSON: {0}");
    public static Phrase NotAnObject { get; } = new("Senden Sie ein JSON-Objekt mit einem Namen je Feld.", "Send a JSON object with one name for each field.");
    public static Phrase UnknownField { get; } = new("Das Feld „{0}“ gibt es nicht. Es gibt: {1}.", "There is no field “{0}”. There are: {1}.");
    public static Phrase Twice { get; } = new("Das Feld steht zweimal da. Nennen Sie es einmal, mehrere Werte als Liste.", "The field stands there twice. Name it once, several values as a list.");
    public static Phrase WrongJson { get; } = new("Hier wird ein Text erwartet, eine Zahl oder eine Liste davon.", "A text, a number or a list of them is expected here.");
    public static Phrase WrongLanguage { get; } = new("Texte stehen als Objekt mit \"de\" und \"en\" da, jeweils mit einem Text.", "Texts stand as an object with \"de\" and \"en\", each with a text.");
    public static Phrase WrongPart { get; } = new("Hier wird eine Liste von Objekten mit diesen Feldern erwartet: {0}.", "A list of objects with these fields is expected here: {0}.");
    public static Phrase WrongVisibility { get; } = new("Nennen Sie je Feld \"public\" (öffentlich) oder \"internal\" (nur für die Redaktion und Sie).", "Say \"public\" or \"internal\" (only for the editors and you) for each field.");
    public static Phrase MustBePublic { get; } = new("Das Feld „{0}“ ist immer öffentlich. Lassen Sie es leer, wenn es niemand sehen soll.", "The field “{0}” is always public. Leave it empty if nobody shall see it.");
    public static Phrase TooLong { get; } = new("Der Text hat {0} Zeichen; erlaubt sind {1}. Bitte kürzen Sie ihn.", "The text has {0} characters; {1} are allowed. Please shorten it.");
    public static Phrase TooShort { get; } = new("Der Text ist zu kurz; es braucht mindestens {0} Zeichen.", "The text is too short; it needs at least {0} characters.");
    public static Phrase TwicePerLanguage { get; } = new("Nennen Sie höchstens einen Text je Sprache.", "Give at most one text for each language.");
    public static Phrase EnglishInGerman { get; } = new("Der deutsche Text scheint englisch zu sein. Bitte setzen Sie ihn in das Feld für Englisch.", "The German text seems to be English. Please put it into the field for English.");
    public static Phrase GermanInEnglish { get; } = new("Der englische Text scheint deutsch zu sein. Bitte setzen Sie ihn in das Feld für Deutsch.", "The English text seems to be German. Please put it into the field for German.");
    public static Phrase TooMany { get; } = new("Höchstens {0} Werte sind möglich.", "At most {0} values are possible.");
    public static Phrase NotANumber { get; } = new("„{0}“ ist keine Zahl. Schreiben Sie zum Beispiel 12500 oder 12500.50.", "“{0}” is not a number. Write for example 12500 or 12500.50.");
    public static Phrase NotWhole { get; } = new("„{0}“ ist keine ganze Zahl.", "“{0}” is not a whole number.");
    public static Phrase TooSmall { get; } = new("Die Zahl muss mindestens {0} sein.", "The number must be at least {0}.");
    public static Phrase NotADate { get; } = new("„{0}“ ist kein Tag. Schreiben Sie zum Beispiel 2027-03-31 oder 31.03.2027.", "“{0}” is not a day. Write for example 2027-03-31.");
    public static Phrase NotAPartialDate { get; } = new("„{0}“ ist kein Tag, Monat oder Jahr. Schreiben Sie zum Beispiel 2026-05-01, 2026-05 oder 2026.", "“{0}” is not a day, month or year. Write for example 2026-05-01, 2026-05 or 2026.");
    public static Phrase NotAnAddress { get; } = new("„{0}“ ist keine Webadresse. Sie beginnt mit https:// oder http://.", "“{0}” is not a web address. It begins with https:// or http://.");
    public static Phrase NotAnEmail { get; } = new("„{0}“ ist keine E-Mail-Adresse. Schreiben Sie zum Beispiel info@beispiel.de.", "“{0}” is not an e-mail address. Write for example info@example.org.");
    public static Phrase NotAChoice { get; } = new("„{0}“ steht nicht zur Wahl. Möglich sind: {1}.", "“{0}” is not a choice. Possible are: {1}.");
    public static Phrase UnknownThing { get; } = new("„{0}“ ist im Netzwerk nicht bekannt. Nennen Sie den genauen Namen oder die Adresse eines Eintrags.", "“{0}” is not known in the network. Give the exact name or the address of an entry.");
    public static Phrase AmbiguousThing { get; } = new("„{0}“ heißen mehrere Einträge. Nennen Sie die Adresse des Eintrags.", "Several entries are called “{0}”. Give the address of the entry.");
    public static Phrase OtherKind { get; } = new("„{0}“ ist ein Eintrag einer anderen Art. {1}", "“{0}” is an entry of another kind. {1}");
    public static Phrase EndBeforeStart { get; } = new("Das Ende liegt vor dem Beginn ({0}).", "The end lies before the start ({0}).");
    public static Phrase DeadlineBeforeStart { get; } = new("Die Frist liegt vor dem Beginn ({0}).", "The deadline lies before the start ({0}).");
    public static Phrase NameMissing { get; } = new("Bitte füllen Sie das Feld aus. {0}", "Please fill in this field. {0}");
    public static Phrase NoForm { get; } = new("Einträge dieser Art können hier nicht gemacht werden.", "Entries of this kind cannot be made here.");
    public static Phrase IfMatchMissing { get; } = new("Senden Sie im Kopf If-Match das ETag, das Sie gelesen haben; so geht keine fremde Änderung verloren.", "Send the ETag that you read in the header If-Match, so that nobody's change is lost.");
    public static Phrase PreconditionRequired { get; } = new("Eine Bedingung fehlt", "A condition is missing");
    public static Phrase Changed { get; } = new("Der Eintrag wurde inzwischen geändert", "The entry has been changed meanwhile");
    public static Phrase ChangedDetail { get; } = new("Jemand hat den Eintrag geändert, seit Sie ihn gelesen haben. Unterschiede: {0}", "Somebody changed the entry since you read it. Differences: {0}");
    public static Phrase UnknownDraft { get; } = new("Einen solchen Entwurf gibt es nicht, oder der geheime Link passt nicht.", "There is no such draft, or the secret link does not fit.");
    public static Phrase NotWaiting { get; } = new("Dieser Entwurf wartet nicht mehr auf eine Entscheidung.", "This draft no longer waits for a decision.");
    public static Phrase TooManyDrafts { get; } = new("Es warten sehr viele Entwürfe auf die Redaktion. Bitte versuchen Sie es später noch einmal.", "Very many drafts wait for the editors. Please try again later.");
    public static Phrase BasisChanged { get; } = new("Der veröffentlichte Eintrag wurde geändert, seit dieser Vorschlag gemacht wurde. Vergleichen Sie die Fassungen und nehmen Sie dann noch einmal an.", "The published entry has been changed since this proposal was made. Compare the versions and then accept once more.");
    public static Phrase German { get; } = new("Deutsch", "German");
    public static Phrase English { get; } = new("Englisch", "English");
}
