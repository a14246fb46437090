using System.Text;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Syntax.Xml;

/// <summary>Where the input is cut does not matter: every place of a document comes to stand where the reader's buffer ends.</summary>
public sealed class XmlBoundaryTests
{
    /// <summary>The reader's first buffer, and what it reads at a time.</summary>
    private const int Buffer = 64 << 10;

    private const string Document = """
        <!DOCTYPE p:a [ <!ENTITY e "<b c='&f;'>d&f;</b>"> <!ENTITY f '1&#38;amp;2'><!-- no - end --><?pi in doctype?>
          <!ELEMENT p:a (b|c)*> <!ATTLIST b x CDATA 'y' z NMTOKENS #IMPLIED> <!NOTATION n PUBLIC "x"> ]>
        <p:a xmlns:p="http://e/p" xmlns = 'http://e/' q="a&amp;b&f;	&#x1F600;'" p:r='"é€😀'>
          text ]] > &lt;&#233;&e;<b z='  1  2 '/><!-- comment - é --><?target data ?>
          <![CDATA[ <raw> ]] ]> & ]]]]>]]&gt;<p:b  ></p:b  ><c/>
        </p:a><!-- end --><?done?>
        """;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Every_place_may_be_the_end_of_the_buffer(string lineEnd)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Document.ReplaceLineEndings(lineEnd));
        List<string> expected = XmlEvents.Platform(new MemoryStream(bytes));
        Assert.Equal(expected, XmlEvents.Ours(new MemoryStream(bytes)));
        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            Assert.Equal(expected, XmlEvents.Ours(new MemoryStream(Pushed(bytes, cut)))[1..]);
        }
    }

    [Fact]
    public void Any_number_of_bytes_at_a_time_reads_the_same()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Document.ReplaceLineEndings("\r\n"));
        List<string> expected = XmlEvents.Ours(new MemoryStream(bytes));
        for (int step = 1; step <= bytes.Length; step++)
        {
            Assert.Equal(expected, XmlEvents.Ours(new DrippingStream(bytes, step)));
        }
    }

    [Theory]
    [InlineData("<a>\n<b é='1' é='2'/></a>", 2, 10)]
    [InlineData("<a>\r\n\r\n<b></c></a>", 3, 6)]
    [InlineData("<a>\r\r x ]]> </a>", 3, 4)]
    [InlineData("<a>\né <!-- -- --></a>", 2, 8)]
    public void An_error_is_told_at_the_same_place_wherever_the_buffer_ends(string document, int line, int column)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(document);
        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            var error = Assert.Throws<RdfSyntaxException>(() => XmlEvents.Ours(new MemoryStream(Pushed(bytes, cut))));
            Assert.Equal((line + 1, column), (error.Line, error.Column));
        }
    }

    [Fact]
    public void A_document_cut_short_is_refused_at_every_place()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Document.ReplaceLineEndings("\n"));
        int end = bytes.AsSpan().IndexOf("</p:a>"u8) + 6;
        for (int cut = 0; cut < end; cut++)
        {
            Assert.Throws<RdfSyntaxException>(() => XmlEvents.Ours(new MemoryStream(bytes, 0, cut)));
        }
    }

    /// <summary>The document behind a comment, so that the buffer's end comes so many bytes after its start.</summary>
    private static byte[] Pushed(byte[] document, int cut) => [.. "<!--"u8, .. Enumerable.Repeat((byte)'x', Buffer - cut - 8), .. "-->\n"u8, .. document];
}
