using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Civic;

/// <summary>The worked example of docs/model.md.</summary>
public sealed class ModelGuideTests
{
    [Fact]
    public void The_worked_example_is_part_of_the_example_file_and_conforms_to_the_shapes()
    {
        string guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "model.md"));
        int start = guide.IndexOf("```turtle\n", StringComparison.Ordinal) + "```turtle\n".Length;
        byte[] turtle = Encoding.UTF8.GetBytes(guide[start..guide.IndexOf("```", start, StringComparison.Ordinal)]);
        var example = new Dataset();
        RdfFormat.Turtle.Read(new MemoryStream(turtle), example, new RdfReadOptions { Base = "https://example.org/" });

        Assert.True(example.Count > 25);
        HashSet<Quad> file = [.. Repository.Read("ontology/examples/project.ttl")];
        Assert.All(example, q => Assert.Contains(q, file));

        MemoryQuadSource data = MemoryQuadSource.From([.. file, .. Repository.Ontology.Concat(Repository.Network).Select(q => q with { Graph = null })]);
        HashSet<Term> subjects = [.. file.Select(q => q.Subject)];
        foreach (string shapes in Repository.Files("ontology/shapes", "*.ttl"))
        {
            // Each file on its own: blank nodes of two documents are never the same.
            ValidationReport report = new ShaclValidator(ShapesGraph.From(Repository.Read(shapes))).Validate(data, cancellation: TestContext.Current.CancellationToken);
            Assert.DoesNotContain(report.Results, r => subjects.Contains(r.FocusNode));
        }
    }

    [Fact]
    public void The_guide_has_one_drawing_and_one_example()
    {
        string guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "model.md"));

        Assert.Equal(2, guide.Split("```").Length / 2);
    }
}
