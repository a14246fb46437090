using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest;

/// <summary>Reads one kind of source file and writes its facts as quads of the source's own named graph. Importing the same file twice writes the same quads in the same order.</summary>
public interface IImporter
{
    /// <summary>The name in <c>civic import KIND</c>.</summary>
    string Kind { get; }

    /// <summary>The name of the source's named graph: <c>graph/{Source}</c>.</summary>
    string Source { get; }

    /// <summary>Writes the quads of one file.</summary>
    /// <param name="file">The file and its neighbours.</param>
    /// <param name="sink">Receives the quads.</param>
    /// <param name="cancellation">Ends the import between two records.</param>
    /// <exception cref="HarvestException">The file cannot be read as this kind; the message names file and line.</exception>
    void Import(SourceFile file, IQuadSink sink, CancellationToken cancellation = default);
}
