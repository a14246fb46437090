using System.Text;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Syntax.Xml;

/// <summary>Documents in other encodings than UTF-8 (XML 1.0, section 4.3.3 and appendix F).</summary>
public sealed class XmlEncodingTests
{
    private static readonly string[] Said = ["<{}ä {}b=€|", "\"grün 😀", "/{}ä"];

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    [InlineData("utf-32BE", true)]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    public void Unicode_is_read_in_every_encoding(string name, bool mark)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] text = encoding.GetBytes($"<?xml version=\"1.0\" encoding=\"{name}\"?><ä b='€'>grün 😀</ä>");
        byte[] bytes = mark ? [.. encoding.GetPreamble(), .. text] : text;
        Assert.Equal(Said, XmlEvents.Ours(new MemoryStream(bytes)));
        Assert.Equal(Said, XmlEvents.Ours(new DrippingStream(bytes, 1)));
    }

    [Fact]
    public void UTF_16_needs_no_declaration_behind_its_mark() =>
        Assert.Equal(Said, XmlEvents.Ours(new MemoryStream([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<ä b='€'>grün 😀</ä>")])));

    [Theory]
    [InlineData("ISO-8859-1", 0xFC, "ü")]
    [InlineData("iso-8859-15", 0xA4, "€")]
    [InlineData("windows-1252", 0x80, "€")]
    [InlineData("ISO-8859-2", 0xB1, "ą")]
    [InlineData("US-ASCII", 0x7E, "~")]
    public void A_declared_encoding_of_one_byte_is_read(string name, int character, string meant)
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes($"<?xml version='1.0' encoding='{name}' ?><a b='"), (byte)character, .. "'>"u8, (byte)character, .. "</a>"u8];
        Assert.Equal([$"<{{}}a {{}}b={meant}|", $"\"{meant}", "/{}a"], XmlEvents.Ours(new MemoryStream(bytes)));
    }

    [Fact]
    public void A_long_document_is_decoded_whole()
    {
        string text = string.Concat(Enumerable.Range(0, 60_000).Select(i => i % 7 == 0 ? "😀" : "ä"));
        byte[] bytes = [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes($"<a>{text}</a>")];
        Assert.Equal($"\"{text}", XmlEvents.Ours(new MemoryStream(bytes))[1]);
        byte[] latin = [.. "<?xml version='1.0' encoding='iso-8859-1'?><a>"u8, .. Enumerable.Repeat((byte)0xE4, 200_000), .. "</a>"u8];
        Assert.Equal($"\"{new string('ä', 200_000)}", XmlEvents.Ours(new MemoryStream(latin))[1]);
    }

    [Fact]
    public void Bytes_that_the_encoding_does_not_know_are_refused_where_they_stand()
    {
        byte[] ascii = [.. "<?xml version='1.0' encoding='US-ASCII'?>\n<a>x"u8, 0xE4, .. "</a>"u8];
        Refused(ascii, 2, 5, "us-ascii");
        byte[] half = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<a>\nx"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("</a>")];
        Refused(half, 2, 2, "utf-16");
        Refused([.. "<a>\n"u8, 0xC0, 0x80, .. "</a>"u8], 2, 1, "UTF-8");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("x-unknown")]
    [InlineData("utf-7")]
    [InlineData("IBM037")]
    [InlineData("1")]
    [InlineData("")]
    public void An_encoding_that_the_document_is_not_in_is_refused(string name) =>
        Refused(Encoding.UTF8.GetBytes($"<?xml version='1.0' encoding='{name}'?><a/>"), 1, 31, "");

    [Fact]
    public void A_byte_order_mark_and_another_declaration_are_refused()
    {
        Refused([0xEF, 0xBB, 0xBF, .. "<?xml version='1.0' encoding='ISO-8859-1'?><a/>"u8], 1, 31, "byte order mark");
        Refused([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<?xml version='1.0' encoding='utf-8'?><a/>")], 1, 31, "utf-16");
    }

    private static void Refused(byte[] bytes, int line, int column, string part)
    {
        var error = Assert.Throws<RdfSyntaxException>(() => XmlEvents.Ours(new MemoryStream(bytes)));
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }
}
