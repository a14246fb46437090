using System.Buffers;
using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>The functions on strings but REGEX and REPLACE (SPARQL 1.1 Query, section 17.4.3), on UTF-8; lengths and places count characters, that is code points.</summary>
internal static class StringFunctions
{
    private static readonly SearchValues<byte> Unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"u8);

    public static IEnumerable<SparqlFunction> All { get; } =
    [
        new("STRLEN", 1, 1, (a, _) => a[0].IsStringLiteral ? Value.FromInteger(Utf8Text.Count(a[0].Text)) : Value.Error),
        new("SUBSTR", 2, 3, Substring),
        new("UCASE", 1, 1, (a, context) => ChangeCase(a[0], context, static s => s.ToUpperInvariant())),
        new("LCASE", 1, 1, (a, context) => ChangeCase(a[0], context, static s => s.ToLowerInvariant())),
        new("STRSTARTS", 2, 2, (a, _) => Compatible(a[0], a[1]) ? Value.FromBoolean(a[0].Text.StartsWith(a[1].Text)) : Value.Error),
        new("STRENDS", 2, 2, (a, _) => Compatible(a[0], a[1]) ? Value.FromBoolean(a[0].Text.EndsWith(a[1].Text)) : Value.Error),
        new("CONTAINS", 2, 2, (a, _) => Compatible(a[0], a[1]) ? Value.FromBoolean(a[0].Text.IndexOf(a[1].Text) >= 0) : Value.Error),
        new("STRBEFORE", 2, 2, (a, _) => Split(a[0], a[1], before: true)),
        new("STRAFTER", 2, 2, (a, _) => Split(a[0], a[1], before: false)),
        new("ENCODE_FOR_URI", 1, 1, EncodeForUri),
        new("CONCAT", 0, int.MaxValue, Concat),
        new("LANGMATCHES", 2, 2, (a, _) => a[0].Kind == ValueKind.String && a[1].Kind == ValueKind.String ? Value.FromBoolean(LanguageMatches(a[0].Text, a[1].Text)) : Value.Error),
    ];

    /// <summary>A string of the kind of <paramref name="like"/>: plain, or with its language tag.</summary>
    public static Value Like(in Value like, ReadOnlyMemory<byte> text) =>
        like.Kind == ValueKind.LangString ? Value.FromLangString(text, like.LanguageMemory) : Value.FromString(text);

    /// <summary>Argument compatibility (section 17.4.3.1.2): the second has no language tag, or the same as the first.</summary>
    private static bool Compatible(in Value first, in Value second) =>
        first.IsStringLiteral && (second.Kind == ValueKind.String || (second.Kind == ValueKind.LangString && first.Kind == ValueKind.LangString && Ascii.EqualsIgnoreCase(first.Language, second.Language)));

    /// <summary>The characters from a place that is rounded, and their number likewise, as fn:substring has it.</summary>
    private static Value Substring(ReadOnlySpan<Value> a, FunctionContext context)
    {
        if (!a[0].IsStringLiteral || !a[1].IsNumeric || (a.Length == 3 && !a[2].IsNumeric))
        {
            return Value.Error;
        }

        double start = Math.Floor(a[1].AsDouble + 0.5);
        double end = a.Length == 3 ? start + Math.Floor(a[2].AsDouble + 0.5) : double.PositiveInfinity;
        double first = Math.Max(start, 1);
        if (!(end > first))
        {
            return Like(a[0], default);
        }

        ReadOnlyMemory<byte> text = a[0].TextMemory;
        int from = first - 1 > text.Length ? text.Length : Utf8Text.Skip(text.Span, 0, (int)(first - 1));
        int to = end - first > text.Length ? text.Length : Utf8Text.Skip(text.Span, from, (int)(end - first));
        return Like(a[0], text[from..to]);
    }

    private static Value ChangeCase(in Value value, FunctionContext context, Func<string, string> change)
    {
        if (!value.IsStringLiteral)
        {
            return Value.Error;
        }

        return Like(value, context.Arena.Copy(change(Encoding.UTF8.GetString(value.Text))));
    }

    private static Value Split(in Value text, in Value mark, bool before)
    {
        if (!Compatible(text, mark))
        {
            return Value.Error;
        }

        int at = text.Text.IndexOf(mark.Text);
        return at < 0 ? Value.FromString(ReadOnlyMemory<byte>.Empty)
            : Like(text, before ? text.TextMemory[..at] : text.TextMemory[(at + mark.Text.Length)..]);
    }

    private static Value EncodeForUri(ReadOnlySpan<Value> a, FunctionContext context)
    {
        if (!a[0].IsStringLiteral)
        {
            return Value.Error;
        }

        ReadOnlySpan<byte> text = a[0].Text;
        if (!text.ContainsAnyExcept(Unreserved))
        {
            return Value.FromString(a[0].TextMemory);
        }

        Memory<byte> memory = context.Arena.Take(text.Length * 3);
        Span<byte> encoded = memory.Span;
        int length = 0;
        foreach (byte b in text)
        {
            if (Unreserved.Contains(b))
            {
                encoded[length++] = b;
            }
            else
            {
                encoded[length++] = (byte)'%';
                encoded[length++] = "0123456789ABCDEF"u8[b >> 4];
                encoded[length++] = "0123456789ABCDEF"u8[b & 15];
            }
        }

        return Value.FromString(memory[..length]);
    }

    /// <summary>A language-tagged string where all arguments have the same tag, else a plain one.</summary>
    private static Value Concat(ReadOnlySpan<Value> a, FunctionContext context)
    {
        long length = 0;
        bool sameLanguage = a.Length > 0;
        foreach (ref readonly Value part in a)
        {
            if (!part.IsStringLiteral)
            {
                return Value.Error;
            }

            length += part.Text.Length;
            sameLanguage &= part.Kind == ValueKind.LangString && part.Language.SequenceEqual(a[0].Language);
        }

        if (length > Array.MaxLength)
        {
            return Value.Error;
        }

        Memory<byte> memory = context.Arena.Take((int)length);
        int at = 0;
        foreach (ref readonly Value part in a)
        {
            part.Text.CopyTo(memory.Span[at..]);
            at += part.Text.Length;
        }

        return sameLanguage ? Value.FromLangString(memory, a[0].LanguageMemory) : Value.FromString(memory);
    }

    /// <summary>Basic filtering of RFC 4647, section 3.3.1.</summary>
    private static bool LanguageMatches(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> range) =>
        range.SequenceEqual("*"u8) ? !tag.IsEmpty
        : tag.Length >= range.Length && Ascii.EqualsIgnoreCase(tag[..range.Length], range) && (tag.Length == range.Length || (tag[range.Length] == (byte)'-' && !range.IsEmpty));
}
