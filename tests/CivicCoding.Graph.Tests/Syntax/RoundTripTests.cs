using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Syntax;
using CsCheck;

namespace CivicCoding.Graph.Tests.Syntax;

/// <summary>Random datasets through every pair of syntaxes that can hold them.</summary>
public sealed class RoundTripTests
{
    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static readonly RdfFormat[] Formats = [.. RdfFormat.All.Where(f => f.CanRead && f.CanWrite)];

    private static readonly Gen<Iri> GenIri = OneOf(
        "http://example.org/a", "http://example.org/b#c", "http://example.org/path/to/x.y", "urn:uuid:1", "http://example.org/größe/ß", "http://example.org/-1",
        "http://example.org/a(b)", "http://example.org/q?x=1&y=2#f", "http://example.org/\U0001F600", "http://example.org/dot.", "http://example.org/%20", "tag:example.org,2026:a", "http://[2001:db8::1]/", "http://example.org/it's", "http://example.org/?a:b", "urn:x:a:b:", "http://example.org/~a$&+!*,;=@").Select(s => new Iri(s));

    private static readonly Gen<Iri> GenPredicate = OneOf(
        "http://example.org/p", "http://example.org/ns#q1", WellKnown.RdfType.Value, "http://purl.org/dc/terms/title", "http://example.org/straße", WellKnown.RdfFirst.Value, WellKnown.RdfRest.Value,
        WellKnown.RdfNamespace + "_1").Select(s => new Iri(s));

    private static readonly Gen<BlankNode> GenBlank = OneOf("a", "b1", "anon0", "anon1", "anonx0", "x.y", "0", "hexx61", "ü").Select(s => new BlankNode(s));

    private static readonly Gen<string> GenText = Gen.OneOf(
        OneOf("", "1", "-1.5", "1e3", "1.", "+7", "true", "false", "\"", "\\", "a\nb", "\r\n", "\t", "\"\"\"", "x\"", "\"x\n\"\"", "ends\\\n", "<&>]]>", "ß\U0001F600", "  ", "'''", "%41", "a\u00A0b\u0301"),
        Gen.String[Gen.Char[' ', '\u02FF'], 0, 12]).Select(s => new string([.. s.Where(c => !char.IsSurrogate(c) || s.Length == 3)]));

    private static readonly Gen<Literal> GenLiteral = Gen.OneOf(
        GenText.Select(t => new Literal(t)),
        Gen.Select(GenText, OneOf("de", "en-GB", "x-a1"), (t, l) => new Literal(t, l)),
        Gen.Select(GenText, OneOf("integer", "decimal", "double", "boolean", "date"), (t, d) => new Literal(t, new Iri(WellKnown.XsdNamespace + d))),
        Gen.Select(GenText, OneOf("ar_rtl", "_ltr", "en-gb_ltr"), (t, d) => new Literal(t, new Iri("https://www.w3.org/ns/i18n#" + d))),
        GenText.Select(t => new Literal(t, new Iri(WellKnown.RdfNamespace + "XMLLiteral"))));

    private static readonly Gen<Term> GenResource = Gen.OneOf(GenIri.Select(i => (Term)i), GenBlank.Select(b => (Term)b));

    private static readonly Gen<Term> GenObject = Gen.OneOf(GenIri.Select(i => (Term)i), GenBlank.Select(b => (Term)b), GenLiteral.Select(l => (Term)l), Gen.Const((Term)WellKnown.RdfNil));

    private static readonly Gen<Quad> GenQuad = Gen.Select(GenResource, GenPredicate, GenObject, Gen.Frequency((2, Gen.Const((Term?)null)), (1, GenResource.Select(r => (Term?)r))), (s, p, o, g) => new Quad(s, p, o, g));

    /// <summary>The cells of a list that one statement points to.</summary>
    private static readonly Gen<List<Quad>> GenList = Gen.Select(GenResource, GenPredicate, GenObject.List[0, 4], Gen.Frequency((2, Gen.Const((Term?)null)), (1, GenResource.Select(r => (Term?)r))), Gen.Int[0, 1_000], ListOf);

    [Fact]
    public void A_dataset_survives_every_pair_of_syntaxes() => Gen.Select(GenQuad.List[0, 14], GenList.List[0, 2]).Sample(
        (loose, lists) =>
        {
            List<Quad> quads = [.. loose, .. lists.SelectMany(l => l)];
            foreach (RdfFormat first in Formats)
            {
                foreach (RdfFormat second in Formats)
                {
                    foreach (bool pretty in new[] { false, true })
                    {
                        var data = new Dataset(quads.Select(q => first.NamedGraphs && second.NamedGraphs ? q : q with { Graph = null }));
                        Dataset once = Through(first, data, pretty, out string text);
                        Assert.True(GraphIsomorphism.AreIsomorphic(data, once), $"{first} pretty={pretty}\n{string.Join('\n', data)}\n--\n{text}\n--\n{string.Join('\n', once)}");
                        Dataset twice = Through(second, once, pretty, out text);
                        Assert.True(GraphIsomorphism.AreIsomorphic(data, twice), $"{first} {second} pretty={pretty}\n{text}");
                    }
                }
            }
        },
        iter: 150);

