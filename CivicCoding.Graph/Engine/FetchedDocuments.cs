using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Update;
using CivicCoding.Graph.Storage;

namespace CivicCoding.Graph;

/// <summary>The documents of an update's LOAD operations, fetched before the writer's turn so that a slow server holds no other writer up.</summary>
internal sealed class FetchedDocuments : IDocumentLoader
{
    private readonly Dictionary<Iri, DocumentBuffer> _documents = [];
    private readonly Dictionary<Iri, UpdateException> _failures = [];

    /// <exception cref="UpdateException">A document that is not asked for by LOAD SILENT cannot be had.</exception>
    /// <exception cref="QueryBudgetExceededException">The documents need more memory than the update may have.</exception>
    public FetchedDocuments(IDocumentLoader loader, UpdateRequest request, MemoryAccount memory, CancellationToken cancellation)
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
                loader.Load(load.Document, new BookingSink(buffer, memory), cancellation);
                _documents.Add(load.Document, buffer);
            }
            catch (UpdateException failure) when (load.Silent)
            {
                _failures.Add(load.Document, failure);
            }
        }
    }

    /// <summary>True for an update that loads documents: no other needs a thread to fetch them.</summary>
    public static bool AreNamedIn(UpdateRequest request) => request.Operations.Any(o => o is UpdateOperation.Load);

    public void Load(Iri document, IQuadSink sink, CancellationToken cancellation)
    {
        if (!_documents.TryGetValue(document, out DocumentBuffer? buffer))
        {
            throw new UpdateException(_failures[document].Message, _failures[document]);
        }

        buffer.WriteTo(sink, cancellation);
    }

    /// <summary>Books what a document takes before it is kept: at most its terms once a quad.</summary>
    private sealed class BookingSink(DocumentBuffer buffer, MemoryAccount memory) : IQuadSink
    {
        private const int BytesOfQuad = 64;

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
            memory.Reserve(BytesOfQuad + subject.Value.Length + predicate.Value.Length + @object.Value.Length + @object.Datatype.Length + graph.Value.Length);
            buffer.Quad(subject, predicate, @object, graph);
        }
    }
}
