using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>The texts of the way in: /register, drafts and their review.</summary>
internal static class RegisterTexts
{
    public static Phrase Nav { get; } = new("Eintragen", "Register");
    public static Phrase Title { get; } = new("Ins Netzwerk eintragen", "Register in the network");
    public static Phrase Lead { get; } = new("Wählen Sie, was Sie eintragen möchten. Sie brauchen kein Konto: Sie bekommen einen geheimen Link, mit dem Sie Ihren Eintrag ändern und zurückziehen können. Die Redaktion sieht ihn an, bevor er öffentlich wird.", "Choose what you want to register. You need no account: you get a secret link by which you can change and withdraw your entry. The editors look at it before it becomes public.");
    public static Phrase KindTitle { get; } = new("Eintragen: {0}", "Register: {0}");
    public static Phrase KindLead { get; } = new("Felder mit „nötig“ müssen ausgefüllt sein, alles andere können Sie später ergänzen. Nennen Sie keine Personen.", "Fields marked “required” must be filled in, everything else can be added later. Name no persons.");
    public static Phrase Required { get; } = new("nötig", "required");
    public static Phrase German { get; } = new("auf Deutsch", "in German");
    public static Phrase English { get; } = new("auf Englisch", "in English");
    public static Phrase None { get; } = new("keine Angabe", "not stated");
    public static Phrase OneALine { get; } = new("Je Zeile ein genauer Name oder die Adresse eines Eintrags.", "One exact name or the address of an entry a line.");
    public static Phrase AddressALine { get; } = new("Je Zeile eine Adresse.", "One address a line.");
    public static Phrase Save { get; } = new("Entwurf speichern", "Save the draft");
    public static Phrase SaveAnyway { get; } = new("Es ist etwas anderes: trotzdem speichern", "It is something else: save it anyway");
    public static Phrase ErrorsTitle { get; } = new("Das braucht noch eine Änderung", "This needs a change");
    public static Phrase ErrorsNote { get; } = new("Nichts wurde gespeichert. Die Liste führt zu den Feldern.", "Nothing was saved. The list leads to the fields.");
    public static Phrase AlikeTitle { get; } = new("Gibt es das schon?", "Is it there already?");
    public static Phrase AlikeNote { get; } = new("Diese Einträge heißen ähnlich. Noch ist nichts gespeichert.", "These entries have similar names. Nothing is saved yet.");
    public static Phrase DraftTitle { get; } = new("Ihr Entwurf: {0}", "Your draft: {0}");
    public static Phrase Saved { get; } = new("Der Entwurf ist gespeichert und wartet auf die Redaktion.", "The draft is saved and waits for the editors.");
    public static Phrase KeepLink { get; } = new("Heben Sie diesen geheimen Link auf. Nur mit ihm können Sie den Eintrag ändern oder zurückziehen:", "Keep this secret link. Only with it can you change or withdraw the entry:");
    public static Phrase StatusWaiting { get; } = new("Der Entwurf wartet auf die Redaktion. Niemand sonst sieht ihn.", "The draft waits for the editors. Nobody else sees it.");
    public static Phrase StatusAccepted { get; } = new("Der Eintrag ist öffentlich. Eine Änderung wartet wieder auf die Redaktion.", "The entry is public. A change waits for the editors again.");
    public static Phrase StatusRejected { get; } = new("Die Redaktion hat den Entwurf nicht angenommen. Sie können ihn ändern und noch einmal schicken.", "The editors did not accept the draft. You can change it and send it again.");
    public static Phrase EditorSays { get; } = new("Die Redaktion schreibt: {0}", "The editors write: {0}");
    public static Phrase SeePublic { get; } = new("Zum öffentlichen Eintrag", "To the public entry");
    public static Phrase WithdrawTitle { get; } = new("Zurückziehen", "Withdraw");
    public static Phrase WithdrawNote { get; } = new("Der Entwurf wird gelöscht, und mit ihm der Eintrag, wenn er mit diesem Entwurf begann und schon öffentlich ist. Das lässt sich nicht zurücknehmen.", "The draft is deleted, and with it the entry, where it began with this draft and is public already. This cannot be undone.");
    public static Phrase WithdrawButton { get; } = new("Endgültig zurückziehen", "Withdraw for good");
    public static Phrase Withdrawn { get; } = new("Zurückgezogen. Der Entwurf und sein Eintrag sind gelöscht.", "Withdrawn. The draft and its entry are deleted.");
    public static Phrase DraftsTitle { get; } = new("Entwürfe prüfen", "Review drafts");
    public static Phrase DraftsNone { get; } = new("Kein Entwurf wartet.", "No draft waits.");
    public static Phrase DraftsWaiting { get; } = new("{0} Entwürfe warten", "{0} drafts wait");
    public static Phrase Key { get; } = new("Schlüssel mit der Rolle editor oder admin", "Key with the role editor or admin");
    public static Phrase KeyNote { get; } = new("Er bleibt eine Stunde in einem Cookie, das nur diese Seite liest.", "It stays for an hour in a cookie that only this site reads.");
    public static Phrase SignIn { get; } = new("Anmelden", "Sign in");
    public static Phrase SignOut { get; } = new("Abmelden", "Sign out");
    public static Phrase WrongKey { get; } = new("Dieser Schlüssel ist nicht bekannt oder hat nicht die Rolle editor.", "This key is not known or does not have the role editor.");
    public static Phrase NewEntry { get; } = new("neuer Eintrag", "new entry");
    public static Phrase ChangeOf { get; } = new("Änderung", "change");
    public static Phrase Field { get; } = new("Feld", "Field");
    public static Phrase Now { get; } = new("Öffentlich", "Public");
    public static Phrase Proposed { get; } = new("Vorgeschlagen", "Proposed");
    public static Phrase Accept { get; } = new("Annehmen", "Accept");
    public static Phrase Reject { get; } = new("Ablehnen", "Reject");
    public static Phrase Comment { get; } = new("Ein Wort an die, die es eingetragen haben", "A word to those who entered it");
    public static Phrase Accepted { get; } = new("Angenommen. Der Eintrag ist öffentlich.", "Accepted. The entry is public.");
    public static Phrase Rejected { get; } = new("Abgelehnt.", "Rejected.");
    public static Phrase By { get; } = new("{0}, von {1}, {2}", "{0}, by {1}, {2}");
}
