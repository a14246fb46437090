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
    public void WriteJson(Stream output) => ReportJson.Write(this, output);

    /// <summary>Writes the report for people, each result with its message in the language or the nearest there is.</summary>
    public void WriteText(TextWriter output, string language = "en") => ReportText.Write(this, output, language);
}
