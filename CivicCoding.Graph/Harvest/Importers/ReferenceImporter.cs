using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Importers;

/// <summary>Writes what the other sources point to: Sustainable Development Goals, the EU and German code lists that catalogues use, countries, German states and our topics. Its tables are built in; the file it is given is not read.</summary>
public sealed class ReferenceImporter : IImporter
{
    private static readonly Dictionary<string, string> Schemes = new(StringComparer.Ordinal)
    {
        ["sdg"] = "http://metadata.un.org/sdg",
        ["theme"] = "http://publications.europa.eu/resource/authority/data-theme",
        ["file-type"] = "http://publications.europa.eu/resource/authority/file-type",
        ["licence"] = "http://publications.europa.eu/resource/authority/licence",
        ["country"] = "http://publications.europa.eu/resource/authority/country",
        ["language"] = "http://publications.europa.eu/resource/authority/language",
        ["frequency"] = "http://publications.europa.eu/resource/authority/frequency",
        ["access-right"] = "http://publications.europa.eu/resource/authority/access-right",
        ["dataset-status"] = "http://publications.europa.eu/resource/authority/dataset-status",
        ["availability"] = "http://publications.europa.eu/resource/authority/planned-availability",
        ["geocoding-level"] = "http://dcat-ap.de/def/politicalGeocoding/Level",
    };

    public string Kind => "reference";

    public string Source => "reference";

    public void Import(SourceFile file, IQuadSink sink, CancellationToken cancellation = default)
    {
        var graph = new GraphWriter(sink, Source);
        foreach (CodeEntry code in CodeTable.Shared.All)
        {
            Write(graph, code);
        }

        foreach (GermanState state in GermanState.All)
        {
            graph.Type(state.Iri, CivicVocabulary.Place);
            graph.Label(state.Iri, state.German, state.English);
            graph.Texts(state.Iri, Vocabulary.Description, "Eines der 16 deutschen Bundesländer.", "One of the 16 German federal states.");
            graph.Add(state.Iri, CivicVocabulary.Term("placeKind"), CivicVocabulary.Term("FederalState"));
            graph.Add(state.Iri, CivicVocabulary.State, state.Iri);
            graph.Add(state.Iri, CivicVocabulary.Country, Common.Germany);
            graph.Text(state.Iri, Vocabulary.Notation, state.Code);
            graph.Add(state.Iri, Vocabulary.Source, Common.Ontology);
        }

        foreach (TopicEntry topic in TopicTable.Shared.All)
        {
            graph.Type(topic.Iri, CivicVocabulary.Topic, Vocabulary.Concept);
            graph.Label(topic.Iri, topic.German, topic.English);
            graph.Texts(topic.Iri, Vocabulary.PrefLabel, topic.German, topic.English);
            if (topic.Broader is not null)
            {
                graph.Add(topic.Iri, Vocabulary.Broader, CivicVocabulary.Id("topics", topic.Broader));
            }

            graph.Add(topic.Iri, CivicVocabulary.LabelBy, Common.Editors);
            graph.Add(topic.Iri, Vocabulary.Source, Common.Ontology);
        }
    }

    private static void Write(GraphWriter graph, CodeEntry code)
    {
        if (code.Kind == "licence")
        {
            graph.Type(code.Iri, Vocabulary.LicenseDocument, Vocabulary.Concept);
        }
        else
        {
            graph.Type(code.Iri, Vocabulary.Concept);
        }

        graph.Label(code.Iri, code.German.Length == 0 ? code.English : code.German, code.English, code.German.Length == 0 ? "en" : "de");
        graph.Texts(code.Iri, Vocabulary.PrefLabel, code.German, code.English);
        graph.Text(code.Iri, Vocabulary.Notation, code.Code);
        string scheme = code.Iri.Value.StartsWith("http://dcat-ap.de/def/licenses", StringComparison.Ordinal) ? "http://dcat-ap.de/def/licenses"
            : code.Iri.Value.StartsWith("http://dcat-ap.de/def/plannedAvailability", StringComparison.Ordinal) ? "http://dcat-ap.de/def/plannedAvailability"
            : code.Iri.Value.StartsWith("http://spdx.org/", StringComparison.Ordinal) ? "http://spdx.org/licenses"
            : Schemes[code.Kind];
        graph.Add(code.Iri, Vocabulary.InScheme, new Iri(scheme));
        if (code.GermanByUs && code.German.Length > 0)
        {
            graph.Add(code.Iri, CivicVocabulary.LabelBy, Common.Editors);
        }

        graph.Add(code.Iri, Vocabulary.Source, new Iri(code.Source));
    }
}
