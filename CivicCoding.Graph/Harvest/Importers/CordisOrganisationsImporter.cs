using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Importers;

/// <summary>Writes the organisations that take part in the CORDIS records of projects.jsonl, natural persons left out.</summary>
public sealed class CordisOrganisationsImporter : IImporter
{
    public string Kind => "cordis-organisations";

    public string Source => "cordis-organisations";

    public void Import(SourceFile file, IQuadSink sink, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var graph = new GraphWriter(sink, Source);
        var organisations = new SourceOrganisations(file, cancellation);
        var projects = new Dictionary<string, List<SourceRecord>>(StringComparer.Ordinal);
        foreach (SourceRecord project in file.JsonLines(cancellation).Where(r => r.Text("source") == "cordis"))
        {
            foreach ((string id, _) in project.Pairs("members", "organisation", "role"))
            {
                if (!projects.TryGetValue(id, out List<SourceRecord>? list))
                {
                    projects.Add(id, list = []);
                }

                list.Add(project);
            }
        }

        foreach ((string id, List<SourceRecord> taken) in projects.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (organisations.Find(id) is { } record && !SourceOrganisations.IsDescribedElsewhere(id))
            {
                Write(graph, record, taken);
            }
        }
    }

    private static void Write(GraphWriter graph, SourceRecord record, List<SourceRecord> projects)
    {
        Iri iri = SourceOrganisations.IriOf(record);
        string name = record.Required("name");
        CodeEntry? country = CodeTable.Shared.Country(record.Text("country"));
        (Iri special, string german, string english) = OrganisationKind.FromActivity(record.Text("activity"));
        graph.Type(iri, CivicVocabulary.Organisation, special, Vocabulary.Agent);
        graph.Label(iri, name, name, country?.Code == "DEU" ? "de" : "en");
        string first = projects[0].Required("name");
        string more = projects.Count == 1 ? $"am Projekt {first}" : $"an {projects.Count} Projekten wie {first}";
        string moreEnglish = projects.Count == 1 ? $"the project {first}" : $"{projects.Count} projects such as {first}";
        graph.Texts(
            iri,
            Vocabulary.Description,
            $"{german}{(country is null ? "" : $" ({country.German})")}, beteiligt {more}.",
            $"{english}{(country is null ? "" : $" ({country.English})")} taking part in {moreEnglish}.");
        graph.Text(iri, Vocabulary.AltLabel, record.Text("short_name"));
        graph.Text(iri, Vocabulary.Identifier, record.Id);
        graph.Link(iri, Vocabulary.Homepage, record.Text("website"));
        if (country is not null)
        {
            graph.Add(iri, CivicVocabulary.Country, country.Iri);
        }

        if (country?.Code == "DEU" && GermanState.FromNuts(record.Text("nuts")) is { } state)
        {
            graph.Add(iri, CivicVocabulary.State, state.Iri);
            graph.Add(iri, CivicVocabulary.LocatedIn, state.Iri);
        }

        graph.Link(iri, Vocabulary.Source, projects[0].Text("website"));
    }
}
