using System.Text.Encodings.Web;
using System.Text.Json;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl;

/// <summary>Writes a report as JSON. Terms stand in N-Triples syntax, paths in SPARQL syntax.</summary>
internal static class ReportJson
{
    public static void Write(ValidationReport report, Stream output, string? language, Func<ValidationResult, int?>? lineOf)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteBoolean("conforms", report.Conforms);
        json.WriteStartObject("counts");
        foreach (IGrouping<string, ValidationResult> severity in report.Results.GroupBy(r => Local(r.Severity)).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(severity.Key, severity.Count());
        }

        json.WriteEndObject();
        json.WriteStartArray("results");
        foreach (ValidationResult result in report.Results)
        {
            Write(result, json, language, lineOf?.Invoke(result));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(ValidationResult result, Utf8JsonWriter json, string? language, int? line)
    {
        json.WriteStartObject();
        if (line is { } known)
        {
            json.WriteNumber("line", known);
        }

        json.WriteString("severity", Local(result.Severity));
        json.WriteString("focusNode", result.FocusNode.ToString());
        Optional(json, "path", result.Path?.ToString());
        Optional(json, "value", result.Value?.ToString());
        json.WriteString("sourceShape", result.SourceShape.ToString());
        Optional(json, "sourceConstraint", result.SourceConstraint?.ToString());
        json.WriteString("component", Local(result.Component));
        if (language is not null)
        {
            json.WriteString("message", result.Message(language));
        }

        json.WriteStartArray("messages");
        foreach (Literal message in result.Messages)
        {
            json.WriteStartObject();
            json.WriteString("text", message.Lexical);
            Optional(json, "language", message.Language);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>Terms of SHACL by their local names, others whole.</summary>
    private static string Local(Iri iri) => iri.Value.StartsWith(ShaclVocabulary.Namespace, StringComparison.Ordinal) ? iri.Value[ShaclVocabulary.Namespace.Length..] : iri.Value;
}
