namespace CivicCoding.Graph.Rdf;

/// <summary>A literal (RDF 1.1 Concepts, section 3.3): a lexical form with a datatype, and a language tag where the datatype is rdf:langString. The lexical form is kept as it was written.</summary>
public sealed class Literal : Term
{
    public Literal(string lexical)
        : this(lexical, WellKnown.XsdString)
    {
    }

    public Literal(string lexical, Iri datatype)
    {
        ArgumentNullException.ThrowIfNull(lexical);
        ArgumentNullException.ThrowIfNull(datatype);
        Lexical = lexical;
        Datatype = datatype;
    }

    public Literal(string lexical, string language)
    {
        ArgumentNullException.ThrowIfNull(lexical);
        ArgumentException.ThrowIfNullOrEmpty(language);
        Lexical = lexical;
        Language = language;
        Datatype = WellKnown.RdfLangString;
    }

    public string Lexical { get; }

    public Iri Datatype { get; }

    /// <summary>The language tag as written, or null.</summary>
    public string? Language { get; }

    public override TermKind Kind => TermKind.Literal;

    public override bool Equals(Term? other) =>
        other is Literal literal
        && string.Equals(Lexical, literal.Lexical, StringComparison.Ordinal)
        && string.Equals(Language, literal.Language, StringComparison.Ordinal)
        && Datatype.Equals(literal.Datatype);

    public override int GetHashCode() => HashCode.Combine(Lexical, Language, Datatype);

    public override string ToString() => NTriplesText.Of(this);
}
