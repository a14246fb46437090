using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Syntax;

namespace CivicCoding.Graph.Tests.Sparql.Syntax;

public class SparqlParserTests
{
    private const string Prefix = "PREFIX : <http://e/> ";

    private static string Pattern(string body) => Text("SELECT * " + body);

    private static string Text(string query) =>
        string.Join(' ', AlgebraText.Of(SparqlParser.ParseQuery(Prefix + query).Pattern).Split('\n', StringSplitOptions.TrimEntries)).Replace("http://e/", "", StringComparison.Ordinal);

    [Fact]
    public void Filters_of_a_group_apply_to_the_whole_group_and_do_not_cut_its_triples() =>
        Assert.Equal("(project (?x ?y) (filter (> ?y \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>) (bgp (?x <p> ?y) (?y <q> ?x))))", Pattern("{ ?x :p ?y FILTER(?y > 1) ?y :q ?x }"));

    [Fact]
    public void A_filter_inside_OPTIONAL_becomes_the_condition_of_the_left_join() =>
        Assert.Equal("(project (?x ?y) (left-join (= ?x ?y) (bgp (?x <p> <a>)) (bgp (?x <q> ?y))))", Pattern("{ ?x :p :a OPTIONAL { ?x :q ?y FILTER(?x = ?y) } }"));

    [Fact]
    public void A_filter_in_a_group_inside_OPTIONAL_stays_there() =>
        Assert.Equal("(project (?x ?y) (left-join (bgp (?x <p> <a>)) (filter (= ?x ?y) (bgp (?x <q> ?y)))))", Pattern("{ ?x :p :a OPTIONAL { { ?x :q ?y FILTER(?x = ?y) } } }"));

    [Fact]
    public void Sequences_and_inverses_of_links_dissolve_into_triples() =>
        Assert.Equal("(project (?x ?y) (bgp (?x <p> ?.p0) (?y <q> ?.p0)))", Pattern("{ ?x :p/^:q ?y }"));

    [Fact]
    public void Other_paths_stay() =>
        Assert.Equal("(project (?x ?y) (join (bgp (?x <p> ?.p0)) (path ?.p0 (<q>|!(<a>|^<b>))* ?y)))", Pattern("{ ?x :p/(:q|!(:a|^:b))* ?y }"));

    [Fact]
    public void A_sign_and_a_digit_after_a_path_are_a_number() =>
        Assert.Equal("(project (?x) (bgp (?x <p> \"+5\"^^<http://www.w3.org/2001/XMLSchema#integer>)))", Pattern("{ ?x :p +5 }"));

    [Fact]
    public void Groups_have_their_having_before_and_their_order_after_the_selected_expressions() =>
        Assert.Equal(
            "(slice 2 3 (project (?g ?n) (order (desc ?n) (extend ?n ?.a0 (filter (> ?.a0 ?.a1) (group (?g) (?.a0 (COUNT distinct ?x)) (?.a1 (SAMPLE ?y)) (bgp (?x <p> ?g) (?x <q> ?y))))))))",
            Text("SELECT ?g (COUNT(DISTINCT ?x) AS ?n) { ?x :p ?g ; :q ?y } GROUP BY ?g HAVING (COUNT(DISTINCT ?x) > ?y) ORDER BY DESC(?n) OFFSET 2 LIMIT 3"));

    [Fact]
    public void Trailing_values_join_before_the_selected_expressions() =>
        Assert.Equal(
            "(project (?y) (extend ?y (STR ?x) (join (bgp (?x <p> <a>)) (values (?x) (<a>) (undef)))))",
            Text("SELECT (STR(?x) AS ?y) { ?x :p :a } VALUES ?x { :a UNDEF }"));

    [Fact]
    public void A_service_is_sent_its_text_with_full_IRIs()
    {
        var project = Assert.IsType<GraphPattern.Project>(SparqlParser.ParseQuery("BASE <http://b/> " + Prefix + "SELECT * { SERVICE SILENT <s> { ?x :p <r>, -1, 'a'@en # no\n } }").Pattern);
        var service = Assert.IsType<GraphPattern.Service>(project.Inner);
        Assert.Equal("{ ?x <http://e/p> <http://b/r> , -1 , 'a' @en }", service.Text);
        Assert.True(service.Silent);
    }

    [Fact]
    public void Codepoint_escapes_count_before_the_grammar() =>
        Assert.Equal("(project (?x) (bgp (?x <p> \"\\\\u0041A\")))", Pattern(@"{ ?x :\u0070 '\\u0041\u0041' }"));

