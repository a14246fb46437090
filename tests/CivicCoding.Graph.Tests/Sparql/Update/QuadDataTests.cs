using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Syntax;
using CivicCoding.Graph.Sparql.Update;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Graph.Tests.Sparql.Update;

public class QuadDataTests
{
    [Theory]
    [InlineData(":a :p :b", "<http://e/a> <http://e/p> <http://e/b>")]
    [InlineData("<http://e/a> a <rel>", "<http://e/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://base/rel>")]
    [InlineData(@":a :p :b\~c", "<http://e/a> <http://e/p> <http://e/b~c>")]
    [InlineData("""<urn:a> <urn:p> "x" """, """<urn:a> <urn:p> "x" """)]
    [InlineData("""<urn:a> <urn:p> ''""", "<urn:a> <urn:p> \"\" ")]
    [InlineData("""<urn:a> <urn:p> '''it's'''@de-AT""", """<urn:a> <urn:p> "it's"@de-AT""")]
    [InlineData("""<urn:a> <urn:p> "two\nlines \"x\" \\ é"^^:t""", """<urn:a> <urn:p> "two\nlines \"x\" \\ é"^^<http://e/t>""")]
    [InlineData("""<urn:a> <urn:p> "x"^^xsd:string""", """<urn:a> <urn:p> "x" """)]
    [InlineData("<urn:a> <urn:p> -1.5", """<urn:a> <urn:p> "-1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>""")]
    [InlineData("<urn:a> <urn:p> TRUE", """<urn:a> <urn:p> "true"^^<http://www.w3.org/2001/XMLSchema#boolean>""")]
    public void A_term_of_data_is_the_one_that_its_text_means(string triple, string meant) =>
        Assert.Equal([$"{meant.Trim()} <http://e/g>"], Quads($"INSERT DATA {{ GRAPH :g {{ {triple} }} }}"));

    [Fact]
    public void Quads_stand_in_the_graph_around_them_in_the_order_of_the_text() => Assert.Equal(
        ["<http://e/a> <http://e/p> <http://e/b> -", "<http://e/a> <http://e/p> <http://e/c> -", "<http://e/a> <http://e/q> <http://e/b> <http://e/g>", "<http://e/b> <http://e/p> <http://e/a> -"],
        Quads("INSERT DATA { :a :p :b, :c . GRAPH :g { :a :q :b } . :b :p :a }"));

    [Fact]
    public void A_collection_and_brackets_make_the_triples_that_they_mean()
    {
        const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
        Assert.Equal(
            [$"?.g0 <{Rdf}first> <http://e/x> -", $"?.g0 <{Rdf}rest> <{Rdf}nil> -", "<http://e/a> <http://e/p> ?.g0 -", "?.g1 <http://e/q> ?.bl -", "<http://e/a> <http://e/p> ?.g1 -"],
            Quads("INSERT DATA { :a :p (:x), [ :q _:l ] }"));
    }

    [Fact]
    public void Terms_that_differ_in_kind_datatype_or_language_only_stay_apart()
    {
        const string Objects = """<urn:x>, "urn:x", "urn:x"@de, "urn:x"@en, "urn:x"^^<urn:t>, "urn:x"^^<urn:u>, _:urn""";
        Assert.Equal(7, Quads($"INSERT DATA {{ <urn:a> <urn:p> {Objects} }}").Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void One_word_under_many_language_tags_does_not_stand_on_one_slot()
    {
        byte[] word = "x"u8.ToArray();
        IEnumerable<uint> hashes = Enumerable.Range(0, 1_000).Select(i => QuadData.HashOf(TermKind.Literal, word, -1, Encoding.UTF8.GetBytes($"de-x-{i:0000}")));
        Assert.InRange(hashes.Distinct().Count(), 990, 1_000);
    }

    [Fact]
    public void A_literal_as_subject_makes_no_quad() => Assert.Empty(Quads("""INSERT DATA { "x" :p :o . 1 :p :o }"""));

    [Theory]
    [InlineData("INSERT DATA { ?s :p :o }", "A variable cannot stand in INSERT DATA")]
    [InlineData("DELETE DATA { :s :p _:b }", "A blank node cannot stand in DELETE DATA")]
    [InlineData("DELETE DATA { :s :p [] }", "A blank node cannot stand in DELETE DATA")]
    [InlineData("INSERT DATA { :s none:p :o }", "The prefix none: is not declared")]
    [InlineData("INSERT DATA { _:b :p :o } ; INSERT DATA { _:b :p :o }", "two INSERT DATA")]
    public void What_data_must_not_hold_is_refused(string update, string message) =>
        Assert.Contains(message, Assert.Throws<SparqlSyntaxException>(() => Quads(update)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Many_terms_are_told_apart_and_each_is_stored_once()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        var text = new StringBuilder("INSERT DATA { ");
        for (int i = 0; i < 5_000; i++)
        {
            text.Append($"<urn:s{i / 2}> <urn:p{i % 3}> \"{i % 1_250}\", \"{i % 1_250}\"@en . ");
        }

        WriteReceipt receipt = await store.UpdateAsync(text.Append('}').ToString(), null, TestContext.Current.CancellationToken);
        Assert.Equal(10_000, receipt.Added);
        using Snapshot snapshot = store.OpenSnapshot();
        Assert.Equal(4, snapshot.Count(QuadPattern.In(default, default, IdOf(snapshot, new Literal("1249")))));
    }

    [Fact]
    public void Data_of_a_thousand_triples_are_read_without_an_object_for_each()
    {
        string text = $"INSERT DATA {{ {string.Concat(Enumerable.Range(0, 1_000).Select(i => $"<urn:s{i}> <urn:p> \"{i}\" . "))}}}";
        Allocations.AssertAtMost(text.Length + (300 * 1_024), () => SparqlParser.ParseUpdate(text));
    }

    private static TermId IdOf(Snapshot snapshot, Term term) => snapshot.Terms.TryFind(new TermScratch().Encode(term), out TermId id) ? id : throw new InvalidOperationException($"{term} is not there.");

    private static List<string> Quads(string update) =>
        [.. SparqlParser.ParseUpdate($"BASE <http://base/> PREFIX : <http://e/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> {update}").Operations
            .Select(o => o switch { UpdateOperation.InsertData insert => insert.Quads, UpdateOperation.DeleteData delete => delete.Quads, _ => throw new InvalidOperationException() })
            .SelectMany(d => d.Templates)
            .Select(q => $"{q.Triple} {q.Graph?.ToString() ?? "-"}")];
}
