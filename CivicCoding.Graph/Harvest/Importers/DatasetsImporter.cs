using System.Security.Cryptography;
using System.Text;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Importers;

/// <summary>Reads the GovData extracts of datasets.jsonl: German public datasets with publisher, theme, formats and licence.</summary>
public sealed class DatasetsImporter : IImporter
{
    private const int MaxKeywords = 8;

    private static readonly Iri German = new("http://publications.europa.eu/resource/authority/language/DEU");

    private static readonly Dictionary<string, (string Prefix, string? State)> Sources = new(StringComparer.Ordinal)
    {
        ["govdata-rostock"] = ("rostock", "DE-MV"),
        ["govdata-brandenburg"] = ("brandenburg", "DE-BB"),
        ["govdata-bremen"] = ("bremen", "DE-HB"),
        ["govdata-destatis"] = ("destatis", null),
    };

    /// <summary>Local categories of the Potsdam portal and the EU themes that they come closest to.</summary>
    private static readonly Dictionary<string, string> LocalThemes = new(StringComparer.Ordinal)
    {
        ["Infrastruktur, Bauen und Wohnen"] = "REGI",
        ["Politik und Wahlen"] = "GOVE",
        ["Geographie, Geologie und Geobasisdaten"] = "REGI",
        ["Bevölkerung"] = "SOCI",
        ["Transport und Verkehr"] = "TRAN",
        ["Bildung und Wissenschaft"] = "EDUC",
        ["Gesundheit"] = "HEAL",
        ["Soziales"] = "SOCI",
        ["Öffentliche Verwaltung, Haushalt und Steuern"] = "GOVE",
        ["Kultur, Freizeit, Sport und Tourismus"] = "EDUC",
        ["Wirtschaft und Arbeit"] = "ECON",
        ["Umwelt und Klima"] = "ENVI",
    };

    public string Kind => "datasets";

    public string Source => "govdata";

