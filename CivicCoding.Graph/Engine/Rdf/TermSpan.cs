using System.Text;

namespace CivicCoding.Graph.Rdf;

/// <summary>A term as views of UTF-8 bytes, valid only during the call that hands it over: the form in which readers, stores and writers exchange terms without allocating.</summary>
/// <remarks>
/// <see cref="Value"/> is the IRI, the blank node label without <c>_:</c>, or the lexical form. <see cref="Datatype"/> is empty for
/// xsd:string (also when it was written out) and for language-tagged strings; <see cref="Language"/> is empty where there is none.
/// </remarks>
public readonly ref struct TermSpan
{
    public TermSpan(TermKind kind, ReadOnlySpan<byte> value, ReadOnlySpan<byte> datatype = default, ReadOnlySpan<byte> language = default)
    {
        Kind = kind;
        Value = value;
        Datatype = datatype;
        Language = language;
    }

    public TermKind Kind { get; }

    public ReadOnlySpan<byte> Value { get; }

    public ReadOnlySpan<byte> Datatype { get; }

    public ReadOnlySpan<byte> Language { get; }

    /// <summary>No term: the default graph, or an unbound variable.</summary>
    public static TermSpan None => default;

    public bool IsNone => Kind == TermKind.None;

    public bool SequenceEqual(in TermSpan other) =>
        Kind == other.Kind && Value.SequenceEqual(other.Value) && Datatype.SequenceEqual(other.Datatype) && Language.SequenceEqual(other.Language);

    /// <summary>The term as an object, or null for <see cref="None"/>.</summary>
    public Term? ToTerm() => Kind switch
    {
        TermKind.Iri => new Iri(Encoding.UTF8.GetString(Value)),
        TermKind.BlankNode => new BlankNode(Encoding.UTF8.GetString(Value)),
        TermKind.Literal when !Language.IsEmpty => new Literal(Encoding.UTF8.GetString(Value), Encoding.UTF8.GetString(Language)),
        TermKind.Literal when !Datatype.IsEmpty => new Literal(Encoding.UTF8.GetString(Value), new Iri(Encoding.UTF8.GetString(Datatype))),
        TermKind.Literal => new Literal(Encoding.UTF8.GetString(Value)),
        _ => null,
    };
}
