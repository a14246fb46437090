using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Tests.Sparql.Execution;

public sealed class JoinTests
{
    private static readonly QueryData People = QueryData.Of("""
        :a :name "A" ; :knows :b , :c ; :age 3 . :b :name "B" ; :knows :c ; :mail "b@e" . :c :age 5 . :d :knows :d .
        """);

    [Fact]
    public void A_star_joins_on_its_subject() =>
        Assert.Equal(["n=A y=b", "n=A y=c", "n=B y=c"], People.Select("SELECT ?n ?y { ?x :name ?n ; :knows ?y }"));

    [Fact]
    public void A_chain_joins_object_to_subject() =>
        Assert.Equal(["x=a z=c", "x=d z=d"], People.Select("SELECT ?x ?z { ?x :knows ?y . ?y :knows ?z }"));

    [Fact]
    public void A_variable_that_stands_twice_is_one_term() =>
        Assert.Equal(["x=d"], People.Select("SELECT ?x { ?x :knows ?x }"));

    [Fact]
    public void Patterns_without_a_common_variable_give_the_product() =>
        Assert.Equal(4, People.Select("SELECT * { ?x :name ?n . ?y :age ?a }").Length);

    [Fact]
    public void The_empty_group_has_one_solution() => Assert.Equal([""], People.Select("SELECT * { }"));

    [Fact]
    public void A_term_that_is_nowhere_matches_nothing() => Assert.Empty(People.Select("SELECT * { ?x :nobody ?y }"));

    [Fact]
    public void Optional_keeps_what_has_no_match() =>
        Assert.Equal(["n=A", "m=b@e n=B"], People.Select("SELECT ?m ?n { ?x :name ?n OPTIONAL { ?x :mail ?m } }").OrderBy(l => l.Length));

    [Fact]
    public void Optional_conditions_see_both_sides() =>
        Assert.Equal(["x=a y=b", "x=a y=c z=5", "x=b y=c z=5", "x=d y=d"], People.Select("SELECT * { ?x :knows ?y OPTIONAL { ?y :age ?z FILTER(?x != ?y && ?z > 4) } }"));

