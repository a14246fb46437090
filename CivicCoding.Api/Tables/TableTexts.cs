using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Tables;

/// <summary>The messages about tables and their mappings.</summary>
internal static class TableTexts
{
    public static Phrase AtRow { get; } = new("Zeile {0}: {1}", "Row {0}: {1}");
    public static Phrase AtColumn { get; } = new("Spalte „{0}“: {1}", "Column “{0}”: {1}");
    public static Phrase AtCell { get; } = new("Zeile {0}, Spalte „{1}“: {2}", "Row {0}, column “{1}”: {2}");
    public static Phrase Empty { get; } = new("Die Datei ist leer. Die erste Zeile nennt die Spalten.", "The file is empty. The first row names the columns.");
    public static Phrase TooLarge { get; } = new("Die Datei ist größer als {0} Bytes. Teilen Sie sie.", "The file is larger than {0} bytes. Split it.");
    public static Phrase TooManyColumns { get; } = new("Die Zeile hat {0} Spalten; erlaubt sind {1}. Löschen Sie, was nicht gebraucht wird.", "The row has {0} columns; {1} are allowed. Delete what is not needed.");
    public static Phrase TooManyRows { get; } = new("Die Tabelle hat mehr als {0} Zeilen. Teilen Sie sie.", "The table has more than {0} rows. Split it.");
    public static Phrase CellTooLong { get; } = new("Eine Zelle ab hier ist länger als {0} Zeichen. Meist ist ein Anführungszeichen davor nicht geschlossen.", "A cell from here on is longer than {0} characters. Mostly a quotation mark before it is not closed.");
    public static Phrase QuoteNotClosed { get; } = new("Ein Anführungszeichen ist nicht geschlossen. Innerhalb einer Zelle wird es verdoppelt: \"\".", "A quotation mark is not closed. Within a cell it is doubled: \"\".");
    public static Phrase NulCharacter { get; } = new("Hier steht ein Nullzeichen; die Datei ist kein reiner Text. Speichern Sie sie noch einmal als CSV (UTF-8).", "There is a NUL character here; the file is not plain text. Save it once more as CSV (UTF-8).");
    public static Phrase WrongCellCount { get; } = new("Die Zeile hat {0} Zellen, die erste Zeile {1}. Steht ein Trennzeichen zu viel oder zu wenig da?", "The row has {0} cells, the first row {1}. Is there a separator too many or too few?");
    public static Phrase SameColumnTwice { get; } = new("Zwei Spalten heißen gleich. Benennen Sie eine um.", "Two columns have the same name. Rename one.");
    public static Phrase ColumnMissing { get; } = new("Die Zuordnung nennt diese Spalte, die Tabelle hat sie nicht. Es gibt: {0}.", "The mapping names this column, the table does not have it. There are: {0}.");
    public static Phrase ColumnUnused { get; } = new("Keine Zuordnung; die Spalte wird nicht eingelesen. Nennen Sie sie unter columns oder ignore.", "Not mapped; the column is not read. Name it under columns or ignore.");
    public static Phrase SameRow { get; } = new("Die Zeile sagt dasselbe wie Zeile {0}; sie zählt nur einmal.", "The row says the same as row {0}; it counts once.");
    public static Phrase SameEntry { get; } = new("Die Zeile beschreibt denselben Eintrag wie Zeile {0}, aber anders. Führen Sie beide zusammen, oder unterscheiden Sie sie durch die Spalte unter id.", "The row describes the same entry as row {0}, but differently. Merge both, or tell them apart by the column under id.");
    public static Phrase Exists { get; } = new("Einen Eintrag dieses Namens gibt es schon: {0}. Lassen Sie die Zeile weg, oder geben Sie ihr einen anderen Namen oder eine eigene Kennung unter id.", "There is an entry of this name already: {0}. Leave the row out, or give it another name or an id of its own under id.");
    public static Phrase NoId { get; } = new("Die Kennung fehlt.", "The id is missing.");
    public static Phrase Refused { get; } = new("{0} Zeilen brauchen eine Änderung; nichts wurde gespeichert.", "{0} rows need a change; nothing was saved.");
    public static Phrase Unusable { get; } = new("Die Tabelle kann so nicht gelesen werden; nichts wurde gespeichert.", "The table cannot be read like this; nothing was saved.");
    public static Phrase More { get; } = new("… und {0} weitere Meldungen.", "… and {0} more messages.");
    public static Phrase ReadAs { get; } = new("Gelesen als {0}, Trennzeichen {1}, {2} Zeilen.", "Read as {0}, separator {1}, {2} rows.");
    public static Phrase Checked { get; } = new("{0} Einträge sind in Ordnung; nichts wurde gespeichert (--dry-run).", "{0} entries are fine; nothing was saved (--dry-run).");
    public static Phrase Saved { get; } = new("{0} Einträge gespeichert in {1}: {2} Aussagen neu, {3} entfernt.", "{0} entries saved in {1}: {2} statements added, {3} removed.");
    public static Phrase Kept { get; } = new("{0} Einträge wurden hier bearbeitet und behalten ihre Bearbeitung: {1}", "{0} entries were edited here and keep their edits: {1}");
    public static Phrase StayAway { get; } = new("{0} Einträge wurden hier gelöscht und kommen nicht wieder: {1}", "{0} entries were removed here and do not come back: {1}");
    public static Phrase MappingMissing { get; } = new("civic import csv braucht eine Zuordnung der Spalten: --mapping DATEI. docs/tables.md sagt, wie sie aussieht.", "civic import csv needs a mapping of the columns: --mapping FILE. docs/tables.md tells what it looks like.");
    public static Phrase MappingTooLarge { get; } = new("Die Zuordnung ist zu groß.", "The mapping is too large.");
    public static Phrase MappingTooDeep { get; } = new("Zeile {0}: Die Zuordnung ist zu tief verschachtelt.", "Line {0}: the mapping is nested too deeply.");
    public static Phrase MappingAnchor { get; } = new("Zeile {0}: Anker und Verweise (& und *) sind in Zuordnungen nicht erlaubt. Setzen Sie den Text in Anführungszeichen.", "Line {0}: anchors and aliases (& and *) are not allowed in mappings. Put the text in quotation marks.");
    public static Phrase MappingNotYaml { get; } = new("Zeile {0}, Spalte {1}: Das ist weder YAML noch JSON: {2}", "Line {0}, column {1}: this is neither YAML nor JSON: {2}");
    public static Phrase MappingNotAMap { get; } = new("Die Zuordnung besteht aus Namen mit Werten: kind, source, columns.", "The mapping consists of names with values: kind, source, columns.");
    public static Phrase MappingNotAMapAt { get; } = new("Unter „{0}“ werden Namen mit Werten erwartet.", "Names with values are expected under “{0}”.");
    public static Phrase MappingNotText { get; } = new("Bei „{0}“ wird ein Text erwartet.", "A text is expected at “{0}”.");
    public static Phrase MemberMissing { get; } = new("In der Zuordnung fehlt „{0}“.", "“{0}” is missing in the mapping.");
    public static Phrase UnknownMember { get; } = new("„{0}“ kennt die Zuordnung nicht. Möglich sind: {1}.", "The mapping does not know “{0}”. Possible are: {1}.");
    public static Phrase UnknownKind { get; } = new("Die Art „{0}“ gibt es nicht. Möglich sind: {1}.", "There is no kind “{0}”. Possible are: {1}.");
    public static Phrase UnknownField { get; } = new("Das Feld „{0}“ (Spalte „{1}“) gibt es nicht. Möglich sind: {2}.", "There is no field “{0}” (column “{1}”). Possible are: {2}.");
    public static Phrase BadSourceName { get; } = new("source.name ist ein kurzer Name aus kleinen Buchstaben, Ziffern und Bindestrichen, zum Beispiel vereinsliste-2026.", "source.name is a short name of small letters, digits and hyphens, for example member-list-2026.");
    public static Phrase BadSourceAddress { get; } = new("source.url ist die Webadresse, von der die Tabelle stammt; sie beginnt mit https:// oder http://.", "source.url is the web address that the table comes from; it begins with https:// or http://.");
    public static Phrase BadLanguage { get; } = new("language ist de oder en, nicht „{0}“.", "language is de or en, not “{0}”.");
    public static Phrase BadDelimiter { get; } = new("delimiter ist ein einzelnes Zeichen oder tab.", "delimiter is a single character or tab.");
    public static Phrase BadEncoding { get; } = new("Die Kodierung „{0}“ ist nicht bekannt. Nennen Sie utf-8, utf-16 oder windows-1252, oder lassen Sie encoding weg.", "The encoding “{0}” is not known. Name utf-8, utf-16 or windows-1252, or leave encoding out.");
    public static Phrase BadVisibility { get; } = new("Spalte „{0}“: visibility ist public oder internal; Name, Quelle und Teile sind immer öffentlich.", "Column “{0}”: visibility is public or internal; name, source and parts are always public.");
}
