using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Problems;

/// <summary>The texts of problem documents.</summary>
internal static class ProblemTexts
{
    public static Phrase BadRequest { get; } = new("Die Anfrage ist so nicht möglich", "The request cannot be carried out like this");
    public static Phrase Syntax { get; } = new("Der Text hat einen Syntaxfehler", "The text has a syntax error");
    public static Phrase SyntaxDetail { get; } = new("Zeile {0}, Spalte {1}: {2}", "Line {0}, column {1}: {2}");
    public static Phrase Unauthorized { get; } = new("Ein Schlüssel ist nötig", "A key is needed");
    public static Phrase UnauthorizedDetail { get; } = new("Senden Sie Ihren Schlüssel im Kopf 'Authorization: Bearer SCHLÜSSEL'. Der erste Schlüssel wurde beim ersten Start einmal gezeigt.", "Send your key in the header 'Authorization: Bearer KEY'. The first key was shown once at the first start.");
    public static Phrase Forbidden { get; } = new("Das ist nicht erlaubt", "This is not allowed");
    public static Phrase ForbiddenDetail { get; } = new("Ihr Schlüssel erlaubt das nicht.", "Your key does not allow this.");
    public static Phrase ForeignOriginDetail { get; } = new("Die Seite einer anderen Adresse darf hier nicht schreiben.", "A page of another address may not write here.");
    public static Phrase ReadOnly { get; } = new("Der Speicher nimmt nichts mehr auf", "The store takes no more writes");
    public static Phrase ReadOnlyDetail { get; } = new("Der Datenträger hat etwas nicht behalten; was bestätigt war, ist da und lesbar. Ihre Änderung wurde nicht bestätigt. Der Betrieb muss den Datenträger prüfen und neu starten.", "The disk failed to keep a write; what was acknowledged is there and can be read. Your change was not acknowledged. The operator has to check the disk and restart.");
    public static Phrase DiskFull { get; } = new("Der Datenträger ist voll", "The disk is full");
    public static Phrase DiskFullDetail { get; } = new("Ihre Änderung wurde nicht gespeichert, und nichts ging verloren. Wiederholen Sie sie, wenn wieder Platz ist.", "Your change was not kept, and nothing is lost. Repeat it when there is space again.");
    public static Phrase NotFound { get; } = new("Nicht gefunden", "Not found");
    public static Phrase NotFoundDetail { get; } = new("Unter dieser Adresse gibt es nichts.", "There is nothing at this address.");
    public static Phrase MethodNotAllowed { get; } = new("Diese Methode gibt es hier nicht", "This method is not available here");
    public static Phrase MethodNotAllowedDetail { get; } = new("{0} geht hier nicht; der Kopf Allow nennt, was geht.", "{0} is not available here; the header Allow names what is.");
    public static Phrase NotAcceptable { get; } = new("Keines der gewünschten Formate ist möglich", "None of the accepted formats is available");
    public static Phrase NotAcceptableDetail { get; } = new("Möglich sind: {0}", "Available are: {0}");
    public static Phrase TooLarge { get; } = new("Die Anfrage ist zu groß", "The request is too large");
    public static Phrase TooLargeDetail { get; } = new("Erlaubt sind {0} KiB. Teilen Sie die Anfrage.", "{0} KiB are allowed. Split the request.");
    public static Phrase UnsupportedMediaType { get; } = new("Dieses Format wird hier nicht gelesen", "This format is not read here");
    public static Phrase UnsupportedMediaTypeDetail { get; } = new("Gelesen werden: {0}", "Read are: {0}");
    public static Phrase UnknownHostDetail { get; } = new("Unter diesem Rechnernamen antwortet der Server nicht. Er nimmt Namen an, die der Betreiber mit --hosts nennt.", "The server does not answer to this host name. It takes the names that the operator lists with --hosts.");
    public static Phrase TooManyRequests { get; } = new("Zu viele Anfragen", "Too many requests");
    public static Phrase TooManyRequestsDetail { get; } = new("Von dieser Adresse kommen zu viele Anfragen auf einmal. Warten Sie, wie Retry-After sagt.", "Too many requests come from this address at once. Wait as Retry-After says.");
    public static Phrase ServiceFailed { get; } = new("Ein anderer SPARQL-Dienst antwortet nicht", "Another SPARQL service does not answer");
    public static Phrase StoreFailed { get; } = new("Der Datenspeicher dahinter antwortet nicht, wie er soll", "The store behind this server does not answer as it should");
    public static Phrase Internal { get; } = new("Der Server hat einen Fehler gemacht", "The server made an error");
    public static Phrase InternalDetail { get; } = new("Das ist unser Fehler, nicht Ihrer. Der Betreiber findet ihn im Protokoll.", "This is our error, not yours. The operator finds it in the log.");
    public static Phrase NotBuilt { get; } = new("Das gibt es noch nicht", "This is not supported yet");
    public static Phrase Busy { get; } = new("Der Server ist ausgelastet", "The server is busy");
    public static Phrase BusyDetail { get; } = new("Es laufen schon viele Abfragen. Versuchen Sie es gleich noch einmal.", "Many queries are running already. Try again in a moment.");
    public static Phrase Starting { get; } = new("Der Server startet noch", "The server is still starting");
    public static Phrase StartingDetail { get; } = new("Dieser Teil wird gerade vorbereitet. Versuchen Sie es gleich noch einmal.", "This part is being readied. Try again in a moment.");
    public static Phrase Timeout { get; } = new("Die Zeit der Abfrage ist um", "The query ran out of time");
    public static Phrase TimeoutDetail { get; } = new("Die Abfrage wurde beendet. Grenzen Sie sie ein oder geben Sie mit ?timeout= mehr Sekunden.", "The query was ended. Narrow it or give it more seconds with ?timeout=.");
    public static Phrase OutOfBudget { get; } = new("Die Abfrage braucht zu viel", "The query needs too much");
    public static Phrase OutOfBudgetDetail { get; } = new("Die Abfrage braucht mehr Speicher, als eine Abfrage haben darf. Grenzen Sie sie ein.", "The query needs more memory than one query may have. Narrow it.");
    public static Phrase TooManyRowsDetail { get; } = new("Die Antwort hat mehr Zeilen, als eine Antwort haben darf. Setzen Sie LIMIT.", "The answer has more rows than an answer may have. Set LIMIT.");
}
