using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Importers;

/// <summary>Makes up needs and offers as examples from the fields of ecosystem.jsonl, each with the status <c>civic:Example</c>. No source states them.</summary>
public sealed class ExamplesImporter : IImporter
{
    /// <summary>Skills that most civic projects look for and most communities bring; where a record's own words name none.</summary>
    private static readonly string[] CommonSkills =
    [
        "data-science", "design-user-interface", "grant-writing", "data-protection", "web-programming", "visual-presentation-techniques", "python-computer-programming", "plain-language",
        "machine-learning", "project-management", "public-relations", "volunteer-recruitment", "research-data-management", "accessibility-testing", "natural-language-processing", "geographic-information-systems",
    ];

    private static readonly string[] Deadlines = ["2027-03-31", "2027-06-30", "2027-09-30", "2027-12-31"];

    private static readonly ExampleKind[] NeedCycle = [ExampleKind.Skill, ExampleKind.Skill, ExampleKind.Data, ExampleKind.Compute, ExampleKind.PilotSite, ExampleKind.Mentoring, ExampleKind.Money];

    public string Kind => "examples";

    public string Source => "examples";

    public void Import(SourceFile file, IQuadSink sink, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var graph = new GraphWriter(sink, Source);
        int project = 0;
        int giver = 0;
        foreach (SourceRecord record in file.JsonLines(cancellation))
        {
            switch (record.Required("kind"))
            {
                case "project":
                    WriteNeeds(graph, record, project++);
                    break;
                case "community":
                    Write(graph, record, "communities", CivicVocabulary.Offer, giver % 3 == 2 ? ExampleKind.Mentoring : ExampleKind.Skill, giver++);
                    break;
                case "organisation":
                    Write(graph, record, "organisations", CivicVocabulary.Offer, OfferOf(record, giver), giver++);
                    break;
                case "infrastructure" when record.Text("status") != "ended":
                    Write(graph, record, "infrastructures", CivicVocabulary.Offer, OfferOfInfrastructure(record), giver++);
                    break;
            }
        }
    }

    private static void WriteNeeds(GraphWriter graph, SourceRecord record, int number)
    {
        Write(graph, record, "projects", CivicVocabulary.Need, ExampleKind.Skill, number);
        ExampleKind second = NeedCycle[number % NeedCycle.Length];
        if (second != ExampleKind.Skill)
        {
            Write(graph, record, "projects", CivicVocabulary.Need, second, number);
        }
    }

    private static ExampleKind OfferOf(SourceRecord record, int number)
    {
        string? special = OrganisationKind.FromName(record.Required("name_de"))?.Value;
        if (special is null)
        {
            return number % 2 == 0 ? ExampleKind.Mentoring : ExampleKind.Skill;
        }

        return special.EndsWith("HigherEducation", StringComparison.Ordinal) ? (number % 2 == 0 ? ExampleKind.Compute : ExampleKind.Skill)
            : special.EndsWith("Association", StringComparison.Ordinal) ? (number % 2 == 0 ? ExampleKind.PilotSite : ExampleKind.Space)
            : ExampleKind.Data;
    }

    private static ExampleKind OfferOfInfrastructure(SourceRecord record)
    {
        IReadOnlyList<string> topics = record.List("topics");
        return topics.Contains("compute") ? ExampleKind.Compute
            : topics.Any(t => t.Contains("data", StringComparison.Ordinal)) ? ExampleKind.Data
            : ExampleKind.Mentoring;
    }

    private static void Write(GraphWriter graph, SourceRecord record, string plural, Iri type, ExampleKind kind, int number)
    {
        bool need = type.Equals(CivicVocabulary.Need);
        Iri owner = CivicVocabulary.Id(plural, record.Id);
        string name = record.Required("name_de");
        string nameEnglish = record.Text("name_en") ?? name;
        string words = name + " " + record.Text("note_de");
        SkillEntry skill = Reading.Skills(words) is { Count: > 0 } named ? named[number % named.Count] : SkillTable.Shared[CommonSkills[number * 5 % CommonSkills.Length]];
        (string what, string whatEnglish) = kind == ExampleKind.Skill ? (skill.German, skill.English) : (kind.German, kind.English);
        (string thing, string thingEnglish) = kind == ExampleKind.Skill
            ? (need ? $"Unterstützung mit der Fähigkeit „{skill.German}“" : $"Hilfe mit der Fähigkeit „{skill.German}“", $"help with the skill “{skill.English}”")
            : (kind.Accusative, kind.AccusativeEnglish);
        (string capacity, string capacityEnglish) = kind.Capacities[number % kind.Capacities.Length];

        Iri iri = CivicVocabulary.Id(need ? "needs" : "offers", $"{record.Id}-{kind.Slug}-{(need ? "need" : "offer")}");
        graph.Type(iri, type);
        graph.Texts(iri, Vocabulary.Label, $"{(need ? "Gesucht" : "Angebot")}: {what} ({name})", $"{(need ? "Wanted" : "Offer")}: {whatEnglish} ({nameEnglish})");
        graph.Texts(
            iri,
            Vocabulary.Description,
            need ? $"Erdachtes Beispiel: {name} sucht {thing} ({capacity})." : $"Erdachtes Beispiel: {name} bietet {thing} an ({capacity}).",
            need ? $"Made-up example: {nameEnglish} looks for {thingEnglish} ({capacityEnglish})." : $"Made-up example: {nameEnglish} offers {thingEnglish} ({capacityEnglish}).");
        graph.Add(iri, CivicVocabulary.NeedKind, CivicVocabulary.Term(kind.Concept));
        graph.Add(iri, CivicVocabulary.StatedBy, owner);
        if (kind == ExampleKind.Skill || kind == ExampleKind.Mentoring)
        {
            graph.Add(iri, CivicVocabulary.SkillOf, skill.Iri);
        }

        foreach (string topic in TopicTable.Shared.FindAll(record.List("topics")).Select(t => t.Slug).Concat(Reading.Topics(words)).Distinct())
        {
            graph.Add(iri, Vocabulary.Subject, CivicVocabulary.Id("topics", topic));
        }

        graph.Texts(iri, CivicVocabulary.Capacity, capacity, capacityEnglish);
        if (GermanState.FromCode(record.Text("state")) is { } state)
        {
            graph.Add(iri, CivicVocabulary.Region, state.Iri);
        }
        else if (need)
        {
            graph.Add(iri, CivicVocabulary.Region, GermanState.All[number * 7 % GermanState.All.Count].Iri);
        }

        if (need && number % 2 == 0)
        {
            graph.Date(iri, CivicVocabulary.Deadline, Deadlines[number / 2 % Deadlines.Length]);
        }

        graph.Add(iri, CivicVocabulary.Status, CivicVocabulary.Example);
        graph.Add(iri, Vocabulary.Source, Common.Ontology);
    }
}
