using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Results;

namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>Stands in for the SPARQL endpoints that a test names: each has its own data in memory.</summary>
internal sealed class SuiteServices(IReadOnlyDictionary<string, IQuadSource> endpoints) : IServiceClient
{
    public static SuiteServices Of(SuiteFolder folder, Manifest manifest, Term action)
    {
        var endpoints = new Dictionary<string, IQuadSource>(StringComparer.Ordinal);
        foreach (Term service in manifest.All(action, SparqlDataset.Qt + "serviceData"))
        {
            Dataset data = SparqlDataset.Of(folder, manifest, service, SparqlDataset.Qt);
            endpoints[((Iri)manifest.One(service, SparqlDataset.Qt + "endpoint")!).Value] = MemoryQuadSource.From(data);
        }

        return new SuiteServices(endpoints);
    }

    public (IReadOnlyList<string> Variables, IEnumerable<Term?[]> Solutions) Select(Iri endpoint, string query, TimeSpan remaining, MemoryAccount memory, CancellationToken cancellation)
    {
        if (!endpoints.TryGetValue(endpoint.Value, out IQuadSource? source))
        {
            throw new IOException($"There is no endpoint {endpoint}.");
        }

        using QueryAnswer answer = new QueryEngine(service: this).Execute(query, source, 0, new QueryOptions { UnionDefaultGraph = false }, cancellation);
        SolutionTable table = SolutionTable.From(answer.Solutions);
        return (table.Variables, Enumerable.Range(0, table.Count).Select(i => table[i].ToArray()).ToList());
    }
}
