using System.Numerics;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Datatypes;

namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>
/// The value of an expression: an RDF term with its value read, or an error (SPARQL 1.1 Query, section 17). A value made from a term gives that very term back.
/// Bytes may lie in a <see cref="ValueArena"/>; <see cref="Keep"/> copies them out.
/// </summary>
public readonly partial struct Value
{
    private readonly ValueKind _kind;
    private readonly XsdType _type;
    private readonly bool _hasText;
    private readonly short _zone;
    private readonly int _small;
    private readonly long _bits;
    private readonly object? _large;
    private readonly ReadOnlyMemory<byte> _text;
    private readonly ReadOnlyMemory<byte> _tail;

    private Value(ValueKind kind, XsdType type, long bits = 0, int small = 0, short zone = 0, object? large = null, bool hasText = false, ReadOnlyMemory<byte> text = default, ReadOnlyMemory<byte> tail = default)
    {
        _kind = kind;
        _type = type;
        _bits = bits;
        _small = small;
        _zone = zone;
        _large = large;
        _hasText = hasText;
        _text = text;
        _tail = tail;
    }

    /// <summary>An expression error; also what <c>default</c> is.</summary>
    public static Value Error => default;

    /// <summary>An unbound variable.</summary>
    public static Value Unbound => new(ValueKind.Unbound, XsdType.None);

    public static Value True => new(ValueKind.Boolean, XsdType.Boolean, 1);

    public static Value False => new(ValueKind.Boolean, XsdType.Boolean);

    public ValueKind Kind => _kind;

    /// <summary>The XSD type of a literal, None for terms that are no literals, language-tagged strings and unknown datatypes.</summary>
    public XsdType Type => _type;

    /// <summary>True for an error and for an unbound variable.</summary>
    public bool IsError => _kind <= ValueKind.Unbound;

    public bool IsLiteral => _kind >= ValueKind.String;

    /// <summary>True for a number with a value.</summary>
    public bool IsNumeric => _kind is >= ValueKind.Integer and <= ValueKind.Double;

    /// <summary>True for xsd:string and language-tagged strings: the string literals of section 17.4.3.1.</summary>
    public bool IsStringLiteral => _kind is ValueKind.String or ValueKind.LangString;

    /// <summary>The UTF-8 of an IRI, a blank node label, a string, or the lexical form of an Other literal; empty for computed numbers and dates, whose lexical form <see cref="ToSpan"/> makes.</summary>
    public ReadOnlySpan<byte> Text => _text.Span;

    /// <summary>As <see cref="Text"/>.</summary>
    public ReadOnlyMemory<byte> TextMemory => _text;

    /// <summary>The language tag as written; empty where there is none.</summary>
    public ReadOnlySpan<byte> Language => _kind == ValueKind.LangString ? _tail.Span : default;

    /// <summary>As <see cref="Language"/>.</summary>
    public ReadOnlyMemory<byte> LanguageMemory => _kind == ValueKind.LangString ? _tail : default;

    /// <summary>The datatype IRI of a literal with xsd:string written out; empty for other terms.</summary>
    public ReadOnlyMemory<byte> Datatype =>
        !IsLiteral ? default
        : _kind == ValueKind.LangString ? RdfLangString
        : _type == XsdType.None ? _tail
        : XsdTypes.Iri(_type);

    /// <summary>The truth of a Boolean.</summary>
    public bool AsBoolean => _bits != 0;

    /// <summary>True for an Integer that a long holds, given by <see cref="AsLong"/>.</summary>
    public bool IsLong => _kind == ValueKind.Integer && _large is null;

    /// <summary>The value of an Integer with <see cref="IsLong"/>.</summary>
    public long AsLong => _bits;

    /// <summary>The value of an Integer.</summary>
    public BigInteger AsBigInteger => _large is BigInteger big ? big : _bits;

    /// <summary>The exact value of an Integer or a Decimal.</summary>
    public BigDecimal AsDecimal => _kind == ValueKind.Integer ? new BigDecimal(AsBigInteger) : new BigDecimal(AsBigInteger, _small);

    /// <summary>The value of a DateTime, Date, Time or Gregorian.</summary>
    public XsdDateTime AsDateTime => new(_bits, _small, _zone);

    /// <summary>The value of a Duration.</summary>
    public XsdDuration AsDuration => _large is XsdDuration duration ? duration : default;

    private static ReadOnlyMemory<byte> RdfLangString { get; } = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"u8.ToArray();

    /// <summary>Any number as a double.</summary>
    public double AsDouble => _kind switch
    {
        ValueKind.Integer => _large is BigInteger big ? (double)big : _bits,
        ValueKind.Decimal => _large is null && Math.Abs(_bits) < 1L << 53 && _small <= 22 ? _bits / PowersOfTen[_small] : AsDecimal.ToDouble(),
        ValueKind.Float or ValueKind.Double => BitConverter.Int64BitsToDouble(_bits),
        _ => double.NaN,
    };

    /// <summary>Any number as a float, rounded once.</summary>
    public float AsFloat => _kind switch
    {
        ValueKind.Integer => _large is BigInteger big ? (float)big : _bits,
        ValueKind.Decimal => AsDecimal.ToSingle(),
        ValueKind.Float or ValueKind.Double => (float)BitConverter.Int64BitsToDouble(_bits),
        _ => float.NaN,
    };

    private static ReadOnlySpan<double> PowersOfTen =>
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>A decimal as a long and a scale, where it is that small.</summary>
    internal bool TryGetSmallDecimal(out long unscaled, out int scale)
    {
        unscaled = _bits;
        scale = _kind == ValueKind.Decimal ? _small : 0;
        return _large is null && _kind is ValueKind.Integer or ValueKind.Decimal;
    }

    /// <summary>The effective boolean value (section 17.2.2).</summary>
    public Truth EffectiveBoolean() => _kind switch
    {
        ValueKind.Boolean => AsBoolean.ToTruth(),
        ValueKind.String or ValueKind.LangString => (_text.Length > 0).ToTruth(),
        ValueKind.Integer or ValueKind.Decimal => (_large is not null || _bits != 0).ToTruth(),
        ValueKind.Float or ValueKind.Double => (AsDouble is not (0 or double.NaN)).ToTruth(),
        ValueKind.Other when _type == XsdType.Boolean || XsdTypes.IsNumeric(_type) => Truth.False,
        _ => Truth.Error,
    };

    /// <summary>A copy whose bytes lie in no arena.</summary>
    public Value Keep() =>
        _text.IsEmpty && _tail.IsEmpty ? this : new Value(_kind, _type, _bits, _small, _zone, _large, _hasText, _text.ToArray(), _tail.ToArray());

    /// <summary>The bytes of memory that a kept copy holds, about.</summary>
    public int KeptBytes => 64 + _text.Length + _tail.Length;

    public override string ToString() => IsError ? _kind.ToString() : ToTerm()!.ToString();
}
