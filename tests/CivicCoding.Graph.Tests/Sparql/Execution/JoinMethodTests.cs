using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Optimization;

namespace CivicCoding.Graph.Tests.Sparql.Execution;

public sealed class JoinMethodTests
{
    private static readonly QueryData Skewed = Make();

    public static TheoryData<string> Queries => new(
        "SELECT * { ?x :p0 ?y . ?x :p1 ?z }",
        "SELECT * { ?x :p0 ?y . ?y :p1 ?z . ?x :p2 ?z }",
        "SELECT * { ?x :p2 ?y . ?z :p2 ?y }",
        "SELECT * { ?x :p0 ?y . ?y :p0 ?z . ?z :p0 ?x }",
        "SELECT * { ?x :p0 ?y ; :p1 ?z ; :p2 ?w ; :p3 ?v }",
        "SELECT * { ?x ?p ?x . ?x :p0 ?y }",
        "SELECT * { ?x :p3 ?y . ?y ?q ?z }",
        "SELECT * { GRAPH ?g { ?x :p0 ?y . ?y :p1 ?z } }",
        "SELECT ?x { ?x :p0 ?y . ?x :p1 ?z . ?y :p2 ?w }",
        "SELECT * { ?x :p1 ?y OPTIONAL { ?y :p3 ?z . ?z :p1 ?w } }",
        "SELECT * { ?x :p1 ?y OPTIONAL { ?y :p3 ?z } OPTIONAL { ?x :p3 ?z } ?x :p0 ?w }",
        "SELECT * { ?x :p1 ?y MINUS { ?y :p3 ?z . ?z :p1 ?x } }",
        "SELECT * { ?x :p1 ?y FILTER NOT EXISTS { ?y :p2 ?z . ?z :p1 ?w FILTER(?w != ?x) } }",
        "SELECT * { { ?x :p1 ?y } UNION { ?x :p3 ?z } ?x :p0 ?y }");

    [Theory]
    [MemberData(nameof(Queries))]
    public void Every_join_method_gives_the_same_solutions(string query)
    {
        string[] usual = Skewed.Select(query);
        Assert.NotEmpty(usual);
        foreach (JoinMethod method in Enum.GetValues<JoinMethod>())
        {
            string[] forced = Skewed.Select(query, new QueryOptions { ForcedJoin = method });
            Assert.True(usual.SequenceEqual(forced), $"{method}: {forced.Length} solutions instead of {usual.Length}");
        }
    }

    private static QueryData Make()
    {
        var random = new Random(7);
        int Skew() => (int)(Math.Pow(random.NextDouble(), 1.5) * 2500);
        return QueryData.Of(Enumerable.Range(0, 16_000).Select(i => new Quad(
            new Iri($"http://e/n{(i % 4 == 2 ? random.Next(9000) : Skew())}"),
            new Iri($"http://e/p{i % 4}"),
            new Iri($"http://e/n{(i % 4 == 1 ? random.Next(2500) : i % 4 == 2 ? random.Next(800) : Skew())}"),
            random.Next(3) is > 0 and int g ? new Iri($"http://e/g{g}") : null)));
    }
}
