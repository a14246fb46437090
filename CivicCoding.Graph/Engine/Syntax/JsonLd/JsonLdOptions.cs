namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>How the JSON-LD algorithms work (JSON-LD 1.1 Processing Algorithms and API, section 9.3; JSON-LD 1.1 Framing, section 4.3.2).</summary>
public sealed record JsonLdOptions
{
    /// <summary>The IRI of the document, or null.</summary>
    public string? Base { get; init; }

    /// <summary>A context to begin expansion with, or null.</summary>
    public JsonItem? ExpandContext { get; init; }

    /// <summary>Gives the text of a context by its IRI; null where it is not known. Never fetches.</summary>
    public Func<string, ReadOnlyMemory<byte>?>? Contexts { get; init; }

    /// <summary>Receives the terms in the form of an IRI that stand for another IRI, and takes them as they are defined; null: they are errors. The contexts of DCAT-AP 3 have such terms.</summary>
    public Action<JsonLdException>? Lenient { get; init; }

    /// <summary>Writes an array of one value as the value.</summary>
    public bool CompactArrays { get; init; } = true;

    /// <summary>Writes IRIs relative to the base.</summary>
    public bool CompactToRelative { get; init; } = true;

    /// <summary>Takes keys in lexicographical order.</summary>
    public bool Ordered { get; init; }

    /// <summary>How base directions are kept in RDF: null (not at all), "i18n-datatype" or "compound-literal".</summary>
    public string? RdfDirection { get; init; }

    /// <summary>Writes xsd:boolean, xsd:integer and xsd:double as JSON's own values.</summary>
    public bool UseNativeTypes { get; init; }

    /// <summary>Writes rdf:type as a property instead of @type.</summary>
    public bool UseRdfType { get; init; }

    /// <summary>Where a framed node stands: "@once", "@always" or "@never".</summary>
    public string Embed { get; init; } = "@once";

    /// <summary>Takes only the properties that the frame names.</summary>
    public bool Explicit { get; init; }

    /// <summary>Leaves @graph out where a framed result is one object; null: yes.</summary>
    public bool? OmitGraph { get; init; }

    /// <summary>Leaves out the defaults of the frame.</summary>
    public bool OmitDefault { get; init; }

    /// <summary>Takes only nodes that match all properties of the frame.</summary>
    public bool RequireAll { get; init; }

    /// <summary>The deepest nesting of contexts and documents.</summary>
    public int MaxDepth { get; init; } = 1_000;

    /// <summary>The most work in terms, nodes or comparisons before an algorithm gives up.</summary>
    public long MaxWork { get; init; } = 100_000_000;

    public CancellationToken Cancellation { get; init; }

    public static JsonLdOptions Default { get; } = new();
}
