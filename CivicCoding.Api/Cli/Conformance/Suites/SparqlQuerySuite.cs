using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Results;
using CivicCoding.Graph.Sparql.Syntax;

namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>Query evaluation tests, and the syntax tests that stand beside them in SPARQL 1.0: the query over the named data must give the named result.</summary>
internal sealed class SparqlQuerySuite(string name, int total, IReadOnlyList<string> manifests, Func<ManifestEntry, bool> belongs) : ISuite
{
    public string Name => name;

    public int Total => total;

    public IEnumerable<SuiteTest> Tests(SuiteFolder folder) => manifests
        .SelectMany(m => Manifest.Entries(folder, m))
        .Where(belongs)
        .Select(e => new SuiteTest(e.PathName, c => SparqlSyntaxSuite.IsSyntaxTest(e.Type) ? SparqlSyntaxSuite.Run(folder, e) : Run(folder, e, c)));

    private static string? Run(SuiteFolder folder, ManifestEntry entry, CancellationToken cancellation)
    {
        Term action = entry.Action!;
        string address = ((Iri)entry.Manifest.One(action, SparqlDataset.Qt + "query")!).Value;
        Dataset data = SparqlDataset.Of(folder, entry.Manifest, action, SparqlDataset.Qt);
        AlgebraQuery query = SparqlParser.ParseQuery(folder.ReadText(address), address);
        if (query.Dataset is not null && data.Count == 0)
        {
            SparqlDataset.AddNamedBy(query.Dataset, folder, data);
        }

        var engine = new QueryEngine(service: SuiteServices.Of(folder, entry.Manifest, action));
        var options = new QueryOptions { UnionDefaultGraph = false, Base = address };
        using QueryAnswer answer = engine.Execute(query, MemoryQuadSource.From(data), 0, options, cancellation);
        string result = ((Iri)entry.Result!).Value;
        return query.Form is QueryForm.Construct or QueryForm.Describe ? CompareGraph(folder, result, answer)
            : entry.Type == "CSVResultFormatTest" ? CompareText(folder, result, answer)
            : CompareAnswer(folder, entry, result, answer);
    }

    private static string? CompareGraph(SuiteFolder folder, string result, QueryAnswer answer)
    {
        var expected = new Dataset();
        folder.ReadRdf(result, expected);
        var actual = new Dataset();
        answer.WriteTriples(actual);
        return GraphIsomorphism.AreIsomorphic(expected, actual) ? null : $"gives {actual.Count} triples that are not the {expected.Count} expected";
    }

    private static string? CompareAnswer(SuiteFolder folder, ManifestEntry entry, string result, QueryAnswer answer)
    {
        ResultDocument expected = ReadResult(folder, result, out bool ordered);
        if (expected.Boolean is { } truth)
        {
            return answer.Form == QueryForm.Ask && answer.Boolean == truth ? null : $"is not {truth}";
        }

        bool lax = entry.Manifest.One(entry.Term, Manifest.Mf + "resultCardinality") is Iri { Value: Manifest.Mf + "LaxCardinality" };
        return SolutionComparison.Compare(expected.Solutions!, SolutionTable.From(answer.Solutions), ordered, lax);
    }

    /// <summary>What we write must read as what is expected, in the format of the expected document.</summary>
    private static string? CompareText(SuiteFolder folder, string result, QueryAnswer answer)
    {
        SparqlResultFormat format = SparqlResultFormat.FromName(Path.GetExtension(result)[1..])!;
        using var written = new MemoryStream();
        format.Write(answer.Solutions, written);
        written.Position = 0;
        return SolutionComparison.Compare(ReadResult(folder, result, out _).Solutions!, format.Read(written).Solutions!, ordered: false, lax: false);
    }

    private static ResultDocument ReadResult(SuiteFolder folder, string address, out bool ordered)
    {
        ordered = false;
        if (SparqlResultFormat.FromName(Path.GetExtension(address)[1..]) is { } format)
        {
            using FileStream stream = File.OpenRead(folder.FileOf(address));
            return format.Read(stream);
        }

        var graph = new Dataset();
        folder.ReadRdf(address, graph);
        return ResultSetGraph.Read(graph, out ordered) ?? throw new InvalidDataException($"{address} holds no result set.");
    }
}
