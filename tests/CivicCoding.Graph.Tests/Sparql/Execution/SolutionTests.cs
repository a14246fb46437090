using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Tests.Sparql.Execution;

public sealed class SolutionTests
{
    private static readonly QueryData Data = QueryData.Of("""
        :a :v 3 ; :t "x" . :b :v 10 ; :t "y" . :c :v 2.5 ; :t "x" . :d :t "z" , "x" . :e :v "ten" .
        :a :next :b . :b :next :c . :c :next :a . :d :next :a .
        """);

    [Fact]
    public void Order_by_compares_values_and_puts_the_unbound_first() =>
        Assert.Equal(["x=d", "x=c v=2.5", "x=a v=3", "x=b v=10"], Data.Select("SELECT ?x ?v { ?x :t ?t OPTIONAL { ?x :v ?v } } GROUP BY ?x ?v ORDER BY ?v ?x", ordered: true));

    [Fact]
    public void A_limit_after_order_by_gives_the_first()
    {
        Assert.Equal(["x=b", "x=a"], Data.Select("SELECT ?x { ?x :v ?v FILTER(isNumeric(?v)) } ORDER BY DESC(?v) LIMIT 2", ordered: true));
        Assert.Equal(["x=a", "x=c"], Data.Select("SELECT ?x { ?x :v ?v FILTER(isNumeric(?v)) } ORDER BY DESC(?v) OFFSET 1 LIMIT 5", ordered: true));
    }

    [Fact]
    public void Groups_count_and_sum() =>
        Assert.Equal(["t=x n=2 s=5.5", "t=y n=1 s=10"], Data.Select("SELECT ?t (COUNT(?v) AS ?n) (SUM(?v) AS ?s) { ?x :t ?t ; :v ?v } GROUP BY ?t"));

    [Fact]
    public void Minimum_and_maximum_compare_integers_with_other_numbers() =>
        Assert.Equal(["lo=2.5 hi=10"], Data.Select("SELECT (MIN(?v) AS ?lo) (MAX(?v) AS ?hi) { ?x :v ?v FILTER(isNumeric(?v)) }"));

    [Fact]
    public void Texts_are_tested_on_their_bytes_as_the_functions_define()
    {
        QueryData texts = QueryData.Of("""
            :a :l "Klima"@de , "climate"@en , "climate" , 7 , :climate .
            """);
        Assert.Equal(["v=climate"], texts.Select("SELECT ?v { ?x :l ?v FILTER(LANG(?v) = 'en') }"));
        Assert.Equal(["v=7", "v=Klima", "v=climate"], texts.Select("SELECT ?v { ?x :l ?v FILTER(LANG(?v) != 'en') }"));
        Assert.Equal(["v=climate", "v=climate"], texts.Select("SELECT ?v { ?x :l ?v FILTER(CONTAINS(?v, 'lim') && STRSTARTS(?v, 'c')) }"));
        Assert.Equal(["v=climate", "v=climate", "v=climate"], texts.Select("SELECT ?v { ?x :l ?v FILTER(STRENDS(STR(?v), 'mate')) }"));
        Assert.Equal(["v=7"], texts.Select("SELECT ?v { ?x :l ?v FILTER(CONTAINS(STR(?v), '7')) }"));
    }

    [Fact]
    public void Having_keeps_groups() =>
        Assert.Equal(["t=x"], Data.Select("SELECT ?t { ?x :t ?t } GROUP BY ?t HAVING(COUNT(*) > 1)"));

    [Fact]
    public void No_solutions_make_one_group_without_keys_and_none_with()
    {
        Assert.Equal(["n=0"], Data.Select("SELECT (COUNT(*) AS ?n) { ?x :none ?y }"));
        Assert.Empty(Data.Select("SELECT ?x (COUNT(*) AS ?n) { ?x :none ?y } GROUP BY ?x"));
    }

    [Fact]
    public void Distinct_is_by_term() =>
        Assert.Equal(["n=3"], Data.Select("SELECT (COUNT(DISTINCT ?t) AS ?n) { ?x :t ?t }"));

