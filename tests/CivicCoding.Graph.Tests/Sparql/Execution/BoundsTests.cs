using System.Diagnostics;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Tests.Sparql.Execution;

[Collection(MeasuredAlone.Name)]
public sealed class BoundsTests
{
    private static readonly QueryData Dense = QueryData.Of(Enumerable.Range(0, 100_000).Select(i => new Quad(
        new Iri($"http://e/n{i % 400}"), new Iri($"http://e/p{i % 3}"), new Iri($"http://e/n{i / 250}"))));

    private static readonly QueryData Many = QueryData.Of(Enumerable.Range(0, 200_000).Select(i => new Quad(
        new Iri($"http://e/s{i}"), new Iri("http://e/p"), new Literal($"value {i * 7919 % 200_003}"))));

    private static readonly QueryOptions Short = new() { Timeout = TimeSpan.FromSeconds(1), MemoryBytes = 256 << 20 };

    [Theory]
    [InlineData("SELECT (COUNT(*) AS ?n) { ?a :p ?x . ?b :p ?y }")]
    [InlineData("SELECT * { ?a :p ?x . ?b :p ?y FILTER(?x = ?y && ?a != ?b) }")]
    [InlineData("SELECT * { ?a :p ?x . ?b :p ?y . ?c :p ?z } ORDER BY ?x")]
    [InlineData("SELECT * { ?a :p ?x OPTIONAL { ?b :p ?y FILTER(STRLEN(?x) > STRLEN(?y)) } }")]
    [InlineData("SELECT * { ?a :p ?x FILTER NOT EXISTS { ?b :p ?y FILTER(STRLEN(?x) > STRLEN(?y) + 20) } }")]
    [InlineData("SELECT (GROUP_CONCAT(?z) AS ?all) { ?a :p ?x . ?b :p ?y BIND(CONCAT(?x, ?y) AS ?z) }")]
    [InlineData("SELECT (COUNT(DISTINCT *) AS ?n) { ?a :p ?x . ?b :p ?y }")]
    public void A_product_of_everything_ends_within_its_budget(string query) => Ends(Many, query);

    [Theory]
    [InlineData("SELECT (COUNT(*) AS ?n) { ?a (:p0|!:p0)* ?b . ?b (:p1|!:p1)* ?c }")]
    [InlineData("SELECT (COUNT(*) AS ?n) { ?a ((:p0|!:p0)*/(:p1|!:p1)*)* ?b . ?c ((:p0|:p1)+)+ ?a }")]
    [InlineData("SELECT (COUNT(*) AS ?n) { ?a !:x ?b . ?b !:x ?c . ?c !:x ?d . ?d !:x ?a }")]
    public void Paths_over_a_dense_graph_end_within_their_budget(string query) => Ends(Dense, query);

