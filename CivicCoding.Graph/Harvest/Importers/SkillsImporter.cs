using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Importers;

/// <summary>Writes the skills that the network speaks of, most of them matched to ESCO, with our German labels. Its table is built in; the file it is given is not read.</summary>
public sealed class SkillsImporter : IImporter
{
    public string Kind => "skills";

    public string Source => "skills";

    public void Import(SourceFile file, IQuadSink sink, CancellationToken cancellation = default)
    {
        var graph = new GraphWriter(sink, Source);
        foreach (SkillEntry skill in SkillTable.Shared.All)
        {
            graph.Type(skill.Iri, CivicVocabulary.Skill, Vocabulary.Concept);
            graph.Label(skill.Iri, skill.German, skill.English);
            graph.Texts(skill.Iri, Vocabulary.PrefLabel, skill.German, skill.English);
            graph.Texts(
                skill.Iri,
                Vocabulary.Description,
                skill.Esco is null ? $"Fähigkeit „{skill.German}“, die das Netzwerk neben ESCO führt." : $"Fähigkeit „{skill.German}“ aus der europäischen Klassifikation ESCO.",
                skill.Esco is null ? $"The skill “{skill.English}”, which the network keeps beside ESCO." : $"The skill “{skill.English}” of the European classification ESCO.");
            if (skill.Esco is not null)
            {
                graph.Link(skill.Iri, Vocabulary.ExactMatch, skill.Esco);
            }

            graph.Add(skill.Iri, CivicVocabulary.LabelBy, Common.Editors);
            graph.Add(skill.Iri, Vocabulary.Source, skill.Esco is null ? Common.Ontology : new Iri(skill.Esco));
        }
    }
}
