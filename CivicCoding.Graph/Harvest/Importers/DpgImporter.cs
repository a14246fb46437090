using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Importers;

/// <summary>Reads the records of the Digital Public Goods registry in projects.jsonl, with the software, models and data that they offer and the organisations behind them.</summary>
public sealed class DpgImporter : IImporter
{
    /// <summary>More countries than this mean that the good is used everywhere, which says nothing of where it is.</summary>
    private const int MaxCountries = 40;

    private const string Registry = "https://github.com/DPGAlliance/publicgoods-candidates";

    private static readonly Dictionary<string, (string Accusative, string English)> Types = new(StringComparer.Ordinal)
    {
        ["software"] = ("freie Software", "free software"),
        ["content"] = ("offene Inhalte", "open content"),
        ["data"] = ("offene Daten", "open data"),
        ["aimodel"] = ("ein offenes KI-Modell", "an open AI model"),
        ["standard"] = ("einen offenen Standard", "an open standard"),
    };

    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["owner"] = "Owner",
        ["maintainer"] = "Maintainer",
        ["funder"] = "Funder",
        ["implementer"] = "Implementer",
    };

    public string Kind => "dpg";

    public string Source => "dpg";

    public void Import(SourceFile file, IQuadSink sink, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var graph = new GraphWriter(sink, Source);
        var organisations = new SourceOrganisations(file, cancellation);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (SourceRecord record in file.JsonLines(cancellation).Where(r => r.Text("source") == "dpg"))
        {
            WriteProject(graph, record, organisations, seen);
        }

        var described = new HashSet<Iri>();
        foreach ((string id, string project) in seen)
        {
            SourceRecord record = organisations.Find(id)!;
            WriteOrganisation(graph, record, project, described.Add(SourceOrganisations.IriOf(record)));
        }
    }

    /// <summary>The slug of a registry record, the same for the project and what it offers.</summary>
    internal static string SlugOf(SourceRecord record) => "dpg-" + Slug.Of(record.Id["dpg:".Length..]);

    private static void WriteProject(GraphWriter graph, SourceRecord record, SourceOrganisations organisations, Dictionary<string, string> seen)
    {
        string name = record.Required("name");
        Iri project = CivicVocabulary.Id("projects", SlugOf(record));
        IReadOnlyList<TopicEntry> topics = TopicTable.Shared.FindAll(record.List("sectors"));
        List<CodeEntry> goals = record.List("sdgs").Select(CodeTable.Shared.Sdg).OfType<CodeEntry>().ToList();
        graph.Type(project, CivicVocabulary.Project);
        graph.Label(project, name, name, "en");
        WriteSentence(graph, project, record, topics, goals);
        graph.Text(project, Vocabulary.Identifier, record.Id);
        graph.Link(project, Vocabulary.Homepage, record.Text("website"));
        foreach (TopicEntry topic in topics)
        {
            graph.Add(project, Vocabulary.Subject, topic.Iri);
        }

        foreach (CodeEntry goal in goals)
        {
            graph.Add(project, CivicVocabulary.AddressesSdg, goal.Iri);
        }

        WriteLicences(graph, project, record);
        List<Iri> countries = record.List("development_countries").Concat(record.List("deployment_countries")).Select(c => CodeTable.Shared.Country(c)?.Iri).OfType<Iri>().Distinct().ToList();
        foreach (Iri country in countries.Count > MaxCountries ? [] : countries)
        {
            graph.Add(project, CivicVocabulary.Country, country);
        }

        graph.Link(project, Vocabulary.Source, Registry);
        WriteResults(graph, project, record, organisations);
        foreach ((string id, string role) in record.Pairs("members", "organisation", "role"))
        {
            if (organisations.Find(id) is { } organisation)
            {
                Common.Participation(graph, project, SourceOrganisations.IriOf(organisation), Roles.TryGetValue(role, out string? known) ? known : throw record.Wrong($"role \"{role}\" is not known."));
                seen.TryAdd(id, name);
            }
        }
    }

    private static void WriteSentence(GraphWriter graph, Iri project, SourceRecord record, IReadOnlyList<TopicEntry> topics, List<CodeEntry> goals)
    {
        string name = record.Required("name");
        List<(string Accusative, string English)> types = record.List("types").Select(t => Types.TryGetValue(t, out (string Accusative, string English) known) ? known : throw record.Wrong($"type \"{t}\" is not known.")).ToList();
        string what = Sentence.And(types.Select(t => t.Accusative).ToList()) + (topics.Count == 0 ? "" : " " + Sentence.OnTopics(topics));
        string whatEnglish = Sentence.AndEnglish(types.Select(t => t.English).ToList()) + (topics.Count == 0 ? "" : " " + Sentence.OnTopicsEnglish(topics));
        bool listed = record.Text("stage") == "DPG";
        List<string> german = goals.Take(3).Select(g => $"„{g.German}“").ToList();
        List<string> english = goals.Take(3).Select(g => $"“{g.English}”").ToList();
        string aims = goals.Count switch
        {
            0 => "",
            1 => $" und trägt zum Nachhaltigkeitsziel {german[0]} bei",
            <= 3 => $" und trägt zu den Nachhaltigkeitszielen {Sentence.And(german)} bei",
            _ => $" und trägt zu Nachhaltigkeitszielen wie {Sentence.And(german)} bei",
        };
        string aimsEnglish = goals.Count switch
        {
            0 => "",
            1 => $" and contributes to the goal {english[0]}",
            <= 3 => $" and contributes to the goals {Sentence.AndEnglish(english)}",
            _ => $" and contributes to goals such as {Sentence.AndEnglish(english)}",
        };
        graph.Texts(
            project,
            Vocabulary.Description,
            listed ? $"Als digitales öffentliches Gut bietet {name} {what}{aims}." : $"{name}, vorgeschlagen als digitales öffentliches Gut, bietet {what}{aims}.",
            listed ? $"As a digital public good, {name} provides {whatEnglish}{aimsEnglish}." : $"{name}, nominated as a digital public good, provides {whatEnglish}{aimsEnglish}.");
    }

    private static void WriteLicences(GraphWriter graph, Iri subject, SourceRecord record)
    {
        foreach (CodeEntry licence in record.List("licences").Select(l => CodeTable.Shared.Find("licence", l)).OfType<CodeEntry>())
        {
            graph.Add(subject, Vocabulary.License, licence.Iri);
        }
    }

    private static void WriteResults(GraphWriter graph, Iri project, SourceRecord record, SourceOrganisations organisations)
    {
        string name = record.Required("name");
        IReadOnlyList<string> types = record.List("types");
        foreach ((string type, string plural, Iri special, string german, string english) in new[]
        {
            ("software", "software", CivicVocabulary.Software, $"Freie Software des Projekts {name}.", $"Free software of the project {name}."),
            ("aimodel", "models", CivicVocabulary.AiModel, $"Offenes KI-Modell des Projekts {name}.", $"Open AI model of the project {name}."),
            ("data", "datasets", Vocabulary.Dataset, $"Offene Daten des Projekts {name}.", $"Open data of the project {name}."),
        })
        {
            if (!types.Contains(type))
            {
                continue;
            }

            Iri result = CivicVocabulary.Id(plural, SlugOf(record));
            graph.Add(project, CivicVocabulary.Produces, result);
            graph.Type(result, special);
            graph.Label(result, name, name, "en");
            graph.Texts(result, Vocabulary.Description, german, english);
            foreach (TopicEntry topic in TopicTable.Shared.FindAll(record.List("sectors")))
            {
                graph.Add(result, Vocabulary.Subject, topic.Iri);
            }

            if (type == "data")
            {
                WriteData(graph, result, record, organisations);
            }
            else
            {
                WriteLicences(graph, result, record);
                foreach (string repository in record.List("repositories"))
                {
                    graph.Link(result, Vocabulary.Repository, repository);
                }
            }

            graph.Link(result, Vocabulary.Source, Registry);
        }
    }

    private static void WriteData(GraphWriter graph, Iri dataset, SourceRecord record, SourceOrganisations organisations)
    {
        graph.Texts(dataset, Vocabulary.Title, null, record.Required("name"));
        graph.Link(dataset, Vocabulary.LandingPage, record.Text("website"));
        string owner = record.Pairs("members", "organisation", "role").FirstOrDefault(m => m.Second == "owner").First ?? "";
        if (organisations.Find(owner) is { } publisher)
        {
            graph.Add(dataset, Vocabulary.Publisher, SourceOrganisations.IriOf(publisher));
        }

        string? access = record.List("repositories").Append(record.Text("website")).Select(WebAddress.Clean).FirstOrDefault(a => a is not null);
        if (access is not null)
        {
            Iri distribution = Common.Part(dataset, "access");
            graph.Add(dataset, Vocabulary.HasDistribution, distribution);
            graph.Type(distribution, Vocabulary.Distribution);
            graph.Link(distribution, Vocabulary.AccessUrl, access);
            if (record.List("licences").Select(l => CodeTable.Shared.Find("licence", l)).FirstOrDefault(l => l is not null) is { } licence)
            {
                graph.Add(distribution, Vocabulary.License, licence.Iri);
            }
        }
    }

    /// <summary>Two records of one organisation differ in spelling: the first gives its name and description, so that each stands once a language.</summary>
    private static void WriteOrganisation(GraphWriter graph, SourceRecord record, string project, bool isFirst)
    {
        Iri iri = SourceOrganisations.IriOf(record);
        graph.Type(iri, CivicVocabulary.Organisation, Vocabulary.Agent);
        if (isFirst)
        {
            string name = record.Required("name");
            graph.Label(iri, name, name, "en");
            graph.Texts(iri, Vocabulary.Description, $"Organisation hinter dem digitalen öffentlichen Gut {project}.", $"Organisation behind the digital public good {project}.");
        }

        graph.Text(iri, Vocabulary.Identifier, record.Id);
        graph.Link(iri, Vocabulary.Homepage, record.Text("website"));
        graph.Link(iri, Vocabulary.Source, Registry);
    }
}
