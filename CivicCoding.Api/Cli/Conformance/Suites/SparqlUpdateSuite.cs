using CivicCoding.Graph;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Update;

namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>Update evaluation tests: the request over the named data must leave the named data.</summary>
internal sealed class SparqlUpdateSuite : ISuite
{
    public string Name => "sparql11-update";

    public int Total => 94;

    public IEnumerable<SuiteTest> Tests(SuiteFolder folder) =>
        Manifest.Entries(folder, SparqlSuites.Sparql11).Where(e => e.Type == "UpdateEvaluationTest").Select(e => new SuiteTest(e.PathName, c => Run(folder, e, c)));

    private static string? Run(SuiteFolder folder, ManifestEntry entry, CancellationToken cancellation)
    {
        Dataset before = SparqlDataset.Of(folder, entry.Manifest, entry.Action!, SparqlDataset.Ut);
        Dataset expected = SparqlDataset.Of(folder, entry.Manifest, entry.Result!, SparqlDataset.Ut);
        string address = ((Iri)entry.Manifest.One(entry.Action, SparqlDataset.Ut + "request")!).Value;
        RdfStore store = RdfStore.OpenInMemory();
        try
        {
            Fill(store, before, cancellation);
            var engine = new UpdateEngine(new QueryEngine());
            var options = new UpdateOptions { Base = address };
            store.WriteAsync(t => engine.Execute(folder.ReadText(address), t, options, cancellation), cancellation).GetAwaiter().GetResult();
            Dataset actual = Everything(store);
            return GraphIsomorphism.AreIsomorphic(expected, actual) ? null : $"leaves {actual.Count} quads that are not the {expected.Count} expected";
        }
        finally
        {
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static void Fill(RdfStore store, Dataset data, CancellationToken cancellation)
    {
        var scratch = new TermScratch();
        var blankNodes = new Dictionary<string, TermId>(StringComparer.Ordinal);
        store.WriteAsync(
            t =>
            {
                TermId Id(Term term)
                {
                    if (term is not BlankNode node)
                    {
                        return t.Intern(scratch.Encode(term));
                    }

                    if (!blankNodes.TryGetValue(node.Label, out TermId id))
                    {
                        blankNodes[node.Label] = id = t.NewBlankNode();
                    }

                    return id;
                }

                foreach (Quad quad in data)
                {
                    t.Add(Id(quad.Subject), Id(quad.Predicate), Id(quad.Object), quad.Graph is null ? default : Id(quad.Graph));
                }

                return true;
            },
            cancellation).GetAwaiter().GetResult();
    }

    private static Dataset Everything(RdfStore store)
    {
        using var snapshot = store.OpenSnapshot();
        using IQuadCursor cursor = snapshot.Scan(QuadOrder.Spo, QuadPattern.In(default, default, default));
        var scratch = new TermScratch();
        var batch = new QuadColumns();
        var everything = new Dataset();
        Term? Of(ulong bits) => bits == 0 ? null : snapshot.Terms.Get(new TermId(bits), scratch).ToTerm();
        int rows;
        while ((rows = cursor.Read(batch)) > 0)
        {
            for (int i = 0; i < rows; i++)
            {
                everything.Add(new Quad(Of(batch.First[i])!, (Iri)Of(batch.Second[i])!, Of(batch.Third[i])!, Of(batch.Fourth[i])));
            }
        }

        return everything;
    }
}