    public void Import(SourceFile file, IQuadSink sink, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var graph = new GraphWriter(sink, Source);
        List<SourceRecord> records = file.JsonLines(cancellation).Where(r => Sources.ContainsKey(r.Text("source") ?? "")).ToList();
        HashSet<string> shared = records.GroupBy(PlainSlug, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        var publishers = new Dictionary<PublisherEntry, string>();
        foreach (SourceRecord record in records)
        {
            string slug = PlainSlug(record);
            string unique = shared.Contains(slug) ? $"{slug}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(record.Id)))[..6]}" : slug;
            Write(graph, record, CivicVocabulary.Id("datasets", unique), publishers);
        }

        foreach ((PublisherEntry publisher, string source) in publishers)
        {
            graph.Type(publisher.Iri, CivicVocabulary.Organisation, Vocabulary.Agent);
            graph.Label(publisher.Iri, publisher.German, publisher.English);
            graph.Texts(publisher.Iri, Vocabulary.Description, "Veröffentlicht offene Daten im deutschen Datenkatalog GovData.", "Publishes open data in the German data catalogue GovData.");
            graph.Link(publisher.Iri, Vocabulary.Source, source);
        }
    }

    private static string PlainSlug(SourceRecord record) => Slug.Of(Sources[record.Required("source")].Prefix + " " + record.Required("title"));

    private static void Write(GraphWriter graph, SourceRecord record, Iri dataset, Dictionary<PublisherEntry, string> publishers)
    {
        PublisherEntry? publisher = PublisherTable.Find(record.Text("publisher"));
        CodeEntry? licence = record.List("licences").Select(l => CodeTable.Shared.Find("licence", l)).FirstOrDefault(l => l is not null);
        List<CodeEntry> formats = record.List("formats").Select(f => CodeTable.Shared.Find("file-type", f)).OfType<CodeEntry>().Distinct().ToList();
        List<CodeEntry> themes = record.List("themes").Select(Theme).OfType<CodeEntry>().Distinct().ToList();
        List<string> keywords = record.List("keywords").Distinct(StringComparer.Ordinal).Take(MaxKeywords).ToList();
        string page = WebAddress.Clean(record.Id) ?? throw record.Wrong("\"id\" is not a web address.");

        graph.Type(dataset, Vocabulary.Dataset);
        graph.Texts(dataset, Vocabulary.Label, record.Required("title"), record.Text("title_en"));
        graph.Texts(dataset, Vocabulary.Title, record.Required("title"), record.Text("title_en"));
        WriteSentence(graph, dataset, record, publisher, themes, formats, licence);
        graph.Text(dataset, Vocabulary.Identifier, record.Id);
        if (publisher is not null)
        {
            graph.Add(dataset, Vocabulary.Publisher, publisher.Iri);
            publishers.TryAdd(publisher, page);
        }

        foreach (CodeEntry theme in themes)
        {
            graph.Add(dataset, Vocabulary.Theme, theme.Iri);
        }

        foreach (string keyword in keywords)
        {
            graph.Texts(dataset, Vocabulary.Keyword, keyword, null);
        }

        graph.Add(dataset, Vocabulary.Language, German);
        if (GermanState.FromCode(Sources[record.Required("source")].State) is { } state)
        {
            graph.Add(dataset, CivicVocabulary.State, state.Iri);
        }
        else
        {
            graph.Add(dataset, CivicVocabulary.Country, Common.Germany);
        }

        graph.Link(dataset, Vocabulary.LandingPage, page);
        graph.Link(dataset, Vocabulary.Source, page);
        foreach ((string name, Iri? format) in formats.Count == 0 ? [("access", (Iri?)null)] : formats.Select(f => (Slug.Of(f.Code), (Iri?)f.Iri)))
        {
            Iri distribution = Common.Part(dataset, name);
            graph.Add(dataset, Vocabulary.HasDistribution, distribution);
            graph.Type(distribution, Vocabulary.Distribution);
            graph.Link(distribution, Vocabulary.AccessUrl, page);
            if (format is not null)
            {
                graph.Add(distribution, Vocabulary.Format, format);
            }

            if (licence is not null)
            {
                graph.Add(distribution, Vocabulary.License, licence.Iri);
            }
        }
    }

    private static CodeEntry? Theme(string name)
    {
        string plain = Uri.UnescapeDataString(name);
        return CodeTable.Shared.Find("theme", LocalThemes.GetValueOrDefault(plain, plain));
    }

    private static void WriteSentence(GraphWriter graph, Iri dataset, SourceRecord record, PublisherEntry? publisher, List<CodeEntry> themes, List<CodeEntry> formats, CodeEntry? licence)
    {
        string title = record.Required("title");
        string titleEnglish = record.Text("title_en") ?? title;
        string about = themes.Count == 0 ? "" : $" zum Themenfeld „{themes[0].German}“";
        string aboutEnglish = themes.Count == 0 ? "" : $" on the theme “{themes[0].English}”";
        string data = themes.Count == 0 ? "" : formats.Count == 0 ? $", Daten{about}" : $", Daten{about},";
        string dataEnglish = themes.Count == 0 ? "" : formats.Count == 0 ? $", data{aboutEnglish}" : $", data{aboutEnglish},";
        string how = formats.Count == 0 ? "" : $" als {Sentence.And(formats.Take(4).Select(f => f.English).ToList())}";
        string howEnglish = formats.Count == 0 ? "" : $" as {Sentence.AndEnglish(formats.Take(4).Select(f => f.English).ToList())}";
        string terms = licence is null ? "" : $" unter der Lizenz „{licence.German}“";
        string termsEnglish = licence is null ? "" : $" under the licence “{licence.English}”";
        graph.Texts(
            dataset,
            Vocabulary.Description,
            publisher is null ? $"„{title}“: offene Daten{about}, abrufbar{how}{terms}." : $"{publisher.Nominative} veröffentlicht „{title}“{data}{how}{terms}.",
            publisher is null ? $"“{titleEnglish}”: open data{aboutEnglish}, available{howEnglish}{termsEnglish}." : $"{publisher.Subject} publishes “{titleEnglish}”{dataEnglish}{howEnglish}{termsEnglish}.");
    }
}
