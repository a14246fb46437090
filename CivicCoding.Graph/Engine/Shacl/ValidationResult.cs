using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl.Paths;

namespace CivicCoding.Graph.Shacl;

/// <summary>One result of a validation (SHACL, section 3.6.2).</summary>
/// <param name="FocusNode">The node that was checked.</param>
/// <param name="Path">The path from it, or null.</param>
/// <param name="Value">The value that breaks the constraint, or null.</param>
/// <param name="SourceShape">The shape that has the constraint.</param>
/// <param name="SourceConstraint">The SPARQL-based constraint, or null.</param>
/// <param name="Component">The constraint component.</param>
/// <param name="Severity">sh:Violation, sh:Warning, sh:Info or another.</param>
/// <param name="Messages">The shape's messages, or those that we have for the component in German and English.</param>
public sealed record ValidationResult(Term FocusNode, ShaclPath? Path, Term? Value, Term SourceShape, Term? SourceConstraint, Iri Component, Iri Severity, IReadOnlyList<Literal> Messages)
{
    /// <summary>The message in a language: in it, else in English, else without a language, else any; empty where there is none.</summary>
    public string Message(string language) =>
        (In(language) ?? In("en") ?? Messages.FirstOrDefault(m => m.Language is null) ?? (Messages.Count > 0 ? Messages[0] : null))?.Lexical ?? "";

    private Literal? In(string language) => Messages.FirstOrDefault(m =>
        m.Language is { } tag && tag.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (tag.Length == language.Length || tag[language.Length] == '-'));
}
