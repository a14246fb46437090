using System.Text;
using System.Text.RegularExpressions;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Problems;
using CivicCoding.Api.Tests.Architecture;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Tests.Problems;

public sealed partial class RdfMessagesTests
{
    [Theory]
    [InlineData("turtle", "<http://e/a> a ; .", "Erwartet: ein Objekt, also eine IRI, ein Name mit Präfix, ein Literal, ein leerer Knoten, „[“ oder „(“.")]
    [InlineData("turtle", "<http://e/a> <http://e/b> <http://e/c>", "Erwartet: „.“ am Ende der Aussage. Das Dokument endet hier.")]
    [InlineData("turtle", "ex:a a ex:B .", "Das Präfix „ex:“ ist nicht erklärt.")]
    [InlineData("turtle", "<http://e/a> <http://e/b> \"offen .", "Die Zeichenkette, die hier beginnt, ist bis zum Ende des Dokuments nicht geschlossen.")]
    [InlineData("ntriples", "<http://e/a> <http://e/b> c .", "Erwartet: ein Objekt, also eine IRI in < >, ein leerer Knoten oder ein Literal in doppelten Anführungszeichen.")]
    [InlineData("trig", "<http://e/g> { <http://e/a> a <http://e/b>", "Erwartet: „.“ oder „}“ nach der Aussage. Das Dokument endet hier.")]
    [InlineData("rdfxml", "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"http://e/a\"></rdf:RDF>", "Erwartet: der schließende Tag </rdf:Description>.")]
    [InlineData("rdfxml", "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"&nix;\"/></rdf:RDF>", "Die Entität &nix; ist im Dokument nicht erklärt: Erklären Sie sie im Dokumenttyp als <!ENTITY nix \"...\">.")]
    [InlineData("rdfxml", "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><!-- offen", "Das Dokument endet mitten in einem Kommentar.")]
    [InlineData("jsonld", "{\"@id\": 5}", "@id muss eine Zeichenkette sein. (JSON-LD: invalid @id value)")]
    [InlineData("jsonld", "{\"@context\": {\"a\": 5}, \"a\": 1}", "Der Begriff „a“ muss eine Zeichenkette, null oder ein Objekt sein. (JSON-LD: invalid term definition)")]
    [InlineData("jsonld", "{\"a\": 1, \"a\": 2}", "Der Schlüssel „a“ steht zweimal in einem Objekt.")]
    [InlineData("jsonld", "{\"a\": }", "Das Dokument ist kein JSON: '}' kann hier keinen Wert beginnen.")]
    [InlineData("jsonld", "{\"a\" 1}", "Das Dokument ist kein JSON: '1' steht nach einem Schlüssel; erwartet ist ein Doppelpunkt.")]
    [InlineData("jsonld", "{\"a\": \"1\"", "Das Dokument ist kein JSON: Es endet, bevor alle Klammern geschlossen sind.")]
    public void A_mistake_in_a_document_is_told_in_German(string syntax, string document, string german)
    {
        RdfFormat format = RdfFormat.All.Single(f => f.Name == syntax);
        RdfSyntaxException error = Assert.Throws<RdfSyntaxException>(() => format.Read(new MemoryStream(Encoding.UTF8.GetBytes(document)), new Dataset(), new RdfReadOptions { Base = "http://e/" }));
        Phrase said = RdfMessages.Of(error.Message);
        Assert.Equal(german, said.German);
        Assert.Equal(error.Message, said.English);
    }

    [Fact]
    public void Every_message_of_the_readers_has_its_German()
    {
        string folder = Path.Combine(Checkout.Folder(), "CivicCoding.Graph", "Engine", "Syntax");
        string[] files = [.. Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Where(f => !NoReader().IsMatch(Path.GetFileName(f)))];
        string[] messages =
        [
            .. files.SelectMany(f => Tokens().Matches(File.ReadAllText(f)))
                .Select(m => m.Groups["text"]).Where(t => t.Success && t.Value.EndsWith('.') && t.Value.Contains(' ', StringComparison.Ordinal) && !t.Value.Contains("? \"", StringComparison.Ordinal))
                .Select(t => Hole().Replace(Regex.Unescape(t.Value), "x").Trim()).Distinct(StringComparer.Ordinal),
        ];
        Assert.True(messages.Length > 200, $"Only {messages.Length} messages were found in the readers.");
        Assert.Equal([], messages.Where(m => !NotSaid().IsMatch(m) && RdfMessages.Of(m).German == m));
    }

    [Fact]
    public void A_message_of_any_length_or_depth_is_bounded_work()
    {
        string text = string.Concat(Enumerable.Repeat("The context of the term 'x' is not valid: ", 90)) + "?";
        Assert.StartsWith("Der Kontext des Begriffs „x“ ist nicht gültig: ", RdfMessages.Of(text).German, StringComparison.Ordinal);
        string longer = "The prefix '" + new string('x', 1_000_000) + ":' is not declared.";
        Assert.Equal(longer, RdfMessages.Of(longer).German);
    }

    /// <summary>Writers, what leniency reports, and algorithms that no reader uses.</summary>
    [GeneratedRegex(@"Writer|^XmlNames|^XmlText|^Lenient|^Framer|^Compactor|^IriCompactor|^RdfSerializer|^Flattener")]
    private static partial Regex NoReader();

    /// <summary>Comments, characters and raw texts are passed over; a text that is no array of bytes is caught.</summary>
    [GeneratedRegex(""""//[^\n]*|'(?:\\.[0-9a-fA-F]*|[^'\\])'|"""[\s\S]*?"""|"(?:[^"\\]|\\.)*"u8|\$"(?<text>(?:[^"\\{]|\\.|\{\{|\{[^{}]*\})*)"|"(?<text>(?:[^"\\]|\\.)*)["]"""")]
    private static partial Regex Tokens();

    [GeneratedRegex("^(The document ends here|The stream |Writing )")]
    private static partial Regex NotSaid();

    [GeneratedRegex(@"\{[^{}]{2,}\}")]
    private static partial Regex Hole();
}
