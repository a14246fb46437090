using System.Buffers;

namespace CivicCoding.Graph.Syntax;

/// <summary>Text and attribute values of XML 1.0, escaped.</summary>
internal static class XmlText
{
    private static readonly SearchValues<byte> Special = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 0xEF, .. "<>&\""u8]);

    public static void Content(Utf8Output output, ReadOnlySpan<byte> text) => Write(output, text, attribute: false);

    public static void Attribute(Utf8Output output, ReadOnlySpan<byte> text) => Write(output, text, attribute: true);

    private static void Write(Utf8Output output, ReadOnlySpan<byte> text, bool attribute)
    {
        int next;
        while ((next = text.IndexOfAny(Special)) >= 0)
        {
            output.Write(text[..next]);
            text = text[next..];
            output.Write(text[0] switch
            {
                (byte)'<' => "&lt;"u8,
                (byte)'>' => "&gt;"u8,
                (byte)'&' => "&amp;"u8,
                (byte)'"' => attribute ? "&quot;"u8 : "\""u8,
                (byte)'\r' => "&#xD;"u8,
                (byte)'\n' => attribute ? "&#xA;"u8 : "\n"u8,
                (byte)'\t' => attribute ? "&#x9;"u8 : "\t"u8,
                0xEF when !text.StartsWith("\uFFFE"u8) && !text.StartsWith("\uFFFF"u8) => text[..1],
                _ => throw new InvalidOperationException("XML cannot hold a control character or U+FFFE or U+FFFF of this literal. Write Turtle or N-Triples instead."),
            });
            text = text[1..];
        }

        output.Write(text);
    }
}