    [Fact]
    public void Distinct_keeps_values_apart_that_differ_as_terms() =>
        Assert.Equal(2, Data.Select("SELECT DISTINCT ?v { VALUES ?v { 1 01 1 } }").Length);

    [Fact]
    public void A_computed_term_is_the_same_term_as_a_stored_one() =>
        Assert.Equal(["x=b"], Data.Select("SELECT ?x { { SELECT (?v + 7 AS ?w) { :a :v ?v } } ?x :v ?w }"));

    [Fact]
    public void An_error_in_bind_leaves_the_variable_unbound() =>
        Assert.Equal(["x=a y=4", "x=b y=11", "x=c y=3.5", "x=e"], Data.Select("SELECT ?x ?y { ?x :v ?v BIND(?v + 1 AS ?y) }"));

    [Fact]
    public void Closures_end_on_cycles()
    {
        Assert.Equal(["y=a", "y=b", "y=c"], Data.Select("SELECT ?y { :a :next+ ?y }"));
        Assert.Equal(["y=a", "y=b", "y=c", "y=d"], Data.Select("SELECT ?y { :d :next* ?y }"));
        Assert.Equal(["x=a", "x=b", "x=c", "x=d"], Data.Select("SELECT ?x { ?x :next+ :a }"));
        Assert.Equal(["y=nobody"], Data.Select("SELECT ?y { :nobody :next* ?y }"));
        Assert.Equal(["n=12"], Data.Select("SELECT (COUNT(*) AS ?n) { ?x :next+ ?y }"));
        Assert.Equal(["x=a", "x=b", "x=c"], Data.Select("SELECT ?x { ?x :next+ ?x }"));
        Assert.True(Data.Ask("ASK { :d :next+ :c }"));
        Assert.False(Data.Ask("ASK { :a :next+ :d }"));
    }

    [Fact]
    public void A_path_of_length_zero_between_variables_holds_for_terms_of_the_graph_only()
    {
        Assert.Empty(Data.Select("SELECT * { VALUES ?y { :nobody } ?y :next? ?y }"));
        Assert.Equal(["y=a"], Data.Select("SELECT * { VALUES ?y { :a } ?y :next? ?y }"));
        Assert.Equal(["y=nobody"], Data.Select("SELECT * { VALUES ?y { :nobody } FILTER EXISTS { ?x :next* ?y } }"));
    }

    [Fact]
    public void Paths_of_length_zero_or_one_and_negated_sets()
    {
        Assert.Equal(["y=a", "y=b"], Data.Select("SELECT ?y { :a :next? ?y }"));
        Assert.Equal(["y=b", "y=x"], Data.Select("SELECT ?y { :a !:v ?y }"));
        Assert.Equal(["y=c", "y=d"], Data.Select("SELECT ?y { :a !(:v|:t|^:t|:next) ?y }"));
        Assert.Equal(["y=c", "y=d"], Data.Select("SELECT ?y { :a ^:next ?y }"));
        Assert.Equal(["y=c"], Data.Select("SELECT ?y { :a :next/:next ?y }"));
        Assert.Equal(["t=x", "t=y"], Data.Select("SELECT DISTINCT ?t { :d (:next/:next)*/:t ?t FILTER(?t != \"z\") }"));
    }

    [Fact]
    public void Construct_leaves_out_ill_formed_triples_and_repeats_none()
    {
        Assert.Equal(3, Data.Construct("CONSTRUCT { ?t :of ?x . :all :of ?t } WHERE { ?x :t ?t }").Count);
        Assert.Equal(10, Data.Construct("CONSTRUCT { [] :of ?x ; :as ?t } WHERE { ?x :t ?t }").Count);
    }

    [Fact]
    public void Describe_gives_both_directions() =>
        Assert.Equal(5, Data.Construct("DESCRIBE :a").Count);

    [Fact]
    public void Service_is_off_and_silent_is_honoured()
    {
        Assert.Throws<ServiceException>(() => Data.Select("SELECT * { SERVICE <http://s/> { ?x :t ?t } }"));
        Assert.Equal(["t=y"], Data.Select("SELECT ?t { :b :t ?t SERVICE SILENT <http://s/> { ?x :t ?t } }"));
    }
}
