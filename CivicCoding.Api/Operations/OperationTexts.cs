using System.Globalization;
using System.Text;
using CivicCoding.Api.Languages;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Api.Operations;

/// <summary>What operations say about what they did.</summary>
internal static class OperationTexts
{
    public static Phrase NoFolder { get; } = new("Es fehlt folder: der Name der Sicherung.", "There is no folder: the name of the backup.");
    public static Phrase NoIri { get; } = new("Es fehlt iri: die vollständige IRI der Sache, die gelöscht wird.", "There is no iri: the absolute IRI of the thing to erase.");
    public static Phrase NoBackups { get; } = new(
        "Dieser Server nimmt Sicherungen nur auf der Maschine selbst an: civic backup ORDNER. Für Sicherungen über das Netz nennt die Betreiberin in CIVIC_BACKUPS einen Ordner.",
        "This server takes backups on its own machine only: civic backup DIR. For backups over the network its operator names a folder in CIVIC_BACKUPS.");
    public static Phrase BadName { get; } = new("folder ist ein Name aus Buchstaben, Ziffern, Punkten, Binde- und Unterstrichen, kein Pfad.", "folder is a name of letters, digits, dots, hyphens and underscores, not a path.");
    public static Phrase Remote { get; } = new("Das geht nur mit dem eingebetteten Speicher.", "This works with the embedded store only.");

    /// <summary>The report as a line for people and scripts, with a line before it for each repair.</summary>
    public static string Describe(VerifyReport report)
    {
        var text = new StringBuilder();
        foreach (string repaired in report.Repaired)
        {
            text.Append("repaired: ").Append(repaired).Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"commit {report.Sequence}: {report.Quads} quads, {report.Terms} terms, hash {report.Hash}. Nothing is damaged.").ToString();
    }

    public static string Describe(BackupReceipt receipt) => string.Create(
        CultureInfo.InvariantCulture,
        $"backup of commit {receipt.Sequence}: {receipt.Quads} quads, {receipt.Files} files, {receipt.Bytes} bytes, {receipt.CopiedBytes} of them copied now, in {receipt.Folder}");

    public static string Describe(EraseReceipt receipt)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"erased <{receipt.Iri}> with commit {receipt.Sequence}: {receipt.Quads} quads removed; {receipt.Values} values are in no file of the store any more, {receipt.SharedValues} stay because other entries have them too");
        foreach (string file in receipt.PendingFiles)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nattention: {file} is still read by a running query and goes when that ends");
        }

        foreach (KnownBackup backup in receipt.Backups)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nolder backup, may still hold it: {backup.Folder} (commit {backup.Sequence}, {backup.Created:yyyy-MM-dd HH:mm} UTC). Renew it or delete it.");
        }

        return text.ToString();
    }
}
