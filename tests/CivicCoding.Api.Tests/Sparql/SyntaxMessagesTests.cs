using System.Text.RegularExpressions;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Sparql;
using CivicCoding.Api.Tests.Architecture;
using CivicCoding.Graph;
using CivicCoding.Graph.Sparql;

namespace CivicCoding.Api.Tests.Sparql;

public sealed partial class SyntaxMessagesTests
{
    [Theory]
    [InlineData("SELECT ?x WHERE { ?x a ; ?y }", "Erwartet: ein RDF-Term oder eine Variable. Gefunden: ;.")]
    [InlineData("SELECT ?x WHERE { ?x a ?y", "Erwartet: } oder ein weiterer Teil der Gruppe. Gefunden: Ende des Textes.")]
    [InlineData("SELECT ?x WHERE { ?x ex:y ?z }", "Das Präfix ex: ist nicht erklärt: Beginnen Sie mit PREFIX ex: <...>.")]
    [InlineData("SELECT ?x { BIND(1 AS ?x ", "Erwartet: ) nach BIND. Gefunden: Ende des Textes.")]
    [InlineData("SELECT ?x { FILTER(BOUND ?x) }", "Erwartet: ( nach BOUND. Gefunden: ?x.")]
    [InlineData("SELECT ?x { VALUES (?x ?x) { (1 2) } }", "VALUES nennt ?x zweimal.")]
    [InlineData("SELECT ?x { ?x a \"offen }", "Dieser Zeichenkette fehlt das schließende Anführungszeichen.")]
    public async Task A_mistake_is_told_in_German(string query, string german)
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        SparqlSyntaxException error = await Assert.ThrowsAsync<SparqlSyntaxException>(async () => await store.QueryAsync(query, cancellation: TestContext.Current.CancellationToken));
        Phrase said = SyntaxMessages.Of(error.Message);
        Assert.Equal(german, said.German);
        Assert.Equal(error.Message, said.English);
    }

    [Fact]
    public void Every_message_of_the_parser_has_its_German()
    {
        string folder = Path.Combine(Checkout.Folder(), "CivicCoding.Graph", "Engine", "Sparql", "Syntax");
        string[] messages =
        [
            .. Directory.GetFiles(folder, "*.cs").SelectMany(f => Said().Matches(File.ReadAllText(f)))
                .Select(m => Filled(m.Groups["text"].Value)).Where(t => Words().IsMatch(t))
                .SelectMany(t => new[] { t.TrimEnd('.') + ".", $"Expected {t} but found x." }),
        ];
        Assert.True(messages.Length > 150, $"Only {messages.Length} messages were found in the parser.");

        // A message is either a whole one or what is expected; one of the two readings has to be known.
        Assert.All(messages.Chunk(2), both =>
        {
            bool whole = SyntaxMessages.Of(both[0]).German != both[0];
            string expected = SyntaxMessages.Of(both[1]).German;
            Assert.True(whole || !expected.Contains(both[0][..^1], StringComparison.Ordinal), both[0]);
        });
    }

    [Fact]
    public void A_message_of_any_length_is_bounded_work()
    {
        string text = "Expected " + string.Concat(Enumerable.Repeat(" but found", 200_000)) + ".";
        Assert.Equal(text, SyntaxMessages.Of(text).German);
    }

    /// <summary>The places of an interpolated text filled, its escapes read.</summary>
    private static string Filled(string text) => Place().Replace(text.Replace("\\\\", "\\", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal), "x");

    [GeneratedRegex("""(?:Expected|Expect|Error|SparqlSyntaxException|ReadIri|ReadVariableOrIri)\((?:SparqlTokenKind\.\w+, )?\$?"(?<text>(?:[^"\\]|\\.)*)"(?!\s*\+)""")]
    private static partial Regex Said();

    [GeneratedRegex(@"\{[^{}]*\}(?<!\{|\} )")]
    private static partial Regex Place();

    [GeneratedRegex("[a-z]{3,}")]
    private static partial Regex Words();
}
