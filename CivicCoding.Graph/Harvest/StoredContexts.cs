using System.Text;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;
using CivicCoding.Graph.Syntax.JsonLd;

namespace CivicCoding.Graph.Harvest;

/// <summary>The JSON-LD contexts that an operator put into the store, each in a graph of its own as one rdf:JSON literal; they are the contexts of <see cref="RdfReadOptions.Contexts"/>.</summary>
public static class StoredContexts
{
    /// <summary>The largest context that is kept, in bytes.</summary>
    public const int MaxBytes = 8 << 20;

    private static readonly Iri Text = new(WellKnown.RdfNamespace + "value");
    private static readonly Iri Json = new(WellKnown.RdfNamespace + "JSON");

    /// <summary>The graph that holds the context of an IRI.</summary>
    public static Iri GraphOf(string iri)
    {
        ArgumentNullException.ThrowIfNull(iri);
        return new Iri(CivicVocabulary.ContextGraphBase + Uri.EscapeDataString(iri));
    }

    /// <summary>Gives the text of a context of a store by its IRI, or null; the own context is known without a store.</summary>
    public static Func<string, ReadOnlyMemory<byte>?> Of(IGraphStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return iri => Own(iri) ?? Find(store, iri);
    }

    /// <summary>The text of the own context where the IRI is its, else null.</summary>
    public static ReadOnlyMemory<byte>? Own(string iri)
    {
        if (iri != CivicVocabulary.ContextIri)
        {
            return null;
        }

        string path = Path.Combine(AppContext.BaseDirectory, "ontology", "context.jsonld");
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    /// <summary>Keeps a context under its IRI, in place of one that is there; the same text again changes nothing.</summary>
    /// <param name="store">The store.</param>
    /// <param name="iri">The IRI by which documents name it.</param>
    /// <param name="text">A JSON object with @context.</param>
    /// <param name="report">Receives what is wrong with single terms and can be passed over.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="RdfSyntaxException">The text is no JSON-LD context.</exception>
    public static async ValueTask<WriteReceipt> PutAsync(IGraphStore store, string iri, ReadOnlyMemory<byte> text, Action<string>? report = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        Check(store, iri, text.Span, report);
        using var document = new MemoryStream();
        using (IRdfWriter writer = RdfFormat.NTriples.OpenWriter(document))
        {
            TermScratch[] scratches = [new(), new(), new()];
            writer.Quad(scratches[0].Encode(new Iri(iri)), scratches[1].Encode(Text), scratches[2].Encode(new Literal(Encoding.UTF8.GetString(text.Span), Json)), TermSpan.None);
            writer.Complete();
        }

        document.Position = 0;
        return await store.PutGraphAsync(GraphOf(iri), document, RdfFormat.NTriples, null, cancellation).ConfigureAwait(false);
    }

    /// <summary>The text of a context from the triples of its graph.</summary>
    public static ReadOnlyMemory<byte>? TextIn(Dataset graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.Match(predicate: Text).Select(q => q.Object).OfType<Literal>().Select(l => (ReadOnlyMemory<byte>?)Encoding.UTF8.GetBytes(l.Lexical)).FirstOrDefault();
    }

    private static ReadOnlyMemory<byte>? Find(IGraphStore store, string iri)
    {
        var graph = new Dataset();

        // Readers are synchronous and ask for a context once a document; the embedded store answers at once.
        return store.GetGraphAsync(GraphOf(iri), graph).AsTask().GetAwaiter().GetResult() ? TextIn(graph) : null;
    }

    private static void Check(IGraphStore store, string iri, ReadOnlySpan<byte> text, Action<string>? report)
    {
        if (text.Length > MaxBytes)
        {
            throw new RdfSyntaxException($"The context is larger than {MaxBytes} bytes.", 1, 1);
        }

        if (JsonItem.Parse(text) is not JsonMap document || !document.TryGetValue("@context", out JsonItem? context))
        {
            throw new RdfSyntaxException("The document is no object with @context, and so no JSON-LD context.", 1, 1);
        }

        try
        {
            JsonLdProcessor.Expand(new JsonMap("@context", context), new JsonLdOptions { Base = iri, Contexts = Of(store), Lenient = error => report?.Invoke(error.Message) });
        }
        catch (JsonLdException error)
        {
            throw new RdfSyntaxException(error.Message, 1, 1, error);
        }
    }
}
