using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl;

/// <summary>Writes a report for people, in German or English, gravest results first.</summary>
internal static class ReportText
{
    public static void Write(ValidationReport report, TextWriter output, string language, Func<ValidationResult, int?>? lineOf)
    {
        ArgumentNullException.ThrowIfNull(output);
        bool german = language.StartsWith("de", StringComparison.OrdinalIgnoreCase);
        if (report.Conforms)
        {
            output.WriteLine(german ? "Die Daten erfüllen alle Regeln." : "The data meet all rules.");
            return;
        }

        foreach (ValidationResult result in report.Results.OrderBy(Rank))
        {
            string line = lineOf?.Invoke(result) is { } known ? (german ? $" (Zeile {known})" : $" (line {known})") : "";
            output.WriteLine($"{Severity(result.Severity, german)}{line}: {result.FocusNode}");
            if (result.Path is not null)
            {
                output.WriteLine($"  {(german ? "Eigenschaft" : "property")}: {result.Path}");
            }

            if (result.Value is not null && !result.Value.Equals(result.FocusNode))
            {
                output.WriteLine($"  {(german ? "Wert" : "value")}: {result.Value}");
            }

            output.WriteLine($"  {OneLine(result.Message(language))}");
        }

        output.WriteLine(Summary(report, german));
    }

    private static string Summary(ValidationReport report, bool german)
    {
        int violations = report.Results.Count(r => Rank(r) == 0);
        int warnings = report.Results.Count(r => Rank(r) == 1);
        int infos = report.Results.Count - violations - warnings;
        return german ? $"Verstöße: {violations}, Warnungen: {warnings}, Hinweise: {infos}" : $"Violations: {violations}, warnings: {warnings}, notes: {infos}";
    }

    private static string Severity(Iri severity, bool german) =>
        severity.Equals(ShaclVocabulary.Violation) ? (german ? "Verstoß" : "Violation")
        : severity.Equals(ShaclVocabulary.Warning) ? (german ? "Warnung" : "Warning")
        : severity.Equals(ShaclVocabulary.Info) ? (german ? "Hinweis" : "Note")
        : severity.Value;

    private static int Rank(ValidationResult result) => result.Severity.Equals(ShaclVocabulary.Warning) ? 1 : result.Severity.Equals(ShaclVocabulary.Info) ? 2 : 0;

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
