using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;
using CivicCoding.Graph.Tests.Civic;

namespace CivicCoding.Graph.Tests.Harvest;

public sealed class CodeListReaderTests
{
    private static readonly Iri s_label = new("http://www.w3.org/2004/02/skos/core#prefLabel");

    /// <summary>One concept of each list with the names that the document gives it.</summary>
    [Theory]
    [InlineData("eu-authority/data-theme-skos.rdf", "http://publications.europa.eu/resource/authority/data-theme", "ENVI", "Umwelt", "Environment")]
    [InlineData("eu-authority/2020/data-theme.ttl", "http://publications.europa.eu/resource/authority/data-theme", "ENVI", "Umwelt", "Environment")]
    [InlineData("eu-authority/2020/frequency.ttl", "http://publications.europa.eu/resource/authority/frequency", "BIHOURLY", "alle zwei Stunden", "bihourly")]
    [InlineData("eu-authority/2020/language.ttl", "http://publications.europa.eu/resource/authority/language", "DEU", "Deutsch", "German")]
    [InlineData("eu-authority/licences-skos.rdf", "http://publications.europa.eu/resource/authority/licence", "CC0", "Creative Commons CC0 1.0 Universell", "Creative Commons CC0 1.0 Universal")]
    [InlineData("eu-authority/filetypes-skos.rdf", "http://publications.europa.eu/resource/authority/file-type", "CSV", null, "CSV")]
    [InlineData("eu-authority/countries-skos.rdf", "http://publications.europa.eu/resource/authority/country", "DEU", "Deutschland", "Germany")]
    [InlineData("dcat-ap-de/licenses.ttl", "http://dcat-ap.de/def/licenses", "dl-by-de/1.0", "Datenlizenz Deutschland Namensnennung 1.0", null)]
    [InlineData("dcat-ap-de/plannedAvailability.ttl", null, "stable", null, null)]
    [InlineData("dcat-ap-de/politicalGeocodingLevel.ttl", null, "federal", "Bundesebene", null)]
    [InlineData("adms/ADMS_SKOS_v2.00.ttl", null, "Completed", null, "Completed")]
    public void An_official_list_gives_its_concepts_in_German_and_English(string file, string? scheme, string code, string? german, string? english)
    {
        IReadOnlyList<CodeList> lists = Read(file);
        CodeList list = scheme is null ? lists.Single(l => l.Quads.Any(q => IsOf(q, code))) : lists.Single(l => l.Scheme.Value == scheme);
        Literal[] names = [.. list.Quads.Where(q => IsOf(q, code)).Select(q => (Literal)q.Object)];
        Assert.NotEmpty(names);
        Assert.True(german is null || names.Contains(new Literal(german, "de")), string.Join(' ', names.AsEnumerable()));
        Assert.True(english is null || names.Contains(new Literal(english, "en")), string.Join(' ', names.AsEnumerable()));
        Assert.True(names.All(n => n.Language is "de" or "en"), string.Join(' ', names.AsEnumerable()));
        Assert.StartsWith("https://civic-coding.org/graph/vocab/", list.Graph.Value, StringComparison.Ordinal);
        Assert.Equal(lists.Count, lists.Select(l => l.Graph).Distinct().Count());
        Assert.All(list.Quads, q => Assert.True(q.Graph!.Equals(list.Graph) || q.Graph.Equals(new Iri("https://civic-coding.org/graph/provenance"))));
        Assert.DoesNotContain(list.Quads, q => q.Subject is BlankNode || q.Object is BlankNode);
    }

    [Fact]
    public void The_subset_that_comes_with_the_network_names_only_terms_that_the_lists_have()
    {
        (string Base, string File)[] lists =
        [
            ("http://publications.europa.eu/resource/authority/frequency/", "eu-authority/2020/frequency.ttl"),
            ("http://publications.europa.eu/resource/authority/language/", "eu-authority/2020/language.ttl"),
            ("http://publications.europa.eu/resource/authority/data-theme/", "eu-authority/data-theme-skos.rdf"),
            ("http://publications.europa.eu/resource/authority/licence/", "eu-authority/licences-skos.rdf"),
            ("http://publications.europa.eu/resource/authority/country/", "eu-authority/countries-skos.rdf"),
            ("http://dcat-ap.de/def/plannedAvailability/", "dcat-ap-de/plannedAvailability.ttl"),
            ("http://dcat-ap.de/def/politicalGeocoding/Level/", "dcat-ap-de/politicalGeocodingLevel.ttl"),
        ];
        var network = new Dataset();
        using (FileStream stream = File.OpenRead(Path.Combine(Repository.Root, "ontology", "network", "reference.trig")))
        {
            RdfFormat.TriG.Read(stream, network, cancellation: TestContext.Current.CancellationToken);
        }

        foreach ((string start, string file) in lists)
        {
            HashSet<string> known = [.. Read(file).SelectMany(l => l.Quads).Select(q => q.Subject).OfType<Iri>().Select(i => i.Value)];
            string[] ours = [.. network.Select(q => q.Subject).OfType<Iri>().Select(i => i.Value).Where(i => i.StartsWith(start, StringComparison.Ordinal)).Distinct()];
            Assert.NotEmpty(ours);
            Assert.Empty(ours.Except(known));
        }
    }

    private static bool IsOf(Quad quad, string code) =>
        quad.Subject is Iri { Value: { } iri } && iri.EndsWith("/" + code, StringComparison.Ordinal) && quad.Predicate.Equals(s_label);

    private static IReadOnlyList<CodeList> Read(string file)
    {
        string path = SharedData.Require(["vocab", .. file.Split('/')]);
        var document = new Dataset();
        using FileStream stream = File.OpenRead(path);
        RdfFormat.FromFileName(path)!.Read(stream, document, new RdfReadOptions { Lenient = true }, TestContext.Current.CancellationToken);
        return CodeListReader.Read(document, file);
    }
}
