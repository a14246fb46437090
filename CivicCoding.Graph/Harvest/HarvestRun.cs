using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest;

/// <summary>Runs an importer and writes beside its graph where the graph comes from (PROV-O), without times, so that a second run writes the same.</summary>
public static class HarvestRun
{
    private static readonly Dictionary<string, string[]> Sources = EmbeddedTable.Read("sources.tsv").ToDictionary(r => r[0], StringComparer.Ordinal);

    /// <summary>Writes the quads of one file and its provenance.</summary>
    /// <param name="importer">The importer of the file's kind.</param>
    /// <param name="file">The file to read.</param>
    /// <param name="sink">Receives the quads.</param>
    /// <param name="cancellation">Ends the import between two records.</param>
    /// <exception cref="HarvestException">The file cannot be read as this kind.</exception>
    public static void Import(IImporter importer, SourceFile file, IQuadSink sink, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(importer);
        importer.Import(file, sink, cancellation);
        if (!Sources.TryGetValue(importer.Source, out string[]? source))
        {
            return;
        }

        var graph = new GraphWriter(sink, "provenance");
        Iri name = CivicVocabulary.Graph(importer.Source);
        Iri activity = Common.Part(name, "import");
        graph.Type(name, Vocabulary.Entity);
        graph.Label(name, source[1], source[2]);
        graph.Texts(name, Vocabulary.Rights, source[5], source[6]);
        foreach (string derived in source[3].Split('|'))
        {
            graph.Link(name, Vocabulary.WasDerivedFrom, derived);
            graph.Link(activity, Vocabulary.Used, derived);
        }

        graph.Add(name, Vocabulary.WasAttributedTo, Common.Editors);
        graph.Add(name, Vocabulary.WasGeneratedBy, activity);
        graph.Type(activity, Vocabulary.Activity);
        graph.Text(activity, Vocabulary.Identifier, $"civic import {importer.Kind}");
        graph.Date(name, Vocabulary.Issued, source[4].Length == 0 ? null : source[4]);
    }
}
