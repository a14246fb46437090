using System.Text;
using System.Text.Json;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Strings, numbers and value objects as terms.</summary>
internal sealed partial class PlainItems
{
    /// <summary>The longest whole number that is written as it stands.</summary>
    private const int PlainDigits = 18;

    private static ReadOnlySpan<byte> XsdString => "http://www.w3.org/2001/XMLSchema#string"u8;

    private static ReadOnlySpan<byte> XsdDouble => "http://www.w3.org/2001/XMLSchema#double"u8;

    /// <summary>The bytes of a string between its quotes, with escapes.</summary>
    private ReadOnlySpan<byte> Raw(int at) => source.Text.Slice(_tape[at].Start + 1, _tape[at].Length - 2);

    /// <summary>The bytes of a string without escapes.</summary>
    private ReadOnlySpan<byte> Text(int at)
    {
        if (!_tape[at].Escaped)
        {
            return Raw(at);
        }

        var reader = new Utf8JsonReader(source.Text.Slice(_tape[at].Start, _tape[at].Length), true, default);
        reader.Read();
        Span<byte> room = _scratch.Ask(_tape[at].Length);
        return _scratch.Keep(reader.CopyString(room));
    }

    private TermSpan Coerced(int at, PlainKey key) => key.Coercion switch
    {
        PlainCoercion.Id => Resource(at),
        PlainCoercion.Vocabulary => Vocabulary(at),
        _ => Literal(Text(at), key.Datatype, key.Language),
    };

    private static TermSpan Literal(ReadOnlySpan<byte> text, ReadOnlySpan<byte> datatype, ReadOnlySpan<byte> language) =>
        new(TermKind.Literal, text, datatype.SequenceEqual(XsdString) ? default : datatype, datatype.IsEmpty ? language : default);

    /// <summary>A truth value or a whole number of a usual length; other numbers are for the algorithm.</summary>
    private bool TryNative(int at, ReadOnlySpan<byte> datatype, out TermSpan term)
    {
        ReadOnlySpan<byte> text = source.Text.Slice(_tape[at].Start, _tape[at].Length);
        term = default;
        if (_tape[at].Type != JsonTokenType.Number)
        {
            term = Literal(text, datatype.IsEmpty ? "http://www.w3.org/2001/XMLSchema#boolean"u8 : datatype, default);
            return true;
        }

        if (text.Length > PlainDigits || text.ContainsAny(".eE"u8) || text.SequenceEqual("-0"u8) || datatype.SequenceEqual(XsdDouble))
        {
            return false;
        }

        term = Literal(text, datatype.IsEmpty ? "http://www.w3.org/2001/XMLSchema#integer"u8 : datatype, default);
        return true;
    }

    /// <summary>A value object with @type or @language at most, and a value that is no null.</summary>
    private bool TryValue(int at, int mark, out TermSpan term)
    {
        term = default;
        int value = -1;
        int type = -1;
        int language = -1;
        int k = mark;
        for (int i = at + 1; i < _tape[at].Next; i = _tape[i + 1].Next)
        {
            switch (_keys[k++].Use)
            {
                case PlainUse.Value when value < 0 && _tape[i + 1].Type is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                    value = i + 1;
                    break;
                case PlainUse.Type when type < 0 && _tape[i + 1].Type == JsonTokenType.String:
                    type = i + 1;
                    break;
                case PlainUse.Language when language < 0 && _tape[i + 1].Type == JsonTokenType.String:
                    language = i + 1;
                    break;
                case PlainUse.None:
                    break;
                default:
                    return false;
            }
        }

        if (value < 0 || (type >= 0 && language >= 0))
        {
            return false;
        }

        ReadOnlySpan<byte> datatype = default;
        if (type >= 0)
        {
            PlainIri iri = _context.Type(Text(type));
            if (iri.Kind != TermKind.Iri)
            {
                return false;
            }

            datatype = iri.Bytes;
        }

        if (_tape[value].Type != JsonTokenType.String)
        {
            return language < 0 && TryNative(value, datatype, out term);
        }

        ReadOnlySpan<byte> tag = language < 0 ? default : Text(language);
        if (language >= 0 && !LanguageTag.IsWellFormed(tag))
        {
            return false;
        }

        term = Literal(Text(value), datatype, tag);
        return true;
    }

    /// <summary>What an @id or a string of @type @id stands for.</summary>
    private TermSpan Resource(int at)
    {
        ReadOnlySpan<byte> text = Text(at);
        int colon = text.Length > 1 ? text[1..].IndexOf((byte)':') + 1 : 0;
        if (colon == 0)
        {
            return Reference(at, text);
        }

        if (colon == 1 && text[0] == (byte)'_')
        {
            return new TermSpan(TermKind.BlankNode, blanks.For(text[2..], _scratch));
        }

        if (!text[(colon + 1)..].StartsWith("//"u8))
        {
            byte[]? start = _context.Prefix(text[..colon]);
            if (start is null && IriResolver.SchemeLength(text) == 0)
            {
                return Reference(at, text);
            }

            if (start is not null)
            {
                text = text[(colon + 1)..];
                Span<byte> room = _scratch.Ask(start.Length + text.Length);
                start.CopyTo(room);
                text.CopyTo(room[start.Length..]);
                text = _scratch.Keep(start.Length + text.Length);
                if (text.StartsWith("_:"u8))
                {
                    return new TermSpan(TermKind.BlankNode, blanks.For(text[2..], _scratch));
                }
            }
        }

        return Checked(at, text);
    }

    private TermSpan Vocabulary(int at)
    {
        ReadOnlySpan<byte> text = Text(at);
        PlainIri iri = _context.Type(text);
        return iri.Kind switch
        {
            TermKind.Iri => new TermSpan(TermKind.Iri, iri.Bytes),
            TermKind.BlankNode => new TermSpan(TermKind.BlankNode, blanks.For(iri.Bytes, _scratch)),
            _ when iri.Bytes.Length == 0 => default,
            _ => Checked(at, iri.Bytes),
        };
    }

    /// <summary>A reference that is resolved, or a term that stands for a keyword.</summary>
    private TermSpan Reference(int at, ReadOnlySpan<byte> text)
    {
        string? iri = expander.Iri(_context.Active, Encoding.UTF8.GetString(text), vocab: false);
        if (iri is null)
        {
            return default;
        }

        return BlankLabels.IsBlank(iri) ? new TermSpan(TermKind.BlankNode, blanks.For(Encoding.UTF8.GetBytes(iri).AsSpan(2), _scratch)) : Checked(at, Encoding.UTF8.GetBytes(iri));
    }

    private TermSpan Checked(int at, ReadOnlySpan<byte> iri)
    {
        if (RdfEmitter.IsIri(iri))
        {
            return new TermSpan(TermKind.Iri, iri);
        }

        return lenient?.Iri(iri, source.Place(_tape[at].Start)) is { } repaired ? new TermSpan(TermKind.Iri, repaired) : default;
    }
}
