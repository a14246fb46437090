using System.Text;
using System.Text.Json;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Canonicalization;
using CivicCoding.Graph.Shacl;

namespace CivicCoding.Graph.Tests.Shacl;

public sealed class ReportTests
{
    private const string Rules = """
        :S sh:targetNode :a ;
          sh:property [ sh:path :name ; sh:minCount 1 ; sh:message "Name fehlt."@de, "Name missing."@en ] ;
          sh:property [ sh:path ( :p [ sh:inversePath :q ] ) ; sh:datatype xsd:integer ; sh:severity sh:Warning ] .
        """;

    private const string Data = ":a :p :b . _:x :q :b .";

    [Fact]
    public void A_report_as_RDF_has_each_result_with_its_path()
    {
        var written = new Dataset();
        Shapes.Validate(Rules, Data).WriteTo(written);
        Dataset expected = Shapes.Read("""
            [] a sh:ValidationReport ; sh:conforms false ; sh:result
              [ a sh:ValidationResult ; sh:focusNode :a ; sh:resultPath :name ; sh:resultSeverity sh:Violation ; sh:sourceConstraintComponent sh:MinCountConstraintComponent ;
                sh:sourceShape _:s1 ; sh:resultMessage "Name fehlt."@de, "Name missing."@en ] ,
              [ a sh:ValidationResult ; sh:focusNode :a ; sh:value _:x ; sh:resultPath ( :p [ sh:inversePath :q ] ) ; sh:resultSeverity sh:Warning ;
                sh:sourceConstraintComponent sh:DatatypeConstraintComponent ; sh:sourceShape _:s2 ;
                sh:resultMessage "Der Wert muss ein gültiges Literal vom Datentyp <http://www.w3.org/2001/XMLSchema#integer> sein."@de,
                  "The value must be a valid literal of datatype <http://www.w3.org/2001/XMLSchema#integer>."@en ] .
            """);
        Assert.True(GraphIsomorphism.AreIsomorphic(expected, written));
    }

    [Theory]
    [InlineData("de", "Verstoß: <http://example.org/a>", "Name fehlt.", "Verstöße: 1, Warnungen: 1, Hinweise: 0")]
    [InlineData("en", "Violation: <http://example.org/a>", "Name missing.", "Violations: 1, warnings: 1, notes: 0")]
    [InlineData("fr", "Violation: <http://example.org/a>", "Name missing.", "Violations: 1, warnings: 1, notes: 0")]
    public void A_report_as_text_speaks_the_language_asked_for(string language, params string[] parts)
    {
        using var text = new StringWriter();
        Shapes.Validate(Rules, Data).WriteText(text, language);
        Assert.All(parts, part => Assert.Contains(part, text.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_report_as_JSON_has_counts_and_messages_by_language()
    {
        using var stream = new MemoryStream();
        Shapes.Validate(Rules, Data).WriteJson(stream);
        using JsonDocument json = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        Assert.False(json.RootElement.GetProperty("conforms").GetBoolean());
        Assert.Equal(1, json.RootElement.GetProperty("counts").GetProperty("Warning").GetInt32());
        JsonElement first = json.RootElement.GetProperty("results")[0];
        Assert.Equal("<http://example.org/name>", first.GetProperty("path").GetString());
        Assert.Equal("MinCountConstraintComponent", first.GetProperty("component").GetString());
        Assert.Equal(["de", "en"], first.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("language").GetString()).Order());
        Assert.Equal("<http://example.org/p>/(^<http://example.org/q>)", json.RootElement.GetProperty("results")[1].GetProperty("path").GetString());
    }

    [Fact]
    public void Warnings_break_conformance_but_are_no_violations()
    {
        ValidationReport report = Shapes.Validate(":S sh:targetNode :a ; sh:nodeKind sh:Literal ; sh:severity sh:Warning .", "");
        Assert.False(report.Conforms);
        Assert.False(report.HasViolations);
    }

    [Fact]
    public void Each_component_of_ours_has_its_message_in_German_and_English()
    {
        const string All = """
            :S sh:targetNode 5 ; sh:class :C ; sh:datatype xsd:string ; sh:nodeKind sh:IRI ; sh:minExclusive 9 ; sh:minInclusive 9 ; sh:maxExclusive 1 ; sh:maxInclusive 1 ;
              sh:minLength 3 ; sh:maxLength 0 ; sh:pattern "x" ; sh:languageIn ( "de" ) ; sh:equals :p ; sh:not [ sh:datatype xsd:integer ] ; sh:and ( [ sh:class :D ] ) ;
              sh:or ( [ sh:class :D ] ) ; sh:xone ( [ sh:class :D ] ) ; sh:node [ sh:class :E ] ; sh:hasValue 6 ; sh:in ( 7 8 ) .
            """;
        ValidationReport report = Shapes.Validate(All, "");
        Assert.Equal(19, report.Results.Select(r => r.Component).Distinct().Count());
        Assert.All(report.Results, r => Assert.True(r.Message("de").Length > 10 && r.Message("en").Length > 10 && r.Message("de") != r.Message("en")));
    }
}
