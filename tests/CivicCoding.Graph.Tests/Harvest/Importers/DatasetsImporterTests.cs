using System.Text.Json;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Tests.Civic;
using SmallShapes = CivicCoding.Graph.Tests.Shacl.Shapes;

namespace CivicCoding.Graph.Tests.Harvest.Importers;

/// <summary>The 500 records of GovData in the bundled network beside the file that they come from: every statement is one of the record, by a rule of this class.</summary>
public sealed class DatasetsImporterTests
{
    private const string Dct = "http://purl.org/dc/terms/";
    private const string Dcat = "http://www.w3.org/ns/dcat#";
    private const string Label = "http://www.w3.org/2000/01/rdf-schema#label";
    private const string Type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    private const string Authority = "http://publications.europa.eu/resource/authority/";

    /// <summary>What a record leads to besides its own fields: the state that the delivering catalogue belongs to, the language of the file, the address of the record as its page.</summary>
    private static readonly HashSet<string> OfDatasets =
    [
        Type, Label, Dct + "title", Dct + "description", Dct + "identifier", Dct + "publisher", Dct + "language", Dct + "source", Dcat + "theme", Dcat + "keyword",
        Dcat + "landingPage", Dcat + "distribution", "https://civic-coding.org/ns#state", "https://civic-coding.org/ns#country",
    ];

    private static readonly HashSet<string> OfDistributions = [Type, Dcat + "accessURL", Dct + "format", Dct + "license"];

    [Fact]
    public void Five_hundred_records_of_GovData_say_what_their_source_says_and_nothing_else()
    {
        List<JsonElement> records = [.. File.ReadLines(SharedData.Require("seed-data", "datasets.jsonl")).Select(l => JsonDocument.Parse(l).RootElement).Where(r => Text(r, "source")!.StartsWith("govdata-", StringComparison.Ordinal))];
        Dataset network = SmallShapes.ReadFile(Path.Combine(Repository.Root, "ontology", "network", "datasets.trig"));
        ILookup<Term, Quad> bySubject = network.ToLookup(q => q.Subject);
        Dictionary<string, Term> byIdentifier = network.Match(predicate: new Iri(Dct + "identifier")).ToDictionary(q => ((Literal)q.Object).Lexical, q => q.Subject, StringComparer.Ordinal);
        var wrong = new List<string>();

        foreach (JsonElement record in records)
        {
            string id = Text(record, "id")!;
            if (!byIdentifier.TryGetValue(id, out Term? dataset))
            {
                wrong.Add($"{id} is missing");
                continue;
            }

            wrong.AddRange(Differences(bySubject, dataset, record).Select(d => $"{id}: {d}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
        Assert.Equal((500, 500), (records.Count, network.Match(predicate: WellKnown.RdfType, @object: new Iri(Dcat + "Dataset")).Count()));
    }

    private static IEnumerable<string> Differences(ILookup<Term, Quad> network, Term dataset, JsonElement record)
    {
        ILookup<string, Term> said = network[dataset].ToLookup(q => ((Iri)q.Predicate).Value, q => q.Object, StringComparer.Ordinal);
        string id = Text(record, "id")!;
        string? publisher = Text(record, "publisher");
        List<Term> distributions = [.. said[Dcat + "distribution"]];
        ILookup<string, Term> shared = distributions.SelectMany(d => network[d]).ToLookup(q => ((Iri)q.Predicate).Value, q => q.Object, StringComparer.Ordinal);
        (string What, bool Holds)[] rules =
        [
            ("only properties of datasets", said.All(g => OfDatasets.Contains(g.Key))),
            ("only properties of distributions", shared.All(g => OfDistributions.Contains(g.Key))),
            ("title", Same(said[Dct + "title"].Select(Tagged), Titles(record))),
            ("label", Same(said[Label].Select(Tagged), Titles(record))),
            ("keywords, the first eight", Same(said[Dcat + "keyword"].Select(Tagged), List(record, "keywords").Distinct(StringComparer.Ordinal).Take(8).Select(k => k + "@de"))),
            ("themes", said[Dcat + "theme"].All(t => ((Iri)t).Value.StartsWith(Authority + "data-theme/", StringComparison.Ordinal)) && Themes(said[Dcat + "theme"], record)),
            ("pages", said[Dcat + "landingPage"].Concat(said[Dct + "source"]).Concat(shared[Dcat + "accessURL"]).All(p => ((Iri)p).Value == id)),
            ("publisher", said[Dct + "publisher"].Count() == (publisher is null ? 0 : 1)),
            ("formats", Same(shared[Dct + "format"].Select(f => Format(Last(f))), List(record, "formats").Select(f => Format(f)).Distinct(StringComparer.Ordinal))),
            ("licences", shared[Dct + "license"].All(l => List(record, "licences").Any(r => Licence(r) == Licence(((Iri)l).Value)))),
            ("a licence that has an address is kept", !List(record, "licences").Any(r => r.Contains("dcat-ap.de/def/licenses/", StringComparison.Ordinal)) || shared[Dct + "license"].Count() == distributions.Count),
        ];
        return rules.Where(r => !r.Holds).Select(r => r.What);
    }

    /// <summary>A code of the EU list is taken as it is; a category of a portal's own leads to at most one code.</summary>
    private static bool Themes(IEnumerable<Term> themes, JsonElement record)
    {
        List<string> stated = [.. List(record, "themes")];
        HashSet<string> codes = [.. stated.Where(t => t.Length == 4)];
        List<string> written = [.. themes.Select(Last)];
        return codes.IsSubsetOf(written) && written.Count(t => !codes.Contains(t)) <= stated.Count - codes.Count;
    }

    private static IEnumerable<string> Titles(JsonElement record) =>
        Text(record, "title_en") is { } english ? [Text(record, "title") + "@de", english + "@en"] : [Text(record, "title") + "@de"];

    private static bool Same(IEnumerable<string> one, IEnumerable<string> other) => one.ToHashSet(StringComparer.Ordinal).SetEquals(other);

    private static string Tagged(Term term) => ((Literal)term).Lexical + "@" + ((Literal)term).Language;

    private static string Last(Term term) => ((Iri)term).Value[(((Iri)term).Value.LastIndexOf('/') + 1)..];

    /// <summary>The EU list names services WFS_SRVC and WMS_SRVC.</summary>
    private static string Format(string name) => name.ToUpperInvariant().Replace("_SRVC", "", StringComparison.Ordinal);

    /// <summary>Version 4.0 of Creative Commons has no German form, so the list of DCAT-AP.de knows the international one only.</summary>
    private static string Licence(string address) => address.Replace("https://www.", "http://", StringComparison.Ordinal).Replace("/cc-by-nc-de/4_0", "/cc-by-nc/4.0", StringComparison.Ordinal);

    private static string? Text(JsonElement record, string name) => record.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static IEnumerable<string> List(JsonElement record, string name) => record.TryGetProperty(name, out JsonElement value) ? value.EnumerateArray().Select(v => v.GetString()!) : [];
}
