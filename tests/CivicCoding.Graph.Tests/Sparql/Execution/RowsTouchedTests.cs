using System.Globalization;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Optimization;

namespace CivicCoding.Graph.Tests.Sparql.Execution;

/// <summary>Joins that a careless plan makes quadratic touch rows in proportion to the data.</summary>
public sealed class RowsTouchedTests
{
    private const int Small = 2_000;
    private const int Large = 16_000;

    public static TheoryData<string> Queries => new(
        "SELECT * { ?s :a ?x OPTIONAL { ?s :b ?y . ?y :c ?z FILTER(?z != ?x) } }",
        "SELECT * { ?s :a ?x OPTIONAL { ?y :c ?z . ?s :b ?y FILTER(?z != ?x) } }",
        "SELECT * { ?s :a ?x OPTIONAL { ?s :b ?y OPTIONAL { ?y :c ?z FILTER(?z != ?x) } } }",
        "SELECT * { ?s :a ?x MINUS { ?s :b ?y . ?y :c ?x } }",
        "SELECT * { ?s :a ?x MINUS { ?s :b ?y OPTIONAL { ?y :nothing ?x } } }",
        "SELECT * { ?s :a ?x FILTER NOT EXISTS { ?s :b ?y . ?y :c ?z FILTER(?z = ?x) } }",
        "SELECT * { ?s :a ?x FILTER EXISTS { ?s :b ?y . ?y :c ?x } }",
        "SELECT * { ?s :b ?y OPTIONAL { ?y :c ?z } OPTIONAL { ?s :a ?z } }");

    [Theory]
    [MemberData(nameof(Queries))]
    public void Eight_times_the_data_are_about_eight_times_the_rows(string query)
    {
        QueryData small = Make(Small);
        QueryData large = Make(Large);
        foreach (JoinMethod? method in new JoinMethod?[] { null, JoinMethod.Merge, JoinMethod.Attach, JoinMethod.HashRelation, JoinMethod.HashLeft })
        {
            var options = new QueryOptions { ForcedJoin = method };
            long few = Touched(small, query, options);
            long many = Touched(large, query, options);
            Assert.True(many <= 12 * few, $"{method}: {few} rows of {4 * Small} triples, {many} of {4 * Large}");
            Assert.True(many <= 8 * Large, $"{method}: {many} rows of {4 * Large} triples");
        }
    }

    [Fact]
    public void The_trap_of_eight_thousand_triples_touches_about_as_many_rows_in_each_order_and_by_each_method()
    {
        QueryData data = Make(Small);
        Assert.Equal(8_000, data.Source.Count(QuadPattern.In(default, default, default)));
        foreach (string query in Queries.Take(2).Select(q => q.Data))
        {
            foreach (JoinMethod? method in new JoinMethod?[] { null, JoinMethod.Merge, JoinMethod.Attach, JoinMethod.HashRelation, JoinMethod.HashLeft })
            {
                Assert.InRange(Touched(data, query, new QueryOptions { ForcedJoin = method }), Small, 10_000);
            }
        }
    }

    [Theory]
    [InlineData("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")]
    [InlineData("SELECT (COUNT(*) AS ?n) { ?s :a ?o }")]
    [InlineData("SELECT (COUNT(?s) AS ?n) (COUNT(*) AS ?m) { ?s :a :x1 }")]
    [InlineData("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s :a :x1 }")]
    [InlineData("SELECT (COUNT(DISTINCT ?o) AS ?n) { :s7 :a ?o }")]
    [InlineData("SELECT (COUNT(*) AS ?n) { :s7 :a :x7 }")]
    public void Counts_of_one_pattern_come_from_the_index(string query)
    {
        QueryData data = Make(Small);
        Assert.Contains("from the index", data.Explain(query), StringComparison.Ordinal);
        Assert.Equal(0, Touched(data, query, QueryOptions.Default));
        string counted = query.Replace("WHERE", "", StringComparison.Ordinal).Replace(" }", " FILTER(true) }", StringComparison.Ordinal);
        Assert.Equal(data.Select(counted), data.Select(query));
    }

    [Theory]
    [InlineData("SELECT (COUNT(*) AS ?n) { ?s :p ?o }", "n=2")]
    [InlineData("SELECT (COUNT(*) AS ?n) { ?s ?p ?s }", "n=1")]
    [InlineData("SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s :p ?o }", "n=2")]
    public void Counts_of_triples_that_stand_in_several_graphs_count_each_once(string query, string expected)
    {
        QueryData data = QueryData.Of(":a :p :b . :g1 { :a :p :b . :c :q :c } :g2 { :a :p :b . :a :p :d }");
        Assert.DoesNotContain("from the index", data.Explain(query), StringComparison.Ordinal);
        Assert.Equal([expected], data.Select(query));
    }

    [Fact]
    public void A_count_does_not_see_a_hidden_graph()
    {
        QueryData data = QueryData.Of(":g1 { :a :p :b . :a :p :c }");
        var hidden = new QueryOptions { IsVisible = _ => false };
        Assert.Equal(["n=0"], data.Select("SELECT (COUNT(*) AS ?n) { ?s :p ?o }", hidden));
        Assert.Equal(["n=2"], data.Select("SELECT (COUNT(*) AS ?n) { ?s :p ?o }"));
    }

    private static long Touched(QueryData data, string query, QueryOptions options) =>
        long.Parse(data.Explain(query, options).Split("rows touched ")[1].Split(',')[0], CultureInfo.InvariantCulture);

    private static QueryData Make(int size) => QueryData.Of(Enumerable.Range(0, size).SelectMany(i => new[]
    {
        new Quad(new Iri($"http://e/s{i}"), new Iri("http://e/a"), new Iri($"http://e/x{i % 50}")),
        new Quad(new Iri($"http://e/s{i}"), new Iri("http://e/b"), new Iri($"http://e/y{i}")),
        new Quad(new Iri($"http://e/y{i}"), new Iri("http://e/c"), new Iri($"http://e/x{i % 100}")),
        new Quad(new Iri($"http://e/other{i}"), new Iri("http://e/d"), new Iri($"http://e/x{i % 50}")),
    }));
}
