namespace CivicCoding.Graph.Rdf;

/// <summary>The kind tag in the top four bits of a <see cref="TermId"/>. Persisted: the numbers are frozen.</summary>
public enum TermTag : byte
{
    /// <summary>No term: unbound, or the default graph.</summary>
    None = 0,
    Iri = 1,
    BlankNode = 2,

    /// <summary>An xsd:string in the dictionary.</summary>
    String = 3,

    /// <summary>A language-tagged string in the dictionary.</summary>
    LangString = 4,

    /// <summary>A literal of any other datatype, or one whose lexical form is not canonical or does not fit, in the dictionary.</summary>
    TypedLiteral = 5,
    Integer = 6,
    Decimal = 7,
    Boolean = 8,
    Date = 9,
    DateTime = 10,
    Double = 11,

    /// <summary>Reserved for triple terms (RDF 1.2).</summary>
    TripleTerm = 12,

    /// <summary>Reserved for directional language-tagged strings (RDF 1.2).</summary>
    DirLangString = 13,

    /// <summary>A term that one query made and the dictionary does not hold; never persisted.</summary>
    QueryLocal = 14,
}
