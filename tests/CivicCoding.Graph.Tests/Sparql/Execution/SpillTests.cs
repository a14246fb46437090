using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Tests.Sparql.Execution;

public sealed class SpillTests
{
    private const int Size = 20_000;

    private static readonly QueryData Many = QueryData.Of(Enumerable.Range(0, Size).Select(i => new Quad(
        new Iri($"http://e/s{i}"), new Iri("http://e/p"), new Literal($"value {i * 7919L % 5_003}"))));

    private static readonly QueryOptions Little = new() { MemoryBytes = 2 << 20 };

    public static TheoryData<string> Queries => new(
        "SELECT ?s ?v { ?s :p ?v } ORDER BY DESC(?v) ?s",
        "SELECT ?s { ?s :p ?v } ORDER BY STRLEN(?v) ?v DESC(?s) LIMIT 50000",
        "SELECT DISTINCT ?v { ?s :p ?v } ORDER BY DESC(?v)",
        "SELECT DISTINCT ?v ?s { ?s :p ?v } ORDER BY SUBSTR(?v, 8) ?s",
        "SELECT ?v (COUNT(?s) AS ?n) (MIN(?s) AS ?first) { ?s :p ?v } GROUP BY ?v ORDER BY ?v",
        "SELECT ?s (SAMPLE(?v) AS ?w) (COUNT(DISTINCT ?v) AS ?n) { ?s :p ?v } GROUP BY ?s ORDER BY ?w ?s");

    [Theory]
    [MemberData(nameof(Queries))]
    public void What_is_spilled_comes_back_as_it_would_have_without(string query)
    {
        using var room = new SpillMemory();
        List<string> usual = Run(query, QueryOptions.Default, null);
        List<string> spilled = Run(query, Little, room);
        Assert.True(room.Opened > 0, "nothing was spilled");
        Assert.Equal(usual, spilled);
    }

    [Fact]
    public void Distinct_keeps_the_order_of_a_sorted_subquery_while_it_spills()
    {
        using var room = new SpillMemory();
        List<string> found = Run("SELECT DISTINCT ?v { ?s :p ?v } ORDER BY ?v", Little, room);
        Assert.Equal(5_003, found.Count);
        Assert.Equal(found.Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public void Without_room_on_disk_the_query_ends_in_its_budget_and_gives_everything_back()
    {
        using var room = new SpillMemory(limitBytes: 100_000);
        QueryBudgetExceededException refused = Assert.Throws<QueryBudgetExceededException>(() => Run("SELECT * { ?s :p ?v } ORDER BY ?v", Little, room));
        Assert.Equal(QueryBudgetKind.Memory, refused.Kind);
        Assert.Equal(0, room.Used);
    }

    [Fact]
    public void A_query_that_is_not_drawn_to_its_end_gives_its_room_back()
    {
        using var room = new SpillMemory();
        using (QueryAnswer answer = Execute("SELECT * { ?s :p ?v } ORDER BY ?v", Little, room))
        {
            Assert.True(answer.Solutions.MoveNext());
            Assert.True(room.Used > 0);
        }

        Assert.Equal(0, room.Used);
    }

    private static QueryAnswer Execute(string query, QueryOptions options, ISpillStore? room) =>
        new QueryEngine(spill: room).Execute("PREFIX : <http://e/> " + query, Many.Source, 0, options, TestContext.Current.CancellationToken);

    private static List<string> Run(string query, QueryOptions options, ISpillStore? room)
    {
        using QueryAnswer answer = Execute(query, options, room);
        var scratch = new TermScratch();
        var found = new List<string>();
        while (answer.Solutions.MoveNext())
        {
            found.Add(string.Join(' ', answer.Solutions.Variables.Select((_, i) => answer.Solutions.Get(i, scratch).ToTerm())));
        }

        return found;
    }
}
