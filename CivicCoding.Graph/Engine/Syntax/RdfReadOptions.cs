namespace CivicCoding.Graph.Syntax;

/// <summary>How a document is read.</summary>
public sealed record RdfReadOptions
{
    /// <summary>The base IRI against which relative references resolve; null: a relative reference is an error.</summary>
    public string? Base { get; init; }

    /// <summary>Skips or repairs what breaks a rule in a documented way, and reports each place to <see cref="Report"/>.</summary>
    /// <remarks>
    /// Repaired: blanks at both ends of an IRI go, and what an IRI must not hold inside is percent-encoded (<c>tel:+49 30 1</c> becomes
    /// <c>tel:+49%2030%201</c>); a language tag gets hyphens for underscores, and one that is not well-formed then is dropped; an rdf:ID
    /// that stands twice names the same thing; the dot that a Turtle directive lacks is taken as there; text between RDF/XML elements and attributes without a namespace are passed over;
    /// in JSON-LD, where the specification leaves out without an error what is no IRI, IRIs and language tags are repaired all the same;
    /// a term of a JSON-LD context that has the form of an IRI and stands for another is taken as it is defined.
    /// Left out, statement by statement: those with two addresses in one IRI, with a prefix that is not declared, or with a relative IRI
    /// where there is no base; in N-Triples and N-Quads a line that breaks the grammar; in Turtle and TriG the rest of such a statement up
    /// to a dot at the end of a line (what of it came before is kept). Bytes that are not UTF-8 and RDF/XML that
    /// breaks the grammar in another way end the read all the same.
    /// </remarks>
    public bool Lenient { get; init; }

    /// <summary>Receives what a lenient read left out or repaired.</summary>
    public Action<RdfSyntaxException>? Report { get; init; }

    /// <summary>The deepest nesting of brackets, collections, elements or arrays.</summary>
    public int MaxDepth { get; init; } = 1_000;

    /// <summary>The longest single term, in bytes.</summary>
    public int MaxTermBytes { get; init; } = 64 << 20;

    /// <summary>The most that is kept of each kind to tell doubles or to name alike: rdf:IDs of an RDF/XML document, its different names, and blank node identifiers of a JSON-LD document that are no labels elsewhere.</summary>
    public int MaxIdentifiers { get; init; } = 2_000_000;

    /// <summary>The most that JSON-LD holds at a time, in bytes: an item where it is read item by item, else the document.</summary>
    public long MaxDocumentBytes { get; init; } = 256 << 20;

    /// <summary>Gives the text of a JSON-LD context by its IRI; null where it is not known. Never fetches.</summary>
    public Func<string, ReadOnlyMemory<byte>?>? Contexts { get; init; }

    public static RdfReadOptions Default { get; } = new();
}
