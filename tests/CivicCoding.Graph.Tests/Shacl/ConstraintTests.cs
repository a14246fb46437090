using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;

namespace CivicCoding.Graph.Tests.Shacl;

public sealed class ConstraintTests
{
    [Theory]
    [InlineData("sh:datatype xsd:date", "\"2024-02-30\"^^xsd:date, \"2024-02-29\"^^xsd:date, \"2024-02-29\"", "2024-02-29 2024-02-30")]
    [InlineData("sh:datatype xsd:anyURI", "\"a b\"^^xsd:anyURI", "")]
    [InlineData("sh:datatype xsd:integer", "01, 1, 1.0, \"1\"^^xsd:int", "1 1.0")]
    [InlineData("sh:datatype <http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>", "\"a\"@de, \"b\"", "b")]
    [InlineData("sh:minInclusive 1", "1, 0.5, 1e0, \"1\"", "0.5 1")]
    [InlineData("sh:maxExclusive \"2024-01-01T00:00:00Z\"^^xsd:dateTime", "\"2023-12-31T23:59:59Z\"^^xsd:dateTime, \"2024-01-01T00:00:00\"^^xsd:dateTime", "2024-01-01T00:00:00")]
    [InlineData("sh:minLength 2", "\"ä\", \"äö\", :a, 7", "7 ä")]
    [InlineData("sh:maxLength 1", "\"\U0001F600\", \"ab\"", "ab")]
    [InlineData("sh:pattern \"^B\" ; sh:flags \"i\"", "\"bar\", \"foo\"", "foo")]
    [InlineData("sh:languageIn ( \"de\" )", "\"a\"@de-AT, \"b\"@den, \"c\"", "b c")]
    [InlineData("sh:nodeKind sh:BlankNodeOrIRI", ":x, [], \"l\"", "l")]
    [InlineData("sh:in ( 1 :x )", "1, 01, :x", "01")]
    [InlineData("sh:disjoint :q", "1, 2, 3", "2")]
    [InlineData("sh:lessThan :q", "1, 2, 3", "2 3")]
    [InlineData("sh:lessThanOrEquals :q", "1, 2, 3", "3")]
    [InlineData("sh:equals :q", "1, 2", "1")]
    [InlineData("sh:not [ sh:minExclusive 1 ]", "1, 2", "2")]
    [InlineData("sh:or ( [ sh:hasValue 1 ] [ sh:hasValue 2 ] )", "1, 2, 3", "3")]
    [InlineData("sh:xone ( [ sh:minInclusive 1 ] [ sh:minInclusive 2 ] )", "0, 1, 2", "0 2")]
    public void A_constraint_names_the_values_that_break_it(string constraint, string values, string broken)
    {
        ValidationReport report = Shapes.Validate($":S sh:targetNode :a ; sh:property [ sh:path :p ; {constraint} ] .", $":a :p {values} ; :q 2 .");
        Assert.Equal(broken, string.Join(' ', report.Results.Select(r => ((Literal)r.Value!).Lexical).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("sh:minCount 3", 1)]
    [InlineData("sh:minCount 2", 0)]
    [InlineData("sh:maxCount 1", 1)]
    [InlineData("sh:uniqueLang true", 1)]
    [InlineData("sh:hasValue \"x\"@de", 0)]
    [InlineData("sh:hasValue \"x\"", 1)]
    [InlineData("sh:qualifiedValueShape [ sh:languageIn ( \"de\" ) ] ; sh:qualifiedMinCount 3", 1)]
    [InlineData("sh:qualifiedValueShape [ sh:languageIn ( \"de\" ) ] ; sh:qualifiedMaxCount 1", 1)]
    public void A_constraint_on_the_set_of_values_gives_a_result_without_value(string constraint, int results)
    {
        ValidationReport report = Shapes.Validate($":S sh:targetNode :a ; sh:property [ sh:path :p ; {constraint} ] .", ":a :p \"x\"@de, \"y\"@DE .");
        Assert.Equal(results, report.Results.Count);
        Assert.All(report.Results, r => Assert.Null(r.Value));
    }

    [Theory]
    [InlineData(":p", "b")]
    [InlineData("[ sh:inversePath :p ]", "z")]
    [InlineData("( :p :p )", "c")]
    [InlineData("[ sh:alternativePath ( :p [ sh:inversePath :p ] ) ]", "b z")]
    [InlineData("[ sh:zeroOrMorePath :p ]", "a b c d")]
    [InlineData("[ sh:oneOrMorePath :p ]", "b c d")]
    [InlineData("[ sh:zeroOrOnePath :p ]", "a b")]
    [InlineData("[ sh:inversePath [ sh:zeroOrMorePath :p ] ]", "a z")]
    [InlineData("[ sh:inversePath ( :q [ sh:inversePath :p ] ) ]", "x")]
    [InlineData("( [ sh:zeroOrMorePath :p ] [ sh:inversePath [ sh:zeroOrMorePath :p ] ] )", "a b c d z")]
    public void A_path_leads_to_each_node_once(string path, string reached)
    {
        ValidationReport report = Shapes.Validate($":S sh:targetNode :a ; sh:property [ sh:path {path} ; sh:nodeKind sh:Literal ] .", ":z :p :a . :a :p :b . :b :p :c . :c :p :d . :d :p :b . :x :q :b .");
        Assert.Equal(reached, string.Join(' ', report.Results.Select(r => ((Iri)r.Value!).Value[^1..]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Closed_shapes_name_the_property_that_is_too_many()
    {
        ValidationReport report = Shapes.Validate(":S sh:targetNode :a ; sh:closed true ; sh:ignoredProperties ( :r ) ; sh:property [ sh:path :p ] .", ":a :p 1 ; :q 2 ; :r 3 .");
        ValidationResult result = Assert.Single(report.Results);
        Assert.Equal("<http://example.org/q>", result.Path!.ToString());
    }
}
