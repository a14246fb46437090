using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Update;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Graph;

/// <summary>The documents of an update's LOAD operations, fetched before the writer's turn so that a slow server holds no other writer up.</summary>
internal sealed class FetchedDocuments : IDocumentLoader
{
    private readonly Dictionary<Iri, DocumentBuffer> _documents = [];
    private readonly Dictionary<Iri, UpdateException> _failures = [];

    /// <exception cref="UpdateException">A document that is not asked for by LOAD SILENT cannot be had.</exception>
    public FetchedDocuments(IDocumentLoader loader, UpdateRequest request, CancellationToken cancellation)
    {
        foreach (UpdateOperation.Load load in request.Operations.OfType<UpdateOperation.Load>())
        {
            if (_documents.ContainsKey(load.Document) || _failures.ContainsKey(load.Document))
            {
                continue;
            }

            var buffer = new DocumentBuffer(null);
            try
            {
                loader.Load(load.Document, buffer, cancellation);
                _documents.Add(load.Document, buffer);
            }
            catch (UpdateException failure) when (load.Silent)
            {
                _failures.Add(load.Document, failure);
            }
        }
    }

    public void Load(Iri document, IQuadSink sink, CancellationToken cancellation)
    {
        if (!_documents.TryGetValue(document, out DocumentBuffer? buffer))
        {
            throw new UpdateException(_failures[document].Message, _failures[document]);
        }

        buffer.WriteTo(sink, cancellation);
    }
}
