using System.Globalization;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Benchmarks;

/// <summary>Entries around the bundled network, deterministic: German and English names of compounds, topics, skills and programmes of the network, few hubs and many that hardly anything points at.</summary>
internal sealed class NetworkGenerator
{
    private const string Base = "https://civic-coding.org/";
    private const string Id = Base + "id/";
    private const string RdfsLabel = "http://www.w3.org/2000/01/rdf-schema#label";
    private const string Dct = "http://purl.org/dc/terms/";

    /// <summary>How many of a thousand entries are of a kind, and its class.</summary>
    private static readonly (string Kind, string Class, int Share)[] s_kinds =
    [
        ("projects", "Project", 400), ("organisations", "Organisation", 300), ("datasets", "Dataset", 120), ("needs", "Need", 60), ("offers", "Offer", 40), ("communities", "Community", 20), ("software", "Software", 30), ("events", "Event", 20), ("calls", "Call", 10),
    ];

    private static readonly string[] s_first = "Stadt Wald Klima Pflege Bildungs Verkehrs Energie Wasser Boden Luft Gesundheits Sprach Arbeits Verwaltungs Jugend Wohn Ernährungs Lärm Mobilitäts Kultur Ehrenamts Notfall Hochwasser Hitze Solar Wind Quartiers Schul Hochschul Forschungs Vogel Insekten Moor Rad Bus Wärmepumpen".Split(' ');
    private static readonly string[] s_second = "monitoring karte netzwerk werkstatt labor analyse vorhersage erkennung übersetzung empfehlung plattform datenbank beratung börse assistenz messung planung beteiligung".Split(' ');
    private static readonly string[] s_places = "Aachen Berlin Bremen Chemnitz Dresden Erfurt Freiburg Görlitz Hamburg Ilmenau Jena Köln Leipzig München Nürnberg Osnabrück Potsdam Quedlinburg Rostock Stuttgart Tübingen Ulm Wismar Zwickau".Split(' ');
    private static readonly string[] s_english = "city forest climate care education transport energy water soil air health language work youth housing food noise mobility culture volunteering emergency flood heat solar wind district school research bird insect".Split(' ');

    private readonly Dictionary<string, string[]> _known = new(StringComparer.Ordinal);
    private readonly TextWriter _output;
    private ulong _state = 42;

    private NetworkGenerator(TextWriter output) => _output = output;

