using System.Globalization;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Results;

namespace CivicCoding.Graph.Tests.Sparql.Execution;

public class ServiceCallTests
{
    private static readonly Iri s_name = new("urn:x:name");

    [Fact]
    public void Bindings_go_out_by_the_hundred_and_each_distinct_one_once()
    {
        var client = new Endpoints(Remote(300));
        var local = new Dataset();
        for (int i = 0; i < 500; i++)
        {
            local.Add(new Quad(Thing("l", i), new Iri("urn:x:same"), Thing("r", i % 250), null));
        }

        Assert.Equal(500, Ask(client, local, "SELECT * { ?l <urn:x:same> ?r . SERVICE <http://a.example/sparql> { ?r <urn:x:name> ?n } }").Count);
        Assert.Equal(3, client.Queries.Count);
        Assert.All(client.Queries, q => Assert.Contains("VALUES (?r) {", q.Query, StringComparison.Ordinal));
    }

    [Fact]
    public void A_variable_endpoint_is_bound_by_the_pattern_before_it_also_under_OPTIONAL()
    {
        var client = new Endpoints(Remote(1), ("http://b.example/sparql", Remote(2)));
        var local = new Dataset { new Quad(Thing("p", 1), new Iri("urn:x:at"), new Iri("http://a.example/sparql"), null), new Quad(Thing("p", 2), new Iri("urn:x:at"), new Iri("http://b.example/sparql"), null) };
        Assert.Equal(3, Ask(client, local, "SELECT * { ?p <urn:x:at> ?e . SERVICE ?e { ?r <urn:x:name> ?n } }").Count);
        Assert.Equal(3, Ask(client, local, "SELECT * { SERVICE ?e { ?r <urn:x:name> ?n } ?p <urn:x:at> ?e }").Count);
        Assert.Equal(3, Ask(client, local, "SELECT * { ?p <urn:x:at> ?e OPTIONAL { SERVICE ?e { ?r <urn:x:name> ?n } } }").Count);
    }

    [Fact]
    public void An_endpoint_that_nothing_binds_is_an_error_that_says_so()
    {
        ServiceException error = Assert.Throws<ServiceException>(() => Ask(new Endpoints(Remote(1)), [], "SELECT * { SERVICE ?e { ?r <urn:x:name> ?n } }"));
        Assert.Contains("binds nothing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SILENT_keeps_the_solution_and_binds_nothing_where_an_endpoint_fails()
    {
        var local = new Dataset { new Quad(Thing("p", 1), new Iri("urn:x:at"), new Iri("http://gone.example/sparql"), null), new Quad(Thing("p", 2), new Iri("urn:x:at"), new Iri("http://a.example/sparql"), null) };
        SolutionTable table = Ask(new Endpoints(Remote(1)), local, "SELECT ?p ?n { ?p <urn:x:at> ?e . SERVICE SILENT ?e { ?r <urn:x:name> ?n } } ORDER BY ?p");
        Assert.Equal(2, table.Count);
        Assert.Null(table[0][1]);
        Assert.NotNull(table[1][1]);
        Assert.Throws<ServiceException>(() => Ask(new Endpoints(Remote(1)), local, "SELECT * { ?p <urn:x:at> ?e . SERVICE ?e { ?r <urn:x:name> ?n } }"));
    }

    [Fact]
    public void Values_that_could_leave_their_brackets_or_mean_nothing_elsewhere_are_not_sent()
    {
        var client = new Endpoints([]);
        var local = new Dataset
        {
            new Quad(Thing("p", 1), new Iri("urn:x:v"), new Iri("urn:x:a>} SERVICE"), null),
            new Quad(Thing("p", 2), new Iri("urn:x:v"), new Literal("\\u0022 } #"), null),
            new Quad(Thing("p", 3), new Iri("urn:x:v"), new BlankNode("b"), null),
            new Quad(Thing("p", 4), new Iri("urn:x:v"), new Literal("say \"x\""), null),
        };
        Ask(client, local, "SELECT * { ?p <urn:x:v> ?v . SERVICE <http://a.example/sparql> { ?q <urn:x:v> ?v } }");
        string query = Assert.Single(client.Queries).Query;
        Assert.DoesNotContain("a>}", query, StringComparison.Ordinal);
        Assert.DoesNotContain("u0022", query, StringComparison.Ordinal);
        Assert.Equal(3, query.Split("(UNDEF)").Length - 1);
        Assert.Contains("\"say \\\"x\\\"\"", query, StringComparison.Ordinal);
    }

    [Fact]
    public void Blank_nodes_of_two_answers_are_not_the_same()
    {
        var remote = new Dataset { new Quad(new BlankNode("b"), s_name, new Literal("n"), null) };
        SolutionTable table = Ask(new Endpoints(remote), [new Quad(new BlankNode("b"), new Iri("urn:x:own"), new Literal("x"), null)], "SELECT * { ?l <urn:x:own> ?o { SERVICE <http://a.example/sparql> { ?x <urn:x:name> ?n } } UNION { SERVICE <http://a.example/sparql> { ?x <urn:x:name> ?n } } }");
        int column = table.Variables.ToList().IndexOf("x");
        int own = table.Variables.ToList().IndexOf("l");
        Assert.Equal(2, table.Count);
        Assert.Equal(3, new[] { table[0][column], table[1][column], table[0][own] }.Distinct().Count());
    }

    [Fact]
    public void Without_a_client_SERVICE_is_off_and_says_so()
    {
        ServiceException error = Assert.Throws<ServiceException>(() => Ask(null, [], "SELECT * { SERVICE <http://a.example/sparql> { ?s ?p ?o } }"));
        Assert.Contains("switched off", error.Message, StringComparison.Ordinal);
    }

    private static Iri Thing(string kind, int number) => new(string.Create(CultureInfo.InvariantCulture, $"urn:x:{kind}{number}"));

    private static Dataset Remote(int count) => [.. Enumerable.Range(0, count).Select(i => new Quad(Thing("r", i), s_name, new Literal("n"), null))];

    private static SolutionTable Ask(IServiceClient? client, Dataset local, string query)
    {
        using QueryAnswer answer = new QueryEngine(service: client).Execute(query, MemoryQuadSource.From(local), 0, null, TestContext.Current.CancellationToken);
        return SolutionTable.From(answer.Solutions);
    }

    private sealed class Endpoints(Dataset first, params (string Address, Dataset Data)[] others) : IServiceClient
    {
        public List<(Iri Endpoint, string Query)> Queries { get; } = [];

        public (IReadOnlyList<string> Variables, IEnumerable<Term?[]> Solutions) Select(Iri endpoint, string query, TimeSpan remaining, MemoryAccount memory, CancellationToken cancellation)
        {
            Queries.Add((endpoint, query));
            Dataset? data = endpoint.Value == "http://a.example/sparql" ? first : others.FirstOrDefault(o => o.Address == endpoint.Value).Data;
            SolutionTable table = Ask(null, data ?? throw new ServiceException($"{endpoint} is gone."), query);
            return (table.Variables, Enumerable.Range(0, table.Count).Select(i => table[i].ToArray()));
        }
    }
}