    [Theory]
    [InlineData("SELECT * { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z } ORDER BY ?x ?y ?z")]
    [InlineData("SELECT ?x (GROUP_CONCAT(?y) AS ?all) { ?a :p ?x . ?b :p ?y } GROUP BY ?x")]
    [InlineData("SELECT (GROUP_CONCAT(DISTINCT CONCAT(?x, ?y)) AS ?all) { ?a :p ?x . ?b :p ?y }")]
    [InlineData("SELECT DISTINCT ?x ?y { ?a :p ?x . ?b :p ?y }")]
    [InlineData("SELECT (COUNT(*) AS ?n) { ?a :p ?x FILTER(REGEX(CONCAT(?x, REPEAT), '(a+)+$')) } # no such function")]
    [InlineData("SELECT (COUNT(*) AS ?n) { ?a :p ?x BIND(REPLACE(?x, '.', '$0$0$0$0$0$0$0$0$0$0') AS ?b) BIND(REPLACE(?b, '.', '$0$0$0$0$0$0$0$0$0$0') AS ?c) BIND(REPLACE(?c, '.', '$0$0$0$0$0$0$0$0$0$0') AS ?d) BIND(REPLACE(?d, '.', '$0$0$0$0$0$0$0$0$0$0') AS ?e) FILTER(STRLEN(?e) > 3) }")]
    public void What_grows_without_end_ends_within_its_budget_with_room_to_spill(string query)
    {
        if (query.Contains("REPEAT", StringComparison.Ordinal))
        {
            query = query.Split('#')[0].Replace("REPEAT", $"'{new string('a', 5000)}!'", StringComparison.Ordinal);
        }

        using var room = new SpillMemory(limitBytes: 64 << 20);
        Ends(Many, query, room);
    }

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|aa)+$")]
    [InlineData("(.*)(.*)(.*)(.*)(.*)(.*)(.*)x")]
    [InlineData("(\\p{L}+)+\\p{Nd}$")]
    [InlineData("(\\i\\c*)+:$")]
    [InlineData("(a*)*\\1b")]
    public void A_catastrophic_regular_expression_ends_within_the_time_of_its_query(string pattern)
    {
        string escaped = pattern.Replace("\\", "\\\\", StringComparison.Ordinal);
        Ends(Many, $"SELECT (COUNT(*) AS ?n) {{ ?a :p ?x FILTER(REGEX(CONCAT('{new string('a', 30_000)}!', ?x), '{escaped}')) }}");
    }

    [Fact]
    public async Task Other_queries_go_on_beside_one_that_needs_all_it_may_have()
    {
        Task busy = Task.Run(() => Ends(Many, "SELECT (COUNT(*) AS ?n) { ?a :p ?x . ?b :p ?y FILTER(?x != ?y) }"), TestContext.Current.CancellationToken);
        int answered = 0;
        while (!busy.IsCompleted)
        {
            Assert.Single(Many.Select("SELECT * { :s1 :p ?x }"));
            answered++;
        }

        await busy;
        Assert.True(answered > 0);
    }

    [Fact]
    public void A_query_that_is_ended_gives_its_memory_back()
    {
        long Held()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return GC.GetTotalMemory(forceFullCollection: true);
        }

        Ends(Many, "SELECT * { ?a :p ?x . ?b :p ?y } ORDER BY ?x ?y");
        long before = Held();
        Ends(Many, "SELECT * { ?a :p ?x . ?b :p ?y } ORDER BY ?x ?y");
        Assert.InRange(Held() - before, long.MinValue, 32 << 20);
    }

    [Fact]
    public void Sorting_everything_works_or_ends_in_its_memory_budget()
    {
        using QueryAnswer small = Many.Execute("SELECT * { ?a :p ?x } ORDER BY ?x", new QueryOptions { MemoryBytes = 1 << 20 });
        QueryBudgetExceededException refused = Assert.Throws<QueryBudgetExceededException>(() => Drain(small));
        Assert.Equal(QueryBudgetKind.Memory, refused.Kind);
        using QueryAnswer whole = Many.Execute("SELECT * { ?a :p ?x } ORDER BY ?x");
        Assert.Equal(200_000, Drain(whole));
        using QueryAnswer top = Many.Execute("SELECT * { ?a :p ?x } ORDER BY ?x LIMIT 10", new QueryOptions { MemoryBytes = 4 << 20 });
        Assert.Equal(10, Drain(top));
    }

    [Fact]
    public void More_solutions_than_allowed_are_an_error_and_never_a_cut()
    {
        using QueryAnswer answer = Many.Execute("SELECT * { ?a :p ?x }", new QueryOptions { MaxRows = 5000 });
        Assert.Equal(QueryBudgetKind.Rows, Assert.Throws<QueryBudgetExceededException>(() => Drain(answer)).Kind);
    }

    [Fact]
    public void Cancelling_ends_the_query()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        using QueryAnswer answer = new QueryEngine().Execute("SELECT (COUNT(*) AS ?n) { ?a ?p ?x . ?b ?q ?y }", Many.Source, 0, cancellation: source.Token);
        Assert.ThrowsAny<OperationCanceledException>(() => Drain(answer));
    }

    [Fact]
    public void A_hard_optional_touches_few_rows()
    {
        var quads = new List<Quad>();
        for (int i = 0; i < 2000; i++)
        {
            quads.Add(new Quad(new Iri($"http://e/s{i}"), new Iri("http://e/a"), new Iri($"http://e/x{i % 50}")));
            quads.Add(new Quad(new Iri($"http://e/s{i}"), new Iri("http://e/b"), new Iri($"http://e/y{i % 1000}")));
            quads.Add(new Quad(new Iri($"http://e/y{i % 1000}"), new Iri("http://e/c"), new Iri($"http://e/x{i % 100}")));
            quads.Add(new Quad(new Iri($"http://e/other{i}"), new Iri("http://e/d"), new Iri($"http://e/x{i % 50}")));
        }

        QueryData data = QueryData.Of(quads);
        Assert.Equal(8000 - 1000, data.Source.Count(QuadPattern.In(default, default, default)));
        foreach (string query in new[]
        {
            "SELECT (COUNT(*) AS ?n) { ?s :a ?x OPTIONAL { ?s :b ?y . ?y :c ?z FILTER(?z != ?x) } }",
            "SELECT (COUNT(*) AS ?n) { ?s :a ?x OPTIONAL { ?y :c ?z . ?s :b ?y FILTER(?z != ?x) } }",
        })
        {
            Assert.Equal(["n=2000"], data.Select(query));
            string plan = data.Explain(query);
            long touched = long.Parse(plan.Split("rows touched ")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(touched <= 20_000, plan);
        }
    }

    private static void Ends(QueryData data, string query, ISpillStore? room = null)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            using QueryAnswer answer = data.Execute(query, Short, room);
            Drain(answer);
        }
        catch (QueryBudgetExceededException ended)
        {
            Assert.Contains(ended.Kind, new[] { QueryBudgetKind.Time, QueryBudgetKind.Memory });
        }

        // The bound is a second; a machine that runs many tests at once gets more.
        Assert.True(Stopwatch.GetElapsedTime(start) < Short.Timeout + TimeSpan.FromSeconds(10), $"took {Stopwatch.GetElapsedTime(start)}");
    }

    private static long Drain(QueryAnswer answer)
    {
        long count = 0;
        while (answer.Solutions.MoveNext())
        {
            count++;
        }

        return count;
    }
}
