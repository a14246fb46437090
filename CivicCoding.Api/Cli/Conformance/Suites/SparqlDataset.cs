using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>The data that query and update tests name.</summary>
internal static class SparqlDataset
{
    public const string Qt = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";
    public const string Ut = "http://www.w3.org/2009/sparql/tests/test-update#";
    private const string Label = "http://www.w3.org/2000/01/rdf-schema#label";

    /// <summary>The dataset of an action or a result: data for the default graph, graphData for named graphs, in the words of a vocabulary.</summary>
    public static Dataset Of(SuiteFolder folder, Manifest manifest, Term node, string vocabulary)
    {
        var dataset = new Dataset();
        foreach (Iri document in manifest.All(node, vocabulary + "data").OfType<Iri>())
        {
            folder.ReadRdf(document.Value, dataset);
        }

        foreach (Term graph in manifest.All(node, vocabulary + "graphData"))
        {
            if (graph is Iri document)
            {
                folder.ReadRdf(document.Value, dataset, document);
                continue;
            }

            var name = new Iri(((Literal)manifest.One(graph, Label)!).Lexical);
            folder.ReadRdf(((Iri)manifest.One(graph, vocabulary + "graph")!).Value, dataset, name);
        }

        return dataset;
    }

    /// <summary>The documents that FROM and FROM NAMED of a query name, each as the graph of its name.</summary>
    public static void AddNamedBy(DatasetClause clause, SuiteFolder folder, Dataset dataset)
    {
        foreach (Iri document in clause.Default.Concat(clause.Named).Distinct())
        {
            folder.ReadRdf(document.Value, dataset, document);
        }
    }
}
