using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Sparql.Optimization;
using CivicCoding.Graph.Sparql.Results;

namespace CivicCoding.Graph.Tests.Sparql.Execution;

/// <summary>Budgets of bytes for operators: what a further solution costs, the query's own cost left out.</summary>
public sealed class ExecutionAllocationTests
{
    private const int Few = 2_000;
    private const int Many = 22_000;

    [Fact]
    public void A_point_lookup_takes_few_bytes_for_parsing_planning_and_answering()
    {
        QueryData data = Joined(Few);
        Allocations.AssertAtMost(24_000, () =>
        {
            using QueryAnswer answer = data.Execute("SELECT ?p ?o { <http://e/a17> ?p ?o }");
            Assert.True(answer.Solutions.MoveNext());
        });
    }

    [Fact]
    public void A_star_allocates_next_to_nothing_for_a_solution() =>
        AssertAtMost(2, Marginal("SELECT ?a ?b ?c { ?a :left ?b ; :left ?c }", QueryOptions.Default));

    [Fact]
    public void Probing_a_hash_table_allocates_nothing_for_a_solution()
    {
        const string query = "SELECT ?a ?c { ?a :left ?b . ?b :right ?c }";
        var options = new QueryOptions { ForcedJoin = JoinMethod.HashRelation };
        Assert.Contains("HashJoin", Joined(Few).Explain(query, options), StringComparison.Ordinal);
        AssertAtMost(1, Marginal(query, options));
    }

    [Theory]
    [InlineData("SELECT ?a { ?a :left ?b }", 1)]
    [InlineData("SELECT ?a ?b { { ?a :left ?b } UNION { ?b :right ?a } }", 1)]
    [InlineData("SELECT ?a ?b { ?a :left ?b FILTER(?a != ?b) }", 64)]
    public void Scanning_uniting_and_filtering_stay_within_their_bytes_for_a_solution(string query, int budget) =>
        AssertAtMost(budget, Marginal(query, QueryOptions.Default));

    [Fact]
    public void Results_go_out_as_JSON_without_allocating_for_a_solution()
    {
        const string query = "SELECT ?a ?b { ?a :left ?b }";
        AssertAtMost(1, PerSolution((data, _) =>
        {
            using QueryAnswer answer = data.Execute(query);
            SparqlResultFormat.Json.Write(answer.Solutions, Stream.Null, TestContext.Current.CancellationToken);
        }));
    }

    private static void AssertAtMost(double budget, double bytes) => Assert.True(bytes <= budget, $"{bytes} bytes allocated for a solution, the budget is {budget}");

    private static double Marginal(string query, QueryOptions options) => PerSolution((data, count) =>
    {
        using QueryAnswer answer = data.Execute(query, options);
        int solutions = 0;
        while (answer.Solutions.MoveNext())
        {
            solutions++;
        }

        Assert.True(solutions >= count);
    });

    private static double PerSolution(Action<QueryData, int> run)
    {
        QueryData few = Joined(Few);
        QueryData many = Joined(Many);
        return (Allocations.Of(() => run(many, Many)) - Allocations.Of(() => run(few, Few))) / (double)(Many - Few);
    }

    /// <summary>Many on the left meet the same hundred on the right.</summary>
    private static QueryData Joined(int left) => QueryData.Of(
    [
        .. Enumerable.Range(0, left).Select(i => new Quad(new Iri($"http://e/a{i}"), new Iri("http://e/left"), new Iri($"http://e/b{i % 100}"))),
        .. Enumerable.Range(0, 100).Select(i => new Quad(new Iri($"http://e/b{i}"), new Iri("http://e/right"), new Iri($"http://e/c{i}"))),
    ]);
}
