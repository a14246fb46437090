using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>The JSON-LD 1.1 processor (JSON-LD 1.1 Processing Algorithms and API, section 9.2): every algorithm over a whole document in memory, without the network.</summary>
public static class JsonLdProcessor
{
    /// <summary>Expands a document (section 5.1).</summary>
    /// <exception cref="JsonLdException">The document or a context breaks a rule.</exception>
    public static JsonList Expand(JsonItem? document, JsonLdOptions? options = null) => new Expander(options ?? JsonLdOptions.Default).Document(document);

    /// <summary>Compacts a document by a context (section 6.1).</summary>
    /// <exception cref="JsonLdException">The document or a context breaks a rule.</exception>
    public static JsonMap Compact(JsonItem? document, JsonItem? context, JsonLdOptions? options = null)
    {
        options ??= JsonLdOptions.Default;
        return new Compactor(options).Document(Expand(document, options), context);
    }

    /// <summary>Flattens a document (section 7.1), and compacts it where there is a context.</summary>
    /// <exception cref="JsonLdException">The document or a context breaks a rule.</exception>
    public static JsonItem Flatten(JsonItem? document, JsonItem? context = null, JsonLdOptions? options = null)
    {
        options ??= JsonLdOptions.Default;
        JsonList flattened = Flattener.Flatten(Expand(document, options), options);
        return context is null ? flattened : new Compactor(options).Document(flattened, context);
    }

    /// <summary>Gives the RDF of a document (section 8.1).</summary>
    /// <exception cref="JsonLdException">The document or a context breaks a rule.</exception>
    public static Dataset ToRdf(JsonItem? document, JsonLdOptions? options = null)
    {
        options ??= JsonLdOptions.Default;
        var dataset = new Dataset();
        new RdfEmitter(dataset, options).Document(Expand(document, options));
        return dataset;
    }

    /// <summary>Gives RDF as an expanded document (section 8.4).</summary>
    /// <exception cref="JsonLdException">A literal cannot be told as JSON-LD.</exception>
    public static JsonList FromRdf(IEnumerable<Quad> quads, JsonLdOptions? options = null) => new RdfSerializer(options ?? JsonLdOptions.Default).Document(new Dataset(quads));

    /// <summary>Shapes a document by a frame (JSON-LD 1.1 Framing, section 4).</summary>
    /// <exception cref="JsonLdException">The document, a context or the frame breaks a rule.</exception>
    public static JsonMap Frame(JsonItem? document, JsonItem? frame, JsonLdOptions? options = null)
    {
        options ??= JsonLdOptions.Default;
        var framer = new Framer(Expand(document, options), options);
        var compactor = new Compactor(options);
        JsonItem? context = (frame as JsonMap)?["@context"];
        ActiveContext active = compactor.Context(context ?? new JsonMap());
        bool graph = frame is JsonMap map && map.Any(e => e.Key != "@context" && compactor.Expanded(active, e.Key) == "@graph");
        JsonList framed = framer.Frame(new Expander(options, framing: true).Document(frame), merged: !graph);
        JsonItem? compacted = compactor.Compact(active, null, framed);
        JsonMap result = compacted switch
        {
            JsonMap one when options.OmitGraph ?? true => one,
            JsonList { Count: 0 } when options.OmitGraph ?? true => new JsonMap(),
            _ => new JsonMap(compactor.Keyword(active, "@graph"), JsonLdShapes.AsList(compacted)),
        };
        return Compactor.WithContext((JsonMap)Framer.WithNulls(result)!, context);
    }
}
