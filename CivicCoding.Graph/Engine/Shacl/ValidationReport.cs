using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Shacl;

/// <summary>The report of a validation (SHACL, section 3.6.1).</summary>
public sealed class ValidationReport(IReadOnlyList<ValidationResult> results)
{
    public IReadOnlyList<ValidationResult> Results { get; } = results;

    /// <summary>sh:conforms: true where there is no result of any severity.</summary>
    public bool Conforms => Results.Count == 0;

    /// <summary>True where a result is more than a warning: of any severity but sh:Warning and sh:Info.</summary>
    public bool HasViolations => Results.Any(r => !r.Severity.Equals(ShaclVocabulary.Warning) && !r.Severity.Equals(ShaclVocabulary.Info));

    /// <summary>Writes the report as RDF (section 3.6).</summary>
    public void WriteTo(IQuadSink sink) => ReportGraph.Write(this, sink);

    /// <summary>Writes the report as JSON: conforms, the count of each severity, and the results with messages by language.</summary>
    /// <param name="output">Receives the document.</param>
    /// <param name="language">The language of the one message beside all of them; null: none.</param>
    /// <param name="lineOf">Tells the line of a result, from 1, where it is known.</param>
    public void WriteJson(Stream output, string? language = null, Func<ValidationResult, int?>? lineOf = null) => ReportJson.Write(this, output, language, lineOf);

    /// <summary>Writes the report for people, each result with its message in the language or the nearest there is.</summary>
    /// <param name="output">Receives the text.</param>
    /// <param name="language">de or en.</param>
    /// <param name="lineOf">Tells the line of a result, from 1, where it is known.</param>
    public void WriteText(TextWriter output, string language = "en", Func<ValidationResult, int?>? lineOf = null) => ReportText.Write(this, output, language, lineOf);
}
