using System.Text;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Harvest.Runs;

namespace CivicCoding.Graph.Tests.Harvest.Harvesters;

/// <summary>What a repository says of its software.</summary>
public sealed class PubliccodeHarvesterTests
{
    private const string Prefixes = """
        @prefix civic: <https://civic-coding.org/ns#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix doap: <http://usefulinc.com/ns/doap#> .
        @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix software: <https://civic-coding.org/id/software/> .

        """;

    [Fact]
    public void A_real_publiccode_file_becomes_software_without_its_people()
    {
        (var quads, _, _) = Reading.Of("publiccode", SharedData.Require("suites", "publiccode", "real", "italia-developers-italia-api.publiccode.yml"), "https://raw.example.org/publiccode.yml", "text/plain");

        Reading.Same(
            Prefixes + """
            software:github-com-italia-developers-italia-api a civic:Software ; rdfs:label "software-catalog-api"@en ;
              dct:description "RESTful API for public software catalogs."@en ; dct:identifier "https://github.com/italia/developers-italia-api" ;
              doap:repository <https://github.com/italia/developers-italia-api> ; dct:source <https://raw.example.org/publiccode.yml> ;
              dct:license <http://spdx.org/licenses/AGPL-3.0-or-later> ; civic:lifecycle civic:Active .
            <http://spdx.org/licenses/AGPL-3.0-or-later> a dct:LicenseDocument ; rdfs:label "AGPL-3.0-or-later"@en .
            """,
            quads);
    }

    [Fact]
    public void A_codemeta_file_becomes_software_too()
    {
        (var quads, _, List<HarvestLine> problems) = Reading.OfText("publiccode", """
            { "@context": "https://w3id.org/codemeta/3.0", "@type": "SoftwareSourceCode", "name": "Lupe", "description": "Sucht in Texten nach Orten.", "inLanguage": "de",
              "codeRepository": "git+https://github.com/beispiel/Lupe.git", "url": "https://lupe.example.org", "license": "https://spdx.org/licenses/MIT", "developmentStatus": "https://www.repostatus.org/#inactive",
              "author": [ { "@type": "Person", "givenName": "Erika", "email": "erika@example.org" } ], "keywords": [ "machine learning" ] }
            """);

        Reading.Same(
            Prefixes + """
            software:github-com-beispiel-lupe a civic:Software ; rdfs:label "Lupe"@en ; dct:description "Sucht in Texten nach Orten."@de ;
              dct:identifier "https://github.com/beispiel/Lupe.git" ; doap:repository <https://github.com/beispiel/Lupe.git> ; dct:source <https://github.com/beispiel/Lupe.git> ;
              foaf:homepage <https://lupe.example.org> ; dct:license <http://spdx.org/licenses/MIT> ; civic:lifecycle civic:Paused ; dct:subject <https://civic-coding.org/id/topics/machine-learning> .
            """,
            quads);
        Assert.Empty(problems);
    }

    [Fact]
    public void What_a_licence_expression_joins_is_not_taken_apart()
    {
        const string Text = "publiccodeYmlVersion: \"0.4\"\nname: a\nurl: https://e.org/a\nlegal:\n  license: ";

        Assert.Contains("http://spdx.org/licenses/EUPL-1.2", Iris(Text + "MIT OR EUPL-1.2"));
        Assert.Contains("http://spdx.org/licenses/MIT", Iris(Text + "MIT OR EUPL-1.2"));
        (var quads, _, List<HarvestLine> problems) = Reading.OfText("publiccode", Text + "GPL-2.0-only WITH Classpath-exception-2.0");
        Assert.DoesNotContain(quads, q => q.Predicate.Value.EndsWith("license", StringComparison.Ordinal));
        Assert.Contains("Classpath", Assert.Single(problems).Message, StringComparison.Ordinal);

        static IEnumerable<string> Iris(string text) => Reading.OfText("publiccode", text).Quads.Select(q => q.Object.ToString()!.Trim('<', '>'));
    }

    [Theory]
    [InlineData("a: &a [x, x]\nb: [*a, *a]\n", 1)]
    [InlineData("publiccodeYmlVersion: \"0.4\"\nname: a\nname: b\n", 3)]
    [InlineData("publiccodeYmlVersion: \"0.4\"\nname: [a\n", 3)]
    [InlineData("publiccodeYmlVersion: \"0.4\"\nurl: https://e.org/a\n", 0)]
    [InlineData("name: a\nurl: https://e.org/a\n", 1)]
    [InlineData("- a\n- b\n", 1)]
    [InlineData("", 0)]
    public void What_is_no_description_is_refused_with_its_line(string text, long line)
    {
        HarvestException error = Assert.Throws<HarvestException>(() => Reading.OfText("publiccode", text, extension: ".yml"));

        Assert.Equal(line, error.Line);
    }

    [Fact]
    public void Deep_and_large_and_broken_files_are_refused()
    {
        Assert.Contains("deeper", Refused(Encoding.UTF8.GetBytes("a: " + new string('[', 5_000))), StringComparison.Ordinal);
        Assert.Contains("larger", Refused(new byte[2 << 20]), StringComparison.Ordinal);
        Assert.Contains("line 2", Refused([.. "name: a\nurl: "u8, 0xE4]), StringComparison.Ordinal);
        Assert.Contains("UTF-8", Refused([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("publiccodeYmlVersion: \"0.4\"\n")]), StringComparison.Ordinal);

        static string Refused(byte[] text) => Assert.Throws<HarvestException>(() => Reading.OfText("publiccode", text, extension: ".yml")).Message;
    }
}
