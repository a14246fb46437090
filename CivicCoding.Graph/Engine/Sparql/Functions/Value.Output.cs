using System.Globalization;
using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Datatypes;

namespace CivicCoding.Graph.Sparql.Functions;

/// <content>How values become terms.</content>
public readonly partial struct Value
{
    /// <summary>The inline id of this value's term, false where it has none and belongs in a dictionary or table.</summary>
    public bool TryInline(out TermId id)
    {
        id = default;
        if (_kind is < ValueKind.Boolean or ValueKind.Float or > ValueKind.Date)
        {
            return false;
        }

        if (_hasText)
        {
            return InlineLiteral.TryEncode(new TermSpan(TermKind.Literal, _text.Span, XsdTypes.Iri(_type).Span), out id);
        }

        switch (_kind)
        {
            case ValueKind.Boolean:
                id = InlineLiteral.FromBoolean(AsBoolean);
                return true;
            case ValueKind.Integer:
                return _type == XsdType.Integer && _large is null && InlineLiteral.TryFromInteger(_bits, out id);
            case ValueKind.Double:
                return InlineLiteral.TryFromDouble(AsDouble, out id);
            default:
                return InlineLiteral.TryEncode(ToSpan(new TermScratch()), out id);
        }
    }

    /// <summary>The lexical form, IRI or label; it lies in this value or in <paramref name="scratch"/>. Empty for an error.</summary>
    public ReadOnlySpan<byte> Lexical(TermScratch scratch)
    {
        if (_hasText || _kind < ValueKind.Boolean)
        {
            return _text.Span;
        }

        switch (_kind)
        {
            case ValueKind.Boolean:
                return AsBoolean ? "true"u8 : "false"u8;
            case ValueKind.Integer when _large is null:
                Span<byte> digits = scratch.Ask(24);
                _bits.TryFormat(digits, out int length, provider: CultureInfo.InvariantCulture);
                return digits[..length];
            case ValueKind.Integer:
                return Encode(AsBigInteger.ToString(CultureInfo.InvariantCulture), scratch);
            case ValueKind.Decimal:
                return Encode(AsDecimal.ToString(), scratch);
            case ValueKind.Float:
                Span<byte> single = scratch.Ask(DoubleText.MaxLength);
                return single[..DoubleText.Format(AsFloat, single)];
            case ValueKind.Double:
                Span<byte> number = scratch.Ask(DoubleText.MaxLength);
                return number[..DoubleText.Format(AsDouble, number)];
            case ValueKind.Duration:
                return Encode(AsDuration.ToString(_type), scratch);
            default:
                return Encode(AsDateTime.ToString(_type), scratch);
        }
    }

    /// <summary>The term, None for an error; its bytes lie in this value or in <paramref name="scratch"/>.</summary>
    public TermSpan ToSpan(TermScratch scratch) => _kind switch
    {
        ValueKind.Error or ValueKind.Unbound => TermSpan.None,
        ValueKind.Iri => new TermSpan(TermKind.Iri, _text.Span),
        ValueKind.BlankNode => new TermSpan(TermKind.BlankNode, _text.Span),
        ValueKind.String => new TermSpan(TermKind.Literal, _text.Span),
        ValueKind.LangString => new TermSpan(TermKind.Literal, _text.Span, default, _tail.Span),
        _ => new TermSpan(TermKind.Literal, Lexical(scratch), Datatype.Span),
    };

    /// <summary>The term as an object, null for an error.</summary>
    public Term? ToTerm() => ToSpan(new TermScratch()).ToTerm();

    private static ReadOnlySpan<byte> Encode(string text, TermScratch scratch)
    {
        Span<byte> buffer = scratch.Ask(Encoding.UTF8.GetMaxByteCount(text.Length));
        return buffer[..Encoding.UTF8.GetBytes(text, buffer)];
    }
}