    [Theory]
    [InlineData("SELECT * { ?x :p ?y BIND(1 AS ?x) }", "BIND cannot bind ?x")]
    [InlineData("SELECT (1 AS ?x) { ?x :p ?y }", "SELECT cannot bind ?x")]
    [InlineData("SELECT ?y (COUNT(?x) AS ?n) { ?x :p ?y }", "?y is no key of GROUP BY")]
    [InlineData("SELECT * { ?x :p ?y } GROUP BY ?x", "SELECT * cannot stand with GROUP BY")]
    [InlineData("SELECT * { _:a :p ?y OPTIONAL { ?y :q ?z } _:a :q ?z }", "two basic graph patterns")]
    [InlineData("SELECT * { FILTER(COUNT(?x) > 1) }", "can stand in SELECT, HAVING and ORDER BY only")]
    [InlineData("SELECT (SUM(COUNT(?x)) AS ?n) { }", "cannot stand in an aggregate")]
    [InlineData("SELECT * { ?x q:p ?y }", "The prefix q: is not declared")]
    [InlineData("SELECT * { ?x <p> ?y }", "is relative and there is no base")]
    [InlineData("SELECT * { VALUES (?a ?b) { (1) } }", "1 values for 2 variables")]
    [InlineData("SELECT * { FILTER(1 = 2 = 3) }", "put comparisons of comparisons in brackets")]
    [InlineData("SELECT * { FILTER(STRLEN(1, 2)) }", "STRLEN takes 1 arguments, not 2")]
    [InlineData("SELECT * { ?x :p 'a\nb' }", "ends on its line")]
    public void What_breaks_the_grammar_is_refused(string query, string message) =>
        Assert.Contains(message, Assert.Throws<SparqlSyntaxException>(() => SparqlParser.ParseQuery(Prefix + query)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_blank_node_label_may_go_on_after_a_filter_with_EXISTS() =>
        Assert.NotNull(SparqlParser.ParseQuery(Prefix + "SELECT * { _:a :p ?y FILTER EXISTS { ?y :q ?z } _:a :q ?z }"));

    [Fact]
    public void An_error_names_line_and_column()
    {
        SparqlSyntaxException error = Assert.Throws<SparqlSyntaxException>(() => SparqlParser.ParseQuery("SELECT *\n{ ?x 'ä' ?y }"));
        Assert.Equal((2, 6), (error.Line, error.Column));
    }

    [Theory]
    [InlineData("{", "}", 100_000)]
    [InlineData("{ ?s ?p (", ") }", 100_000)]
    [InlineData("{ ?s ?p [ ?q ", "] }", 60_000)]
    [InlineData("{ FILTER(", "1) }", 100_000)]
    [InlineData("{ FILTER(!(", "1)) }", 100_000)]
    [InlineData("{ FILTER EXISTS {", "} }", 50_000)]
    [InlineData("{ ?s (", ":p) ?o }", 100_000)]
    [InlineData("{ { SELECT * ", "} }", 50_000)]
    public void Deep_nesting_is_refused(string open, string close, int times)
    {
        string inner = open.TrimStart('{', ' ');
        string repeated = inner.Length == 0 ? open : inner;
        string text = "SELECT * " + (inner.Length == 0 ? "" : "{ ") + string.Concat(Enumerable.Repeat(repeated, times)) + close;
        Assert.Throws<SparqlSyntaxException>(() => SparqlParser.ParseQuery(Prefix + text));
    }

    [Theory]
    [InlineData("{ FILTER(1", "+1", ") }", true)]
    [InlineData("{ ?x :p ?y ", "OPTIONAL{}", "}", true)]
    [InlineData("{ FILTER(1", "||1", ") }", false)]
    [InlineData("{ {}", "UNION{}", "}", false)]
    [InlineData("{ ?x :p", "/:p", " ?y }", false)]
    public void Long_chains_are_balanced_or_refused(string before, string link, string after, bool refused)
    {
        string query = Prefix + "SELECT * " + before + string.Concat(Enumerable.Repeat(link, 50_000)) + after;
        if (refused)
        {
            Assert.Throws<SparqlSyntaxException>(() => SparqlParser.ParseQuery(query));
        }
        else
        {
            Assert.NotNull(SparqlParser.ParseQuery(query));
        }
    }

    [Fact]
    public void A_query_text_over_one_megabyte_is_refused() =>
        Assert.Contains("1048576", Assert.Throws<SparqlSyntaxException>(() => SparqlParser.ParseQuery("ASK {} #" + new string('x', 1 << 20))).Message, StringComparison.Ordinal);
}
