using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;

namespace CivicCoding.Graph.Tests.Shacl;

public sealed class SparqlConstraintTests
{
    private const string Declared = "<http://example.org/> sh:declare [ sh:prefix \"e\" ; sh:namespace \"http://example.org/\" ] . ";

    [Fact]
    public void What_is_grouped_by_the_focus_node_counts_for_it_alone()
    {
        ValidationReport report = Shapes.Validate(
            Declared + ":S sh:targetClass :C ; sh:sparql [ sh:prefixes <http://example.org/> ; sh:message \"has {?n} parts\" ; sh:select \"SELECT $this (COUNT(?part) AS ?n) WHERE { $this e:part ?part } GROUP BY $this HAVING (COUNT(?part) > 1)\" ] .",
            ":a a :C ; :part 1, 2 . :b a :C ; :part 3 .");
        ValidationResult result = Assert.Single(report.Results);
        Assert.Equal(new Iri("http://example.org/a"), result.FocusNode);
        Assert.Equal("has 2 parts", result.Message("en"));
    }

    [Fact]
    public void The_path_stands_for_PATH_but_not_inside_strings_and_comments()
    {
        ValidationReport report = Shapes.Validate(
            Declared + """
            :S sh:targetNode :a ; sh:property [ sh:path [ sh:alternativePath ( :p [ sh:inversePath :q ] ) ] ; sh:sparql [ sh:select '''
              SELECT $this ?value ?message # not this $PATH
              WHERE { $this $PATH ?value . BIND("say $PATH" AS ?message) }''' ] ] .
            """,
            ":a :p 1 . :b :q :a .");
        Assert.Equal(2, report.Results.Count);
        Assert.All(report.Results, r => Assert.Equal("say $PATH", r.Message("en")));
    }

    [Fact]
    public void A_blank_node_is_a_focus_node_of_a_query()
    {
        ValidationReport report = Shapes.Validate(
            Declared + ":S sh:targetClass :C ; sh:sparql [ sh:prefixes <http://example.org/> ; sh:select \"SELECT $this ?value WHERE { $this e:p ?value }\" ] .",
            "[] a :C ; :p 1 . [] a :C ; :p 2 .");
        Assert.Equal(["1", "2"], report.Results.Select(r => ((Literal)r.Value!).Lexical).Order());
    }

    [Fact]
    public void A_query_sees_only_the_graph_that_is_validated()
    {
        var options = new ValidationOptions { Graph = new Iri("http://example.org/g") };
        ValidationReport report = Shapes.Validate(
            Declared + ":S sh:targetClass :C ; sh:sparql [ sh:prefixes <http://example.org/> ; sh:select \"SELECT $this ?value WHERE { $this e:p ?value }\" ] .",
            ":g { :a a :C ; :p 1 } :h { :a :p 2 }",
            options);
        Assert.Equal("1", ((Literal)Assert.Single(report.Results).Value!).Lexical);
    }

    [Fact]
    public void A_solution_that_binds_failure_is_a_failure()
    {
        Assert.Throws<ShaclFailureException>(() => Shapes.Validate(":S sh:targetNode :a ; sh:sparql [ sh:select \"SELECT $this (true AS ?failure) WHERE { }\" ] .", ""));
    }

    [Fact]
    public void A_constraint_that_is_deactivated_is_not_asked()
    {
        Assert.True(Shapes.Validate(":S sh:targetNode :a ; sh:sparql [ sh:deactivated true ; sh:select \"SELECT $this WHERE { }\" ] .", "").Conforms);
    }

    [Fact]
    public void A_component_with_one_parameter_checks_each_of_its_values()
    {
        const string Component = """
            :Longer a sh:ConstraintComponent ; sh:parameter [ sh:path :longerThan ] ;
              sh:validator [ sh:ask "ASK { FILTER (STRLEN(STR($value)) > $longerThan) }" ; sh:message "longer than {$longerThan}"@en ] .
            :S sh:targetNode "four" ; :longerThan 3, 4, 5 .
            """;
        ValidationReport report = Shapes.Validate(Component, "");
        Assert.Equal(["longer than 4", "longer than 5"], report.Results.Select(r => r.Message("en")).Order());
        Assert.All(report.Results, r => Assert.Equal(new Iri("http://example.org/Longer"), r.Component));
    }
}
