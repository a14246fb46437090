using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli;

/// <summary>Documents read into one dataset; blank nodes of two documents stay two.</summary>
internal sealed class MergedDocuments(CliStreams io)
{
    private int _documents;

    public Dataset Quads { get; } = new();

    /// <summary>Reads a document.</summary>
    /// <exception cref="DocumentException">It cannot be read; the message says where it breaks.</exception>
    public void Add(string name, string? format, RdfReadOptions options, CancellationToken cancellation)
    {
        RdfFormat syntax = InputDocument.FormatOf(name, format);
        var document = new Dataset();
        ConvertCommand.Read(io, name, syntax, document, options, cancellation);
        string label = $"d{_documents++}-";
        foreach (Quad quad in document)
        {
            Quads.Add(new Quad(Apart(quad.Subject, label), quad.Predicate, Apart(quad.Object, label), quad.Graph is null ? null : Apart(quad.Graph, label)));
        }
    }

    private static Term Apart(Term term, string label) => term is BlankNode node ? new BlankNode(label + node.Label) : term;
}
