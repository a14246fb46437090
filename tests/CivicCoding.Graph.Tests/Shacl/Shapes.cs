using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Shacl;

/// <summary>Small documents of shapes and data for tests.</summary>
internal static class Shapes
{
    private const string Prefixes = """
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix : <http://example.org/> .

        """;

    public static Dataset Read(string turtle, RdfFormat? format = null)
    {
        var dataset = new Dataset();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Prefixes + turtle));
        (format ?? RdfFormat.Turtle).Read(stream, dataset);
        return dataset;
    }

    public static Dataset ReadFile(string file, Dataset? into = null)
    {
        var document = new Dataset();
        using FileStream stream = File.OpenRead(file);
        RdfFormat.FromFileName(file)!.Read(stream, document, new RdfReadOptions { Base = "http://example.org/" + Path.GetFileName(file) }, TestContext.Current.CancellationToken);
        into ??= new Dataset();
        string label = $"f{into.Count}x";
        foreach (Quad quad in document)
        {
            into.Add(new Quad(Apart(quad.Subject, label), quad.Predicate, Apart(quad.Object, label), quad.Graph));
        }

        return into;
    }

    public static ValidationReport Validate(string shapes, string data, ValidationOptions? options = null) =>
        new ShaclValidator(ShapesGraph.From(Read(shapes))).Validate(MemoryQuadSource.From(Read(data, RdfFormat.TriG)), options, TestContext.Current.CancellationToken);

    private static Term Apart(Term term, string label) => term is BlankNode node ? new BlankNode(label + node.Label) : term;
}