    [Fact]
    public void A_list_used_once_is_written_in_parentheses()
    {
        string text = Pretty("@prefix e: <http://e/> . e:s e:p ( 1 ( ) \"x\"@de [ e:q e:r ] ) .");
        Assert.Equal(
            """
            @prefix e: <http://e/> .

            e:s e:p ( 1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> "x"@de [
                        e:q e:r
                    ] ) .

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void Subjects_are_grouped_and_ordered_and_types_come_first()
    {
        string text = Pretty("@prefix e: <http://e/> . e:z e:p 1 . e:a e:q true , 1.5 ; e:b _:x ; a e:T . _:x e:p \"a\\nb\" . e:z e:o e:a . [] e:p _:y . _:z e:p _:y . _:y e:p _:y .");
        Assert.Equal(
            """"
            @prefix e: <http://e/> .

            e:a a e:T ;
                e:b [
                    e:p """a
            b"""
                ] ;
                e:q 1.5 , true .

            e:z e:o e:a ;
                e:p 1 .

            _:y e:p _:y .

            [] e:p _:y .

            [] e:p _:y .

            """".ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void A_predicate_that_is_no_XML_name_is_refused_by_name()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Through(RdfFormat.RdfXml, new Dataset([new Quad(new Iri("http://e/s"), new Iri("http://e/1"), new Iri("http://e/o"))]), false, out _));
        Assert.Contains("<http://e/1>", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ntriples")]
    [InlineData("turtle")]
    [InlineData("rdfxml")]
    public void A_named_graph_is_refused_where_the_syntax_has_none(string format) =>
        Assert.Throws<InvalidOperationException>(() => Through(RdfFormat.FromName(format)!, new Dataset([new Quad(new Iri("http://e/s"), new Iri("http://e/p"), new Iri("http://e/o"), new Iri("http://e/g"))]), false, out _));

    [Fact]
    public void Pretty_output_is_the_same_for_the_same_data_in_another_order()
    {
        const string A = "@prefix e: <http://e/> . e:s e:p 1, 2 . e:t e:p e:s .";
        const string B = "@prefix e: <http://e/> . e:t e:p e:s . e:s e:p 2 . e:s e:p 1 .";
        Assert.Equal(Pretty(A), Pretty(B));
    }

    private static List<Quad> ListOf(Term subject, Iri predicate, List<Term> items, Term? graph, int number)
    {
        Term Cell(int i) => i == items.Count ? WellKnown.RdfNil : new BlankNode($"cell{number}-{i}");
        List<Quad> quads = [new Quad(subject, predicate, Cell(0), graph)];
        for (int i = 0; i < items.Count; i++)
        {
            quads.Add(new Quad(Cell(i), WellKnown.RdfFirst, items[i], graph));
            quads.Add(new Quad(Cell(i), WellKnown.RdfRest, Cell(i + 1), graph));
        }

        return quads;
    }

    private static string Pretty(string turtle)
    {
        using var output = new MemoryStream();
        using IRdfWriter writer = RdfFormat.Turtle.OpenWriter(output, new RdfWriteOptions { Pretty = true });
        RdfFormat.Turtle.Read(new MemoryStream(Encoding.UTF8.GetBytes(turtle)), writer);
        writer.Complete();
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static Dataset Through(RdfFormat format, Dataset data, bool pretty, out string text)
    {
        using var output = new MemoryStream();
        var options = new RdfWriteOptions { Pretty = pretty, Prefixes = [new("ex", "http://example.org/"), new("xsd", WellKnown.XsdNamespace), new("", "http://example.org/ns#"), new("odd", "http://example.org/pa")] };
        using IRdfWriter writer = format.OpenWriter(output, options);
        var scratches = new[] { new TermScratch(), new TermScratch(), new TermScratch(), new TermScratch() };
        foreach (Quad quad in data)
        {
            writer.Quad(scratches[0].Encode(quad.Subject), scratches[1].Encode(quad.Predicate), scratches[2].Encode(quad.Object), scratches[3].Encode(quad.Graph));
        }

        writer.Complete();
        text = Encoding.UTF8.GetString(output.ToArray());
        var read = new Dataset();
        try
        {
            format.Read(new MemoryStream(output.ToArray()), read);
        }
        catch (RdfSyntaxException error)
        {
            Assert.Fail($"{format} ({error.Line},{error.Column}) {error.Message}\n{text}");
        }

        return read;
    }
}
