using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Syntax;

/// <summary>The W3C test suites of the RDF 1.1 syntaxes, from their manifests.</summary>
public sealed class W3cSuiteTests
{
    private const string Public = "https://w3c.github.io/rdf-tests/";
    private const string Mf = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";

    [Theory]
    [InlineData("rdf-n-triples", "ntriples", 70)]
    [InlineData("rdf-n-quads", "nquads", 87)]
    [InlineData("rdf-turtle", "turtle", 313)]
    [InlineData("rdf-trig", "trig", 356)]
    [InlineData("rdf-xml", "rdfxml", 166)]
    public void Every_test_of_the_suite_passes(string suite, string syntax, int total)
    {
        string root = SharedData.Require("suites", "rdf-tests");
        RdfFormat format = RdfFormat.FromName(syntax)!;
        Assert.SkipUnless(format.CanRead, $"{syntax} has no reader");
        string manifestIri = $"{Public}rdf/rdf11/{suite}/manifest.ttl";
        Dataset manifest = Read(RdfFormat.Turtle, root, manifestIri);
        var failures = new List<string>();
        int count = 0;
        foreach (Quad entry in manifest.Match(predicate: WellKnown.RdfType).Where(q => q.Object.ToString().Contains("rdftest#Test", StringComparison.Ordinal)))
        {
            count++;
            string kind = ((Iri)entry.Object).Value;
            string action = ((Iri)manifest.Match(entry.Subject, new Iri(Mf + "action")).Single().Object).Value;
            string? failure = kind.Contains("Negative", StringComparison.Ordinal)
                ? Refused(format, root, action)
                : Accepted(format, root, action, manifest.Match(entry.Subject, new Iri(Mf + "result")).Select(q => ((Iri)q.Object).Value).SingleOrDefault());
            if (failure is not null)
            {
                failures.Add($"{action[Public.Length..]}: {failure}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {count} fail:\n" + string.Join('\n', failures));
        Assert.Equal(total, count);
    }

    private static string? Refused(RdfFormat format, string root, string action)
    {
        try
        {
            Read(format, root, action);
            return "was read";
        }
        catch (RdfSyntaxException error)
        {
            return error.Line > 0 && error.Column > 0 ? null : $"no place: {error.Message}";
        }
    }

    private static string? Accepted(RdfFormat format, string root, string action, string? result)
    {
        try
        {
            Dataset got = Read(format, root, action);
            return result is null || GraphIsomorphism.AreIsomorphic(got, Read(RdfFormat.FromFileName(result)!, root, result))
                ? null
                : "another graph:\n  " + string.Join("\n  ", got);
        }
        catch (RdfSyntaxException error)
        {
            return $"({error.Line},{error.Column}) {error.Message}";
        }
    }

    private static Dataset Read(RdfFormat format, string root, string iri)
    {
        var dataset = new Dataset();
        using FileStream file = File.OpenRead(Path.Combine(root, iri[Public.Length..]));
        format.Read(file, dataset, new RdfReadOptions { Base = iri }, TestContext.Current.CancellationToken);
        return dataset;
    }
}