    [Fact]
    public void A_second_optional_joins_compatibly_with_what_the_first_left_unbound() =>
        Assert.Equal(["v=3 x=a", "v=b@e x=b"], People.Select("SELECT ?x ?v { ?x :name ?n OPTIONAL { ?x :mail ?v } OPTIONAL { ?x :age ?v } }").Select(l => string.Join(' ', l.Split(' ').Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal));

    [Fact]
    public void Union_leaves_the_other_branch_unbound() =>
        Assert.Equal(["a=3", "a=5", "n=A", "n=B"], People.Select("SELECT ?a ?n { { ?x :name ?n } UNION { ?x :age ?a } }"));

    [Fact]
    public void Unions_join_by_compatibility() =>
        Assert.Equal(["x=a n=A a=3", "x=a n=A a=3"], People.Select("SELECT * { { ?x :name ?n } UNION { ?x :age ?a } { ?x :age ?a . ?x :name ?n } }"));

    [Fact]
    public void Minus_removes_what_is_compatible() =>
        Assert.Equal(["x=a"], People.Select("SELECT ?x { ?x :name ?n MINUS { ?x :mail ?m } }"));

    [Fact]
    public void Minus_removes_nothing_when_no_variable_is_shared() =>
        Assert.Equal(["x=a", "x=b"], People.Select("SELECT ?x { ?x :name ?n MINUS { ?y :mail ?m } }"));

    [Fact]
    public void Minus_ignores_solutions_that_share_no_bound_variable() =>
        Assert.Equal(["x=a"], People.Select("SELECT ?x { VALUES (?x ?y) { (:a UNDEF) (:b 1) } MINUS { VALUES (?x ?y) { (UNDEF 1) } } }"));

    [Fact]
    public void Exists_and_not_exists_filter_by_a_pattern()
    {
        Assert.Equal(["x=b"], People.Select("SELECT ?x { ?x :name ?n FILTER EXISTS { ?x :mail ?m } }"));
        Assert.Equal(["x=a"], People.Select("SELECT ?x { ?x :name ?n FILTER NOT EXISTS { ?x :mail ?m } }"));
    }

    [Fact]
    public void Exists_sees_outer_variables_in_its_filters()
    {
        Assert.Equal(["x=a y=b"], People.Select("SELECT ?x ?y { ?x :knows ?y FILTER EXISTS { ?z :age ?q FILTER(?z = ?x && ?y != :c) } }"));
        Assert.Equal(["x=a"], People.Select("SELECT ?x { ?x :name ?n FILTER EXISTS { ?z :age ?q OPTIONAL { ?z :mail ?m FILTER(false) } FILTER(!BOUND(?m) && ?z = ?x) } }"));
    }

    [Fact]
    public void Exists_inside_an_expression_is_a_value() =>
        Assert.Equal(["e=false x=a", "e=true x=b"], People.Select("SELECT ?e ?x { ?x :name ?n BIND(EXISTS { ?x :mail ?m } AS ?e) }"));

    [Fact]
    public void Values_join_with_undef_as_a_wildcard() =>
        Assert.Equal(["n=A x=a", "n=A x=a", "n=B x=b"], People.Select("SELECT ?n ?x { ?x :name ?n VALUES (?x ?n) { (:a UNDEF) (UNDEF \"A\") (:b \"B\") } }"));

    [Fact]
    public void A_sub_select_hides_what_it_does_not_project() =>
        Assert.Equal(["x=a n=A", "x=b n=B"], People.Select("SELECT ?x ?n { ?x :name ?n { SELECT DISTINCT ?x { ?x :knows ?n } } }"));

    [Fact]
    public void Bind_cannot_see_what_comes_later() =>
        Assert.Equal(["x=a", "x=b"], People.Select("SELECT ?x ?v { ?x :name ?n { BIND(?n AS ?v) } }"));

    [Fact]
    public void Joins_over_many_batches_find_every_pair()
    {
        var quads = new List<Quad>();
        for (int i = 0; i < 7000; i++)
        {
            quads.Add(new Quad(new Iri($"http://e/s{i}"), new Iri("http://e/p"), new Iri($"http://e/o{i % 13}")));
            quads.Add(new Quad(new Iri($"http://e/s{i / 2}"), new Iri("http://e/q"), new Iri($"http://e/t{i % 5}")));
        }

        QueryData data = QueryData.Of(quads);
        Assert.Equal(["n=7000"], data.Select("SELECT (COUNT(*) AS ?n) { ?s :p ?o ; :q ?t }"));
        Assert.Equal(["n=" + Enumerable.Range(0, 13).Sum(k => Math.Pow(Enumerable.Range(0, 7000).Count(i => i % 13 == k), 2))], data.Select("SELECT (COUNT(*) AS ?n) { ?s :p ?o . ?t :p ?o }"));
        Assert.Equal(["n=10500"], data.Select("SELECT (COUNT(*) AS ?n) { ?s :p ?o OPTIONAL { ?s :q ?t } }"));
        Assert.Equal(["n=3500"], data.Select("SELECT (COUNT(*) AS ?n) { ?s :p ?o MINUS { ?s :q ?t } }"));
    }

    [Fact]
    public void Groups_of_equal_keys_that_span_batches_keep_their_values()
    {
        var quads = new List<Quad>();
        for (int i = 0; i < 9000; i++)
        {
            quads.Add(new Quad(new Iri($"http://e/s{i / 3}"), new Iri("http://e/p"), new Iri($"http://e/o{i}")));
            quads.Add(new Quad(new Iri($"http://e/s{i / 3}"), new Iri("http://e/q"), new Iri($"http://e/t{i % 3}x{i / 3}")));
        }

        string[] found = QueryData.Of(quads).Select("SELECT ?s ?o ?t { ?s :p ?o ; :q ?t }");
        IEnumerable<string> wanted = Enumerable.Range(0, 9000).SelectMany(i => Enumerable.Range(0, 3).Select(k => $"s=s{i / 3} o=o{i} t=t{k}x{i / 3}"));
        Assert.Equal(wanted.Order(StringComparer.Ordinal), found);
    }
}
