using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Syntax;
using CivicCoding.Graph.Syntax.JsonLd;
using CsCheck;

namespace CivicCoding.Graph.Tests.Syntax.JsonLd;

/// <summary>The reader, which takes plain objects without expanding them, beside the algorithms of the specification, which expand all.</summary>
public sealed class PlainItemsTests
{
    private const string Context = """
        { "@version": 1.1, "@base": "http://e/base/", "@vocab": "http://v/", "@language": "de", "e": "http://e/", "id": "@id", "type": "@type", "val": "@value", "lang": "@language", "all": "@graph",
          "ref": { "@id": "e:ref", "@type": "@id" }, "voc": { "@id": "e:voc", "@type": "@vocab" }, "date": { "@id": "e:date", "@type": "http://www.w3.org/2001/XMLSchema#date" },
          "double": { "@id": "e:double", "@type": "http://www.w3.org/2001/XMLSchema#double" }, "en": { "@id": "e:en", "@language": "en" }, "none": { "@id": "e:none", "@language": null },
          "odd": { "@id": "e:odd", "@language": "not well formed" }, "list": { "@id": "e:list", "@container": "@list" }, "set": { "@id": "e:set", "@container": "@set" },
          "map": { "@id": "e:map", "@container": "@language" }, "rev": { "@reverse": "e:up" }, "null": null, "json": { "@id": "e:json", "@type": "@json" },
          "Scoped": { "@id": "e:Scoped", "@context": { "p": "e:scoped-p" } }, "inner": { "@id": "e:inner", "@context": { "p": "e:inner-p" } }, "blank": "_:blank", "nest": "@nest", "top": { "@id": "e:top", "@type": "@none" } }
        """;

    private static readonly Gen<string> Name = OneOf(
        "p", "q", "ref", "voc", "date", "double", "en", "none", "odd", "list", "set", "map", "rev", "null", "json", "inner", "blank", "nest", "top", "e:p", "http://x/p", "x:y", "unknown:", "@odd", "rel/p",
        "@index", "@included", "@reverse", "@list", "@set", "@context", "p\\u0070");

    private static readonly Gen<string> Scalar = OneOf(
        "\"text\"", "\"e:x\"", "\"http://x/y\"", "\"http://x/y z\"", "\"http://x/#a#b\"", "\"_:b\"", "\"_:odd label\"", "\"_:anon0\"", "\"rel\"", "\"\"", "\"@type\"", "\"@odd\"", "\"Scoped\"", "\"p\"", "\"id\"", "\"\\u00e9\\n\"",
        "1", "-0", "1.0", "1e3", "123456789012345678901", "0.1", "true", "false", "null", "\"2024-01-01\"", "\"mailto:a@b\"", "\"e:\"", "\":\"", "\"urn:\"");

    private static readonly Gen<string> Pointer = OneOf("\"http://e/s\"", "\"e:s\"", "\"_:s\"", "\"http://e/t\"", "\"e:t\"", "\"_:t\"", "\"#frag\"", "\"../up\"", "\"rel\"", "\"bad iri\"", "\"@odd\"", "\"\"", "\"id\"", "null", "1");

    private static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    [Fact]
    public void Random_documents_give_the_quads_of_the_algorithms() => Gen.Select(Objects(3).Array[0, 4], Gen.Int[0, 5], Pointer).Sample(
        (items, form, id) =>
        {
            string list = string.Join(',', items);
            string document = form switch
            {
                0 => $"[{list}]",
                1 => $"{{\"@context\":{Context},\"@graph\":[{list}]}}",
                2 => $"{{\"@graph\":[{list}],\"@context\":{Context}}}",
                3 => $"{{\"@context\":{Context},\"all\":[{list}],\"id\":{id}}}",
                4 => items.Length == 0 ? "{}" : $"{{\"@context\":{Context},{items[0][1..]}".Replace(",}", "}", StringComparison.Ordinal),
                _ => $"[{{\"@context\":{Context},\"@id\":{id},\"@graph\":[{list}]}}]",
            };
            Same(document);
        },
        iter: 3_000);

