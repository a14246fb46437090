using System.Globalization;
using System.Text;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <summary>The text of a query or update as UTF-8 with its codepoint escapes resolved (section 19.2), and the way back to line and column.</summary>
internal sealed class SparqlText
{
    private readonly byte[] _utf8;

    private SparqlText(byte[] utf8) => _utf8 = utf8;

    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>The same, for who keeps it beyond the parser.</summary>
    public byte[] Bytes => _utf8;

    /// <exception cref="SparqlSyntaxException">The text is too long, holds half a surrogate pair or a broken codepoint escape.</exception>
    public static SparqlText From(string text, int maxBytes)
    {
        int bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > maxBytes)
        {
            throw new SparqlSyntaxException($"The text has {bytes} bytes; at most {maxBytes} are read. Split it.", 1, 1);
        }

        int i = 0;
        while (text.AsSpan(i).IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and int skipped)
        {
            i += skipped;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                throw Error("The text holds half of a surrogate pair, which is no character", text, i);
            }

            i += 2;
        }

        return new SparqlText(Encoding.UTF8.GetBytes(text.Contains('\\', StringComparison.Ordinal) ? Unescape(text) : text));
    }

    /// <summary>The string of a part of the text.</summary>
    public string Slice(int start, int end) => Encoding.UTF8.GetString(_utf8, start, end - start);

    public SparqlSyntaxException Error(string message, int position)
    {
        int line = 1;
        int lineStart = 0;
        int end = Math.Min(position, _utf8.Length);
        for (int i = 0; i < end; i++)
        {
            if (_utf8[i] == '\n' || (_utf8[i] == '\r' && (i + 1 == _utf8.Length || _utf8[i + 1] != '\n')))
            {
                line++;
                lineStart = i + 1;
            }
        }

        int column = 1 + Encoding.UTF8.GetCharCount(_utf8, lineStart, end - lineStart);
        return new SparqlSyntaxException($"{message}.", line, column);
    }

    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c != '\\' || i + 1 == text.Length || text[i + 1] is not ('u' or 'U' or '\\'))
            {
                result.Append(c);
                continue;
            }

            if (text[i + 1] == '\\')
            {
                // An escaped backslash: a u after it is not a codepoint escape.
                result.Append("\\\\");
                i++;
                continue;
            }

            int digits = text[i + 1] == 'u' ? 4 : 8;
            if (i + 2 + digits > text.Length || !int.TryParse(text.AsSpan(i + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code) || !Rune.IsValid(code))
            {
                throw Error($"A codepoint escape needs {digits} hexadecimal digits of a Unicode scalar value", text, i);
            }

            result.Append(new Rune(code).ToString());
            i += 1 + digits;
        }

        return result.ToString();
    }

    private static SparqlSyntaxException Error(string message, string text, int index)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, index);
        int line = before.Count('\n') + 1;
        int column = index - before.LastIndexOf('\n');
        return new SparqlSyntaxException($"{message}.", line, column);
    }
}
