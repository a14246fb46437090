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

        Describe(sink, importer.Source, importer.Kind, (source[1], source[2]), source[3].Split('|'), (source[5], source[6]), source[4].Length == 0 ? null : source[4]);
    }

    /// <summary>Writes where a source's graph comes from.</summary>
    /// <param name="sink">Receives the quads.</param>
    /// <param name="source">The name of the graph: <c>graph/{source}</c>.</param>
    /// <param name="kind">The importer that wrote it.</param>
    /// <param name="title">Its name in German and English.</param>
    /// <param name="derived">The addresses that it comes from.</param>
    /// <param name="rights">Its terms in German and English, or null.</param>
    /// <param name="date">When the source was issued, or null.</param>
    /// <param name="byEditors">True where the editors wrote sentences or assignments of the graph; false: it says what its source says.</param>
    public static void Describe(IQuadSink sink, string source, string kind, (string German, string English) title, IEnumerable<string> derived, (string German, string English)? rights, string? date = null, bool byEditors = true)
    {
        ArgumentNullException.ThrowIfNull(derived);
        var graph = new GraphWriter(sink, "provenance");
        Iri name = CivicVocabulary.Graph(source);
        Iri activity = Common.Part(name, "import");
        graph.Type(name, Vocabulary.Entity);
        graph.Label(name, title.German, title.English);
        graph.Texts(name, Vocabulary.Rights, rights?.German, rights?.English);
        foreach (string address in derived)
        {
            graph.Link(name, Vocabulary.WasDerivedFrom, address);
            graph.Link(activity, Vocabulary.Used, address);
        }

        if (byEditors)
        {
            graph.Add(name, Vocabulary.WasAttributedTo, Common.Editors);
        }

        graph.Add(name, Vocabulary.WasGeneratedBy, activity);
        graph.Type(activity, Vocabulary.Activity);
        graph.Text(activity, Vocabulary.Identifier, $"civic import {kind}");
        graph.Date(name, Vocabulary.Issued, date);
    }
}
