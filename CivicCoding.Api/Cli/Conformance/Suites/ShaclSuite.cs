using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Shacl;

namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>The W3C suite of SHACL: the report of the shapes over the data must be the expected one as a graph, or a failure where that is expected.</summary>
internal sealed class ShaclSuite(string name, int total, IReadOnlyList<string> manifests) : ISuite
{
    private const string Sht = "http://www.w3.org/ns/shacl-test#";
    private const string Sh = ShaclVocabulary.Namespace;
    private static readonly string[] Terms = ["focusNode", "resultPath", "value", "sourceShape", "sourceConstraintComponent", "resultSeverity", "sourceConstraint", "resultMessage"];

    public string Name => name;

    public int Total => total;

    public IEnumerable<SuiteTest> Tests(SuiteFolder folder) => manifests
        .SelectMany(m => Manifest.Entries(folder, m))
        .Select(e => new SuiteTest(e.PathName, c => Run(folder, e, c)));

    private static string? Run(SuiteFolder folder, ManifestEntry entry, CancellationToken cancellation)
    {
        var data = new Dataset();
        folder.ReadRdf(Address(entry, "dataGraph"), data);
        var shapes = new Dataset();
        folder.ReadRdf(Address(entry, "shapesGraph"), shapes);
        bool mustFail = entry.Result is Iri { Value: Sht + "Failure" };
        ValidationReport report;
        try
        {
            report = new ShaclValidator(ShapesGraph.From(shapes)).Validate(MemoryQuadSource.From(data), cancellation: cancellation);
        }
        catch (ShaclFailureException failure)
        {
            return mustFail ? null : "fails: " + failure.Message;
        }

        if (mustFail)
        {
            return "gives a report, but must fail";
        }

        var written = new Dataset();
        report.WriteTo(written);
        Term root = written.Match(predicate: new Iri(Sh + "conforms")).Single().Subject;
        var whole = new Dataset();
        folder.ReadRdf(entry.Manifest.Address, whole);
        Term expectedRoot = whole.Match(predicate: new Iri(Sh + "conforms")).Single().Subject;
        HashSet<string> named = [.. Results(whole, expectedRoot).SelectMany(r => whole.Match(r)).Select(q => q.Predicate.Value)];
        Dataset expected = Part(whole, expectedRoot, named);
        Dataset actual = Part(written, root, named);
        return GraphIsomorphism.AreIsomorphic(expected, actual) ? null : $"gives {report.Results.Count} results that are not the {Results(whole, expectedRoot).Count()} expected";
    }

    private static string Address(ManifestEntry entry, string property) =>
        (entry.Manifest.One(entry.Action, Sht + property) as Iri)?.Value ?? throw new InvalidDataException($"{entry.PathName} has no sht:{property}.");

    private static IEnumerable<Term> Results(Dataset graph, Term report) => graph.Match(report, new Iri(Sh + "result")).Select(q => q.Object);

    /// <summary>What is compared: sh:conforms and, of each result, the properties that the test names, with the paths whole.</summary>
    private static Dataset Part(Dataset graph, Term report, HashSet<string> named)
    {
        var part = new Dataset(graph.Match(report, new Iri(Sh + "conforms")).Concat(graph.Match(report, new Iri(Sh + "result"))));
        foreach (Quad quad in Results(graph, report).SelectMany(r => graph.Match(r)).Where(q => named.Contains(q.Predicate.Value) && Terms.Any(t => q.Predicate.Value == Sh + t)))
        {
            part.Add(quad);
            if (quad.Predicate.Value == Sh + "resultPath")
            {
                Copy(graph, quad.Object, part);
            }
        }

        return part;
    }

    private static void Copy(Dataset graph, Term node, Dataset part)
    {
        foreach (Quad quad in node is BlankNode ? graph.Match(node) : [])
        {
            if (part.Add(quad))
            {
                Copy(graph, quad.Object, part);
            }
        }
    }
}
