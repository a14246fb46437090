using System.Globalization;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Importers;

/// <summary>Reads the CORDIS records of projects.jsonl: research consortia of Horizon Europe with their calls and participants. The organisations themselves are written by <see cref="CordisOrganisationsImporter"/>.</summary>
public sealed class CordisImporter : IImporter
{
    private const int MaxKeywords = 8;

    private static readonly Iri Programme = CivicVocabulary.Id("programmes", "horizon-europe");

    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["coordinator"] = "Coordinator",
        ["participant"] = "Partner",
        ["associatedPartner"] = "AssociatedPartner",
    };

    public string Kind => "cordis";

    public string Source => "cordis";

    public void Import(SourceFile file, IQuadSink sink, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var graph = new GraphWriter(sink, Source);
        var organisations = new SourceOrganisations(file, cancellation);
        graph.Type(Programme, CivicVocabulary.Programme);
        graph.Label(Programme, "Horizont Europa", "Horizon Europe");
        graph.Texts(Programme, Vocabulary.Description, "Rahmenprogramm der Europäischen Union für Forschung und Innovation.", "Framework programme of the European Union for research and innovation.");
        graph.Link(Programme, Vocabulary.Source, "https://cordis.europa.eu");
        foreach (SourceRecord record in file.JsonLines(cancellation).Where(r => r.Text("source") == "cordis"))
        {
            WriteProject(graph, record, organisations);
        }

        WriteDatasets(graph, file, cancellation);
    }

    /// <summary>The IRI of a CORDIS project.</summary>
    internal static Iri ProjectIri(SourceRecord record) => CivicVocabulary.Id("projects", $"{Slug.Of(record.Required("name"))}-{record.Id["cordis:".Length..]}");

    private static void WriteProject(GraphWriter graph, SourceRecord record, SourceOrganisations organisations)
    {
        Iri project = ProjectIri(record);
        IReadOnlyList<string> fields = record.List("fields");
        IReadOnlyList<string> keywords = record.List("keywords");
        List<(SourceRecord Organisation, string Role)> members = record.Pairs("members", "organisation", "role")
            .Select(m => (Organisation: organisations.Find(m.First), Role: m.Second))
            .Where(m => m.Organisation is not null)
            .Select(m => (m.Organisation!, m.Role))
            .ToList();
        IReadOnlyList<TopicEntry> topics = TopicTable.Shared.FindAll(fields.Concat(keywords));

        graph.Type(project, CivicVocabulary.Project);
        graph.Label(project, record.Required("name"), record.Required("name"), "en");
        graph.Texts(project, Vocabulary.Title, null, record.Text("title"));
        WriteSentence(graph, project, record, members, topics);
        graph.Text(project, Vocabulary.Identifier, record.Id);
        graph.Link(project, Vocabulary.Homepage, record.Text("website"));
        foreach (TopicEntry topic in topics)
        {
            graph.Add(project, Vocabulary.Subject, topic.Iri);
        }

        foreach (string keyword in keywords.Take(MaxKeywords))
        {
            graph.Texts(project, Vocabulary.Keyword, null, keyword);
        }

        foreach (SkillEntry skill in SkillTable.Shared.FindAll(keywords.Concat(fields)))
        {
            graph.Add(project, CivicVocabulary.RequiresSkill, skill.Iri);
        }

        graph.Date(project, Vocabulary.StartDate, record.Text("start"));
        graph.Date(project, Vocabulary.EndDate, record.Text("end"));
        if (decimal.TryParse(record.Text("funding"), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal funding))
        {
            graph.Amount(project, CivicVocabulary.GrantAmount, funding);
        }

        WriteCall(graph, project, record);
        foreach (Iri country in members.Select(m => CodeTable.Shared.Country(m.Organisation.Text("country"))?.Iri).OfType<Iri>().Distinct())
        {
            graph.Add(project, CivicVocabulary.Country, country);
        }

        graph.Link(project, Vocabulary.Source, record.Text("website"));
        foreach ((SourceRecord organisation, string role) in members)
        {
            Common.Participation(graph, project, SourceOrganisations.IriOf(organisation), Roles.TryGetValue(role, out string? known) ? known : throw record.Wrong($"role \"{role}\" is not known."), organisation.Id[4..]);
        }
    }

    private static void WriteSentence(GraphWriter graph, Iri project, SourceRecord record, List<(SourceRecord Organisation, string Role)> members, IReadOnlyList<TopicEntry> topics)
    {
        int countries = members.Select(m => m.Organisation.Text("country")).Distinct().Count();
        List<TopicEntry> first = topics.Take(3).ToList();
        string about = first.Count == 0 ? "im Programm Horizont Europa" : Sentence.OnTopics(first);
        string aboutEnglish = first.Count == 0 ? "in the programme Horizon Europe" : Sentence.OnTopicsEnglish(first);
        string who = $"{Sentence.Counted(members.Count, "ein Partner", "Partner")} aus {Sentence.Counted(countries, "einem Land", "Ländern")}";
        string whoEnglish = $"{Sentence.Counted(members.Count, "one partner", "partners")} from {Sentence.Counted(countries, "one country", "countries")}";
        string years = record.Required("start")[..4] + (record.Text("end") is { } end ? $" bis {end[..4]}" : "");
        string yearsEnglish = record.Required("start")[..4] + (record.Text("end") is { } stop ? $" to {stop[..4]}" : "");
        SourceRecord? lead = members.FirstOrDefault(m => m.Role == "coordinator").Organisation;
        CodeEntry? country = CodeTable.Shared.Country(lead?.Text("country"));
        (string german, string english) = (lead, record.Id[^1] % 2) switch
        {
            (null, _) => ($"Europäisches Forschungsprojekt {about}, von {years}, beteiligt: {who}.", $"European research project {aboutEnglish}, {yearsEnglish}, with {whoEnglish}."),
            (_, 0) => ($"Europäisches Forschungsprojekt {about}, von {years}, koordiniert von {lead.Required("name")}{(country is null ? "" : $" ({country.German})")}; beteiligt: {who}.", $"European research project {aboutEnglish}, {yearsEnglish}, coordinated by {lead.Required("name")}{(country is null ? "" : $" ({country.English})")}, with {whoEnglish}."),
            _ => ($"Vorhaben der EU-Forschung {about}: Von {years} {(members.Count == 1 ? "arbeitet" : "arbeiten")} daran {who} unter der Leitung von {lead.Required("name")}.", $"EU research project {aboutEnglish}: {whoEnglish} {(members.Count == 1 ? "works" : "work")} on it from {yearsEnglish}, led by {lead.Required("name")}."),
        };
        graph.Texts(project, Vocabulary.Description, german.Replace("..", ".", StringComparison.Ordinal), english.Replace("..", ".", StringComparison.Ordinal));
    }

    private static void WriteCall(GraphWriter graph, Iri project, SourceRecord record)
    {
        string topic = record.Required("topic");
        Iri call = CivicVocabulary.Id("calls", Slug.Of(topic));
        graph.Add(project, CivicVocabulary.InProgramme, call);
        graph.Type(call, CivicVocabulary.Call);
        graph.Label(call, topic, topic, "en");
        graph.Texts(call, Vocabulary.Description, $"Ausschreibungsthema {topic} des Programms Horizont Europa.", $"Call topic {topic} of the programme Horizon Europe.");
        graph.Text(call, Vocabulary.Identifier, topic);
        graph.Add(call, Vocabulary.IsPartOf, Programme);
        graph.Link(call, Vocabulary.Source, record.Text("website"));
    }

    private static void WriteDatasets(GraphWriter graph, SourceFile file, CancellationToken cancellation)
    {
        Dictionary<string, SourceRecord> projects = file.JsonLines(cancellation).Where(r => r.Text("source") == "cordis").ToDictionary(r => r.Id, StringComparer.Ordinal);
        foreach (SourceRecord record in file.Beside("datasets.jsonl").JsonLines(cancellation).Where(r => r.Text("source") == "cordis"))
        {
            SourceRecord project = projects[record.Required("project")];
            Iri iri = CivicVocabulary.Id("datasets", Slug.Of(project.Required("name") + " " + record.Required("title")));
            graph.Type(iri, Vocabulary.Dataset);
            graph.Texts(iri, Vocabulary.Label, null, record.Required("title"));
            graph.Texts(iri, Vocabulary.Title, null, record.Required("title"));
            graph.Texts(iri, Vocabulary.Description, $"Veröffentlichtes Ergebnis des europäischen Projekts {project.Required("name")}.", $"Published result of the European project {project.Required("name")}.");
            graph.Text(iri, Vocabulary.Identifier, record.Id);
            graph.Link(iri, Vocabulary.LandingPage, project.Text("website"));
            graph.Link(iri, Vocabulary.Source, project.Text("website"));
            graph.Add(ProjectIri(project), CivicVocabulary.Produces, iri);
        }
    }
}
