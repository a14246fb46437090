using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Importers;

/// <summary>Reads the CorrelAid records of projects.jsonl: volunteer data projects for German non-profit organisations.</summary>
public sealed class CorrelaidImporter : IImporter
{
    private const string Database = "https://github.com/CorrelAid/projectsdb";

    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal) { ["beneficiary"] = "Beneficiary", ["implementer"] = "Implementer" };

    public string Kind => "correlaid";

    public string Source => "correlaid";

    public void Import(SourceFile file, IQuadSink sink, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var graph = new GraphWriter(sink, Source);
        var organisations = new SourceOrganisations(file, cancellation);
        foreach (SourceRecord record in file.JsonLines(cancellation).Where(r => r.Text("source") == "correlaid"))
        {
            Iri project = CivicVocabulary.Id("projects", "correlaid-" + Slug.Of(record.Id["correlaid:".Length..]));
            List<(SourceRecord Organisation, string Role)> members = record.Pairs("members", "organisation", "role")
                .Select(m => (Organisation: organisations.Find(m.First) ?? throw record.Wrong($"names {m.First}, which is not in organisations.jsonl."), m.Second))
                .ToList();
            string served = members.FirstOrDefault(m => m.Role == "beneficiary").Organisation?.Required("name") ?? throw record.Wrong("names no beneficiary.");
            graph.Type(project, CivicVocabulary.Project);
            graph.Label(project, record.Required("name"), record.Text("name_en"));
            graph.Texts(project, Vocabulary.Description, Sentence.Stop($"Ehrenamtliches Datenprojekt von CorrelAid für die Organisation {served}"), Sentence.Stop($"Volunteer data project by CorrelAid for the organisation {served}"));
            graph.Text(project, Vocabulary.Identifier, record.Id);
            graph.Date(project, Vocabulary.StartDate, record.Text("start"));
            graph.Date(project, Vocabulary.EndDate, record.Text("end"));
            graph.Add(project, CivicVocabulary.Lifecycle, CivicVocabulary.Term("Ended"));
            graph.Add(project, CivicVocabulary.InProgramme, CivicVocabulary.Id("programmes", "correlaid-data4good"));
            graph.Add(project, CivicVocabulary.Country, Common.Germany);
            Common.Topics(graph, project, ["data for good", "statistics and probability"]);
            graph.Add(project, CivicVocabulary.RequiresSkill, SkillTable.Shared["statistics"].Iri);
            graph.Link(project, Vocabulary.Source, Database);
            foreach ((SourceRecord organisation, string role) in members)
            {
                Iri iri = SourceOrganisations.IriOf(organisation);
                Common.Participation(graph, project, iri, Roles[role]);
                if (!SourceOrganisations.IsDescribedElsewhere(organisation.Id))
                {
                    string name = organisation.Required("name");
                    graph.Type(iri, CivicVocabulary.Organisation, CivicVocabulary.Term("Association"), Vocabulary.Agent);
                    graph.Label(iri, name, name);
                    graph.Texts(iri, Vocabulary.Description, "Organisation, für die CorrelAid ehrenamtlich mit Daten gearbeitet hat.", "Organisation for which CorrelAid volunteers worked with data.");
                    graph.Text(iri, Vocabulary.Identifier, organisation.Id);
                    graph.Link(iri, Vocabulary.Homepage, organisation.Text("website"));
                    graph.Link(iri, Vocabulary.Source, Database);
                }
            }
        }
    }
}
