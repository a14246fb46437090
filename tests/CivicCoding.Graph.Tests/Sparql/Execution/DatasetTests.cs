using CivicCoding.Graph.Sparql;

namespace CivicCoding.Graph.Tests.Sparql.Execution;

public sealed class DatasetTests
{
    private static readonly QueryData Graphs = QueryData.Of("""
        :x :p :d . :g1 { :x :p 1 . :x :p :d . :y :q :x } :g2 { :x :p 1 , 2 } :secret { :x :p 1 , 3 . :z :q :x }
        """);

    private static readonly QueryOptions Public = new() { IsVisible = g => g != "http://e/secret" };

    [Fact]
    public void A_triple_in_several_graphs_counts_once() =>
        Assert.Equal(["o=1", "o=2", "o=3", "o=d"], Graphs.Select("SELECT ?o { :x :p ?o }"));

    [Theory]
    [InlineData("SELECT ?o { :x :p ?o }", "o=1 o=2 o=d")]
    [InlineData("SELECT ?o { ?x :p ?o }", "o=1 o=2 o=d")]
    [InlineData("SELECT ?s { ?s ?p 1 }", "s=x")]
    [InlineData("SELECT ?p { :x ?p 1 }", "p=p")]
    [InlineData("SELECT ?s { ?s :p 1 }", "s=x")]
    [InlineData("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "n=4")]
    [InlineData("SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?s ?p2 ?o2 }", "n=10")]
    [InlineData("SELECT ?o { ?y :q ?x . ?x :p ?o }", "o=1 o=2 o=d")]
    [InlineData("SELECT ?o { ?y :q/:p ?o }", "o=1 o=2 o=d")]
    [InlineData("SELECT ?o { :y (:q|:p)+ ?o }", "o=1 o=2 o=d o=x")]
    [InlineData("SELECT ?o { :x !:q ?o }", "o=1 o=2 o=d")]
    [InlineData("SELECT ?g { GRAPH ?g { :x :p 1 } }", "g=g1 g=g2")]
    [InlineData("SELECT ?s { ?s :p :d FILTER EXISTS { GRAPH :secret { ?s :p 3 } } }", "")]
    public void Hidden_graphs_show_by_no_access_path(string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', Graphs.Select(query, Public)));

    [Fact]
    public void Without_the_union_the_default_graph_is_the_stores_own() =>
        Assert.Equal(["o=d"], Graphs.Select("SELECT ?o { :x :p ?o }", new QueryOptions { UnionDefaultGraph = false }));

    [Fact]
    public void From_merges_graphs_and_hides_all_others()
    {
        Assert.Equal(["o=1", "o=2", "o=d"], Graphs.Select("SELECT ?o FROM :g1 FROM :g2 { :x :p ?o }"));
        Assert.Empty(Graphs.Select("SELECT ?o FROM :g1 { GRAPH ?g { :x :p ?o } }"));
        Assert.Equal(["g=g2 o=1", "g=g2 o=2"], Graphs.Select("SELECT ?g ?o FROM NAMED :g2 { GRAPH ?g { :x :p ?o } }"));
        Assert.Empty(Graphs.Select("SELECT ?o FROM :secret { :x :p ?o }", Public));
    }

    [Fact]
    public void Graph_with_a_variable_joins_within_one_graph()
    {
        Assert.Equal(["g=g1 o=1", "g=g1 o=d", "g=secret o=1", "g=secret o=3"], Graphs.Select("SELECT ?g ?o { GRAPH ?g { ?y :q ?x . ?x :p ?o } }"));
        Assert.Equal(["g=g1", "g=g2", "g=secret"], Graphs.Select("SELECT ?g { GRAPH ?g { } }"));
    }

    [Fact]
    public void Graph_iterates_patterns_that_are_more_than_joins()
    {
        Assert.Equal(["g=g1 y=y", "g=g2", "g=secret y=z"], Graphs.Select("SELECT DISTINCT ?g ?y { GRAPH ?g { ?x :p 1 OPTIONAL { ?y :q ?x } } }"));
        Assert.Equal(["g=g1", "g=secret"], Graphs.Select("SELECT DISTINCT ?g { GRAPH ?g { ?y :q/:p+ ?o } }"));
    }

    [Fact]
    public void Graph_with_a_name_reads_that_graph_alone()
    {
        Assert.Equal(["o=1", "o=2"], Graphs.Select("SELECT ?o { GRAPH :g2 { ?x ?p ?o } }"));
        Assert.Empty(Graphs.Select("SELECT ?o { GRAPH :secret { ?x ?p ?o } }", Public));
        Assert.Empty(Graphs.Select("SELECT ?o { GRAPH :nowhere { ?x ?p ?o } }"));
        Assert.Empty(Graphs.Select("SELECT * { GRAPH :nowhere { } }"));
        Assert.Equal([""], Graphs.Select("SELECT * { GRAPH :g1 { } }"));
    }
}
