using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Pages;

/// <summary>The texts of the ontology's page.</summary>
internal static class OntologyTexts
{
    public static Phrase Title { get; } = new("Begriffe des Netzwerks", "Terms of the network");
    public static Phrase Lead { get; } = new("Die Ontologie ist dünn: jeder Begriff ist in einem verbreiteten Vokabular verankert.", "The ontology is thin: every term is anchored in a widely used vocabulary.");
    public static Phrase Namespace { get; } = new("Namensraum", "Namespace");
    public static Phrase Classes { get; } = new("Klassen", "Classes");
    public static Phrase Properties { get; } = new("Eigenschaften", "Properties");
    public static Phrase Concepts { get; } = new("Feste Werte", "Fixed values");
    public static Phrase Term { get; } = new("Begriff", "Term");
    public static Phrase Name { get; } = new("Name", "Name");
    public static Phrase Definition { get; } = new("Bedeutung", "Meaning");
    public static Phrase Anchor { get; } = new("Verankert in", "Anchored in");
    public static Phrase Downloads { get; } = new("Als Datei", "As a file");
}