    [Fact]
    public void The_documents_of_the_W3C_suite_give_the_quads_of_the_algorithms()
    {
        string folder = SharedData.Require("suites", "json-ld-api", "toRdf");
        int read = 0;
        foreach (string file in Directory.EnumerateFiles(folder, "*-in.jsonld").Order(StringComparer.Ordinal))
        {
            Same(File.ReadAllText(file));
            read++;
        }

        Assert.True(read > 300, $"{read} files");
    }

    [Fact]
    public void A_key_after_the_graph_of_a_short_document_names_it() =>
        Assert.Equal("http://e/g", ((Iri)Read("""{ "@context": {}, "@graph": [ { "@id": "http://e/s", "http://e/p": 1 } ], "@id": "http://e/g" }""").Data.Single().Graph!).Value);

    [Theory]
    [InlineData("""{ "@context": { "p": "http://e/p", "rev": { "@reverse": "http://e/up" } }, "@graph": { "p": 1 }, "rev": null }""")]
    [InlineData("""{ "@context": { "p": "http://e/p" }, "p": null, "@graph": [ { "@id": "http://e/s", "p": 1 } ] }""")]
    public void A_property_without_a_value_beside_the_graph_names_no_graph(string document)
    {
        Assert.Null(Assert.Single(Read(document).Data).Graph);
        Same(document);
    }

    private static void Same(string document)
    {
        (Dataset got, string error) = Read(document);
        string expectedError = "";
        Dataset expected = new();
        try
        {
            expected = JsonLdProcessor.ToRdf(JsonItem.Parse(Encoding.UTF8.GetBytes(document)), new JsonLdOptions { Base = "http://e/doc" });
        }
        catch (Exception refused) when (refused is JsonLdException or RdfSyntaxException)
        {
            expectedError = refused.Message;
        }

        Assert.True((expectedError.Length == 0) == (error.Length == 0), $"expected error '{expectedError}', got '{error}'\n{document}");
        Assert.True(error.Length > 0 || GraphIsomorphism.AreIsomorphic(expected, got), $"{document}\n{string.Join('\n', expected)}\n--\n{string.Join('\n', got)}");
    }

    private static (Dataset Data, string Error) Read(string document)
    {
        var data = new Dataset();
        try
        {
            RdfFormat.JsonLd.Read(new MemoryStream(Encoding.UTF8.GetBytes(document)), data, new RdfReadOptions { Base = "http://e/doc" });
            return (data, "");
        }
        catch (RdfSyntaxException error)
        {
            return (data, error.Message);
        }
    }

    private static Gen<string> Objects(int depth)
    {
        Gen<string> inner = depth == 0 ? Scalar : Gen.Frequency((3, Scalar), (2, Objects(depth - 1)), (1, Gen.Select(depth == 1 ? Scalar : Objects(depth - 2), Scalar, (a, b) => $"[{a},{b}]")));
        Gen<string> value = Gen.Select(Scalar, OneOf("", ",\"lang\":\"en\"", ",\"@language\":\"x y\"", ",\"type\":\"e:dt\"", ",\"@type\":\"rel\"", ",\"@type\":\"bad iri:\"", ",\"id\":\"e:x\"", ",\"@index\":\"i\""), (v, rest) => $"{{\"val\":{v}{rest}}}");
        Gen<string> entry = Gen.Select(Name, inner, (n, v) => $"\"{n}\":{v}");
        Gen<string> id = Gen.Select(OneOf("id", "@id"), Pointer, (n, v) => $"\"{n}\":{v}");
        Gen<string> type = Gen.Select(OneOf("type", "@type"), Gen.OneOf(Scalar, Gen.Select(Scalar, Scalar, (a, b) => $"[{a},{b}]")), (n, v) => $"\"{n}\":{v}");
        Gen<string> graph = Gen.Select(OneOf("all", "@graph"), inner, (n, v) => $"\"{n}\":{v}");
        Gen<string> node = Gen.Frequency((6, entry), (3, id), (2, type), (1, graph)).Array[0, 5].Select(e => $"{{{string.Join(',', e.DistinctBy(n => n.Split(':')[0]))}}}");
        return Gen.Frequency((4, node), (1, value));
    }
}