    /// <summary>Writes so many entries as N-Triples.</summary>
    /// <param name="network">The folder of the bundled network, whose topics, skills, states, programmes and goals are named.</param>
    public static void Write(string network, int entries, string file)
    {
        var quads = new Dataset();
        foreach (string document in Directory.GetFiles(network, "*.trig").Order(StringComparer.Ordinal))
        {
            using FileStream input = File.OpenRead(document);
            RdfFormat.TriG.Read(input, quads);
        }

        string[] named = [.. quads.SelectMany(q => new[] { q.Subject, q.Object }).OfType<Iri>().Select(i => i.Value).Where(i => !i.Contains('#', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        using var output = new StreamWriter(file);
        var generator = new NetworkGenerator(output);
        foreach (string kind in new[] { "topics", "skills", "programmes" })
        {
            generator._known[kind] = [.. named.Where(n => n.StartsWith(Id + kind + "/", StringComparison.Ordinal))];
        }

        generator._known["states"] = [.. named.Where(n => n.StartsWith(Id + "places/de-", StringComparison.Ordinal) && n.Length == (Id + "places/de-").Length + 2)];
        generator._known["goals"] = [.. Enumerable.Range(1, 17).Select(i => string.Create(CultureInfo.InvariantCulture, $"http://metadata.un.org/sdg/{i}"))];
        foreach ((string kind, string type, int share) in s_kinds)
        {
            int count = (int)((long)entries * share / 1000);
            for (int i = 0; i < count; i++)
            {
                generator.Entry(kind, type, i, entries);
            }
        }
    }

    private void Entry(string kind, string type, int number, int entries)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"{Id}{kind}/bench-{number}");
        string name = string.Create(CultureInfo.InvariantCulture, $"{s_first[Next(s_first.Length)]}{s_second[Next(s_second.Length)]} {s_places[Next(s_places.Length)]} {number}");
        string english = string.Create(CultureInfo.InvariantCulture, $"{s_english[Next(s_english.Length)]} {s_english[Next(s_english.Length)]} {number}");
        Link(id, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", Base + "ns#" + type);
        Text(id, RdfsLabel, name, "de");
        Text(id, RdfsLabel, english, "en");
        Text(id, Dct + "description", $"Ein Vorhaben zu {s_first[Next(s_first.Length)]}{s_second[Next(s_second.Length)]} und {s_first[Next(s_first.Length)]}{s_second[Next(s_second.Length)]} in {s_places[Next(s_places.Length)]} mit Daten, Freiwilligen und künstlicher Intelligenz.", "de");
        Text(id, Dct + "description", $"An effort on {s_english[Next(s_english.Length)]} and {s_english[Next(s_english.Length)]} with data, volunteers and artificial intelligence.", "en");
        if (kind is "organisations" or "projects" or "communities" or "events")
        {
            Link(id, Base + "ns#state", Skewed("states"));
        }

        if (kind is not "organisations")
        {
            Link(id, Dct + "subject", Skewed("topics"));
            Link(id, Dct + "subject", Skewed("topics"));
        }

        switch (kind)
        {
            case "projects":
                Project(id, number, entries * 3 / 10);
                break;
            case "needs" or "offers":
                Link(id, Base + "ns#needKind", Base + "ns#SkillKind");
                Link(id, Base + "ns#skill", Skewed("skills"));
                Link(id, Base + "ns#statedBy", string.Create(CultureInfo.InvariantCulture, $"{Id}projects/bench-{Low(entries * 4 / 10)}"));
                break;
            case "datasets":
                Link(id, Dct + "publisher", string.Create(CultureInfo.InvariantCulture, $"{Id}organisations/bench-{Low(entries * 3 / 10)}"));
                break;
        }
    }

    private void Project(string id, int number, int organisations)
    {
        Link(id, Base + "ns#addressesSDG", Skewed("goals"));
        Link(id, Base + "ns#requiresSkill", Skewed("skills"));
        Link(id, Base + "ns#inProgramme", Skewed("programmes"));
        Link(id, Base + "ns#lifecycle", Base + "ns#" + (number % 3 == 0 ? "Ended" : "Active"));
        for (int i = 0; i < 2; i++)
        {
            string part = string.Create(CultureInfo.InvariantCulture, $"{id}#p{i}");
            string organisation = string.Create(CultureInfo.InvariantCulture, $"{Id}organisations/bench-{Low(organisations)}");
            Link(part, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", Base + "ns#Participation");
            Link(part, Base + "ns#inProject", id);
            Link(part, Base + "ns#participant", organisation);
            Link(part, Base + "ns#role", Base + "ns#Implementer");
        }
    }

    private void Link(string subject, string property, string other) => _output.Write($"<{subject}> <{property}> <{other}> .\n");

    private void Text(string subject, string property, string text, string language) => _output.Write($"<{subject}> <{property}> \"{text}\"@{language} .\n");

    private string Skewed(string list) => _known[list][Low(_known[list].Length)];

    /// <summary>A number below a bound, small ones far more often.</summary>
    private int Low(int bound)
    {
        double share = Next(1_000_000) / 1_000_000.0;
        return Math.Min(bound - 1, (int)(bound * share * share * share));
    }

    private int Next(int bound)
    {
        _state = (_state * 6_364_136_223_846_793_005UL) + 1_442_695_040_888_963_407UL;
        return (int)((_state >> 33) % (ulong)bound);
    }
}
