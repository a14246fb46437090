using CivicCoding.Api.Languages;

namespace CivicCoding.Api.Sparql;

/// <summary>The messages of the SPARQL routes.</summary>
internal static class SparqlTexts
{
    public static Phrase NoText { get; } = new("Geben Sie genau einen Parameter '{0}' an.", "Give exactly one parameter '{0}'.");
    public static Phrase TwoTexts { get; } = new("'{0}' steht in der Adresse und im Rumpf; geben Sie nur eines an.", "'{0}' stands in the address and in the body; give only one.");
    public static Phrase NotUtf8 { get; } = new("Der Rumpf ist kein UTF-8.", "The body is not UTF-8.");
    public static Phrase BadTimeout { get; } = new("timeout ist eine Zahl von Sekunden größer als null.", "timeout is a number of seconds greater than zero.");
    public static Phrase BadGraph { get; } = new("Ein Graph wird durch eine absolute IRI benannt.", "A graph is named by an absolute IRI.");
    public static Phrase NoGraph { get; } = new("Diesen Graphen gibt es nicht.", "There is no such graph.");
    public static Phrase OneGraph { get; } = new("Nennen Sie den Graphen entweder mit ?default oder mit ?graph=IRI.", "Name the graph either by ?default or by ?graph=IRI.");
}
