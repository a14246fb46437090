using System.Text;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Syntax.Xml;

/// <summary>What is XML and what is not, by the sections of XML 1.0 (fifth edition) and of Namespaces in XML 1.0 (NS).</summary>
public sealed class WellFormednessTests
{
    public static TheoryData<string, bool, string> Cases => new()
    {
        { "2.1", true, "<a/>" },
        { "2.1", true, "<a></a>" },
        { "2.1", true, "<?p?><!--c--><a/><!--c--><?p?>\n" },
        { "2.1", false, "" },
        { "2.1", false, " " },
        { "2.1", false, "text" },
        { "2.1", false, "<!--c-->" },
        { "2.1", false, "<a/><b/>" },
        { "2.1", false, "<a/>text" },
        { "2.1", false, "text<a/>" },
        { "2.1", false, "<a/>&#32;" },
        { "2.1", false, "<a/><![CDATA[]]>" },
        { "2.1", false, "<a>" },
        { "2.1", false, "<a><b></a></b>" },
        { "2.1", false, "</a>" },
        { "2.1", false, "<a/></a>" },
        { "2.2", true, "<a>\t\r\n\u0085\u007F\u2028\uFEFF\uFFFD\U0010FFFF\uFDD0</a>" },
        { "2.2", false, "<a>\0</a>" },
        { "2.2", false, "<a>\u0001</a>" },
        { "2.2", false, "<a>\u000B</a>" },
        { "2.2", false, "<a>\u001F</a>" },
        { "2.2", false, "<a>\uFFFE</a>" },
        { "2.2", false, "<a>\uFFFF</a>" },
        { "2.2", false, "<a b='\u0002'/>" },
        { "2.2", false, "<a b='\uFFFF'/>" },
        { "2.2", false, "<!--\u0002--><a/>" },
        { "2.2", false, "<!--\uFFFE--><a/>" },
        { "2.2", false, "<?p \u0002?><a/>" },
        { "2.2", false, "<a><![CDATA[\u0002]]></a>" },
        { "2.2", false, "<a><![CDATA[\uFFFF]]></a>" },
        { "2.3", true, "<_/>" },
        { "2.3", true, "<é·ö b.c-1_='x'/>" },
        { "2.3", true, "<\u0370\u0300\u203F/>" },
        { "2.3", true, "<\U00010000/>" },
        { "2.3", false, "<1/>" },
        { "2.3", false, "<-a/>" },
        { "2.3", false, "<.a/>" },
        { "2.3", false, "<a×b/>" },
        { "2.3", false, "<\u0300/>" },
        { "2.3", false, "<\u2190/>" },
        { "2.3", false, "< a/>" },
        { "2.3", false, "<a b,c='x'/>" },
        { "2.4", true, "<a>> ]] ]>]&gt; ' \"</a>" },
        { "2.4", true, "<a>]]&gt;</a>" },
        { "2.4", false, "<a>]]></a>" },
        { "2.4", false, "<a>x]]]></a>" },
        { "2.4", false, "<a>1 < 2</a>" },
        { "2.4", false, "<a>Q&A</a>" },
        { "2.4", false, "<a>Q & A</a>" },
        { "2.4", true, "<a b='>'/>" },
        { "2.5", true, "<!----><a/>" },
        { "2.5", true, "<!-- - - <a> & ]]> --><a/>" },
        { "2.5", false, "<!-- -- --><a/>" },
        { "2.5", false, "<!-- a---><a/>" },
        { "2.5", false, "<!-><a/>" },
        { "2.5", false, "<!--><a/>" },
        { "2.5", false, "<a><!--</a>" },
        { "2.5", false, "<! --><a/>" },
        { "2.6", true, "<?p a ? > <b> & ??><a/>" },
        { "2.6", true, "<?xml-stylesheet href='x'?><a/>" },
        { "2.6", false, "<?p><a/>" },
        { "2.6", false, "<??><a/>" },
        { "2.6", false, "<? p?><a/>" },
        { "2.6", false, "<?1?><a/>" },
        { "2.6", false, "<?p+?><a/>" },
        { "2.6", false, "<?XML x?><a/>" },
        { "2.6", false, " <?xml version='1.0'?><a/>" },
        { "2.6", false, "<a><?xml version='1.0'?></a>" },
        { "2.7", true, "<a><![CDATA[<b>&c;]] ]> ]]]]></a>" },
        { "2.7", true, "<a><![CDATA[]]></a>" },
        { "2.7", false, "<a><![CDATA[x]]</a>" },
        { "2.7", false, "<a><![cdata[x]]></a>" },
        { "2.7", false, "<a><![CDATA [x]]></a>" },
        { "2.7", false, "<![CDATA[x]]><a/>" },
        { "2.8", true, "<?xml version='1.0'?><a/>" },
        { "2.8", true, "<?xml version = \"1.0\" encoding='utf-8' standalone='no' ?>\n<a/>" },
        { "2.8", true, "\uFEFF<?xml version='1.0' encoding='UTF-8'?><a/>" },
        { "2.8", true, "<?xml version='1.1'?><a/>" },
        { "2.8", false, "<?xml version='2.0'?><a/>" },
        { "2.8", false, "<?xml version='1.'?><a/>" },
        { "2.8", false, "<?xml?><a/>" },
        { "2.8", false, "<?xml encoding='utf-8'?><a/>" },
        { "2.8", false, "<?xml version='1.0' standalone='yes' encoding='utf-8'?><a/>" },
        { "2.8", false, "<?xml version='1.0'encoding='utf-8'?><a/>" },
        { "2.8", false, "<?xml version='1.0\"?><a/>" },
        { "2.8", false, "<?xml version=1.0?><a/>" },
        { "2.8", false, "<?xml version='1.0'><a/>" },
        { "2.8", false, "<?xml version='1.0' other='x'?><a/>" },
        { "2.9", false, "<?xml version='1.0' standalone='maybe'?><a/>" },
        { "2.8", true, "<!DOCTYPE a><a/>" },
        { "2.8", true, "<!DOCTYPE a SYSTEM 'x.dtd'><a/>" },
        { "2.8", true, "<!DOCTYPE a PUBLIC '-//X//Y' \"x.dtd\" [ ] ><a/>" },
        { "2.8", true, "<!DOCTYPE a [<!--c--><?p?>\n<!ELEMENT a ANY>]><a/>" },
        { "2.8", true, "<!DOCTYPE a [<!ENTITY % p '<!ENTITY x \"y\">'>%p;]><a>&x;</a>" },
        { "2.8", false, "<!DOCTYPE><a/>" },
        { "2.8", false, "<!DOCTYPE a [<a/>" },
        { "2.8", false, "<!DOCTYPE a [ text ]><a/>" },
        { "2.8", false, "<!DOCTYPE a><!DOCTYPE a><a/>" },
        { "2.8", false, "<a/><!DOCTYPE a>" },
        { "2.8", false, "<a><!DOCTYPE a></a>" },
        { "2.8", false, "<!doctype a><a/>" },
        { "2.8", false, "<!DOCTYPE a PUBLIC 'x'><a/>" },
        { "2.8", false, "<!DOCTYPE a PUBLIC '{}' 'x'><a/>" },
        { "2.8", false, "<!DOCTYPE a SYSTEM x><a/>" },
        { "2.8", false, "<!DOCTYPE a [<!ENTITY % p '<!ENTITY x '>%p;]><a/>" },
        { "3.1", true, "<a b = 'x' c\n=\"y\"></a >" },
        { "3.1", true, "<a b='\"' c=\"'\"/>" },
        { "3.1", false, "<a b='x'c='y'/>" },
        { "3.1", false, "<a b/>" },
        { "3.1", false, "<a b=/>" },
        { "3.1", false, "<a b=x/>" },
        { "3.1", false, "<a b='x/>" },
        { "3.1", false, "<a b='x\"/>" },
        { "3.1", false, "<a b='<'/>" },
        { "3.1", false, "<a b='&'/>" },
        { "3.1", false, "<a b='1' b='2'/>" },
        { "3.1", false, "<a /b>" },
        { "3.1", false, "<a / >" },
        { "3.1", false, "<a></ a>" },
        { "3.1", false, "<a></a b='x'>" },
        { "3.1", false, "<a></A>" },
        { "3.1", false, "<a></ab>" },
        { "3.1", false, "<ab></a>" },
        { "3.1", false, "<a></>" },
        { "3.1", false, "<a><" },
        { "3.1", false, "<a" },
        { "3.1", false, "<a></a" },
        { "3.2", true, "<!DOCTYPE a [<!ELEMENT a EMPTY><!ELEMENT b (#PCDATA)><!ELEMENT c (#PCDATA|a | b)*><!ELEMENT d ((a,b?)+|(c*|d))?>]><a/>" },
        { "3.2", false, "<!DOCTYPE a [<!ELEMENT a>]><a/>" },
        { "3.2", false, "<!DOCTYPE a [<!ELEMENT a ()>]><a/>" },
        { "3.2", false, "<!DOCTYPE a [<!ELEMENT a (b,c|d)>]><a/>" },
        { "3.2", false, "<!DOCTYPE a [<!ELEMENT a (b,)>]><a/>" },
        { "3.2", false, "<!DOCTYPE a [<!ELEMENT a ((b)>]><a/>" },
        { "3.2", false, "<!DOCTYPE a [<!ELEMENT a (#PCDATA|b)>]><a/>" },
        { "3.2", false, "<!DOCTYPE a [<!ELEMENT a (b,#PCDATA)>]><a/>" },
        { "3.2", false, "<!DOCTYPE a [<!ELEMENT a empty>]><a/>" },
        { "3.3", true, "<!DOCTYPE a [<!ATTLIST a b CDATA #REQUIRED c ID #IMPLIED d (x|y) 'x' e NMTOKENS #FIXED '1 2' f NOTATION (n) #IMPLIED><!ATTLIST a>]><a/>" },
        { "3.3", false, "<!DOCTYPE a [<!ATTLIST a b>]><a/>" },
        { "3.3", false, "<!DOCTYPE a [<!ATTLIST a b cdata 'x'>]><a/>" },
        { "3.3", false, "<!DOCTYPE a [<!ATTLIST a b CDATA x>]><a/>" },
        { "3.3", false, "<!DOCTYPE a [<!ATTLIST a b CDATA '<'>]><a/>" },
        { "3.3", false, "<!DOCTYPE a [<!ATTLIST a b (x,y) 'x'>]><a/>" },
        { "3.3", false, "<!DOCTYPE a [<!ATTLIST a b CDATA '&x;'>]><a/>" },
        { "3.4", false, "<!DOCTYPE a [<![INCLUDE[]]>]><a/>" },
        { "4.1", true, "<a b='&#9;&#x10FFFF;'>&#00000000000000000000000065;&#xD;&lt;&gt;&amp;&apos;&quot;</a>" },
        { "4.1", false, "<a>&#0;</a>" },
        { "4.1", false, "<a>&#x1F;</a>" },
        { "4.1", false, "<a>&#xD800;</a>" },
        { "4.1", false, "<a>&#xFFFE;</a>" },
        { "4.1", false, "<a>&#x110000;</a>" },
        { "4.1", false, "<a>&#18446744073709551681;</a>" },
        { "4.1", false, "<a>&#;</a>" },
        { "4.1", false, "<a>&#x;</a>" },
        { "4.1", false, "<a>&#X41;</a>" },
        { "4.1", false, "<a>&#4A;</a>" },
        { "4.1", false, "<a>&#65</a>" },
        { "4.1", false, "<a>&lt</a>" },
        { "4.1", false, "<a>&;</a>" },
        { "4.1", false, "<a>&LT;</a>" },
        { "4.1", false, "<a>&nbsp;</a>" },
        { "4.1", false, "<a b='&#1;'/>" },
        { "4.1", false, "<a b='&nbsp;'/>" },
        { "4.1", false, "<!DOCTYPE a [<!ENTITY x '&x;'>]><a>&x;</a>" },
        { "4.1", false, "<!DOCTYPE a [<!ENTITY x '&y;'><!ENTITY y '&x;'>]><a b='&y;'/>" },
        { "4.1", false, "<!DOCTYPE a SYSTEM 'x.dtd'><a>&x;</a>" },
        { "4.2", true, "<!DOCTYPE a [<!ENTITY x \"'\"><!ENTITY y '<b>&x;</b>'><!ENTITY z SYSTEM 'z'><!ENTITY w PUBLIC 'p' 'z' NDATA n>]><a b='&x;'>&y;</a>" },
        { "4.2", false, "<!DOCTYPE a [<!ENTITY x>]><a/>" },
        { "4.2", false, "<!DOCTYPE a [<!ENTITY x'y'>]><a/>" },
        { "4.2", false, "<!DOCTYPE a [<!ENTITY x '%p;'>]><a/>" },
        { "4.2", false, "<!DOCTYPE a [<!ENTITY x '&'>]><a/>" },
        { "4.2", false, "<!DOCTYPE a [<!ENTITY x '&#0;'>]><a/>" },
        { "4.2", false, "<!DOCTYPE a [<!ENTITY x '&y'>]><a/>" },
        { "4.2", false, "<!DOCTYPE a [<!ENTITY % x SYSTEM 'z' NDATA n>]><a/>" },
        { "4.2", false, "<!DOCTYPE a [<!ENTITY x SYSTEM>]><a/>" },
        { "4.3.2", false, "<!DOCTYPE a [<!ENTITY x '<b>'>]><a>&x;</b></a>" },
        { "4.3.2", false, "<!DOCTYPE a [<!ENTITY x '</a>'>]><a>&x;" },
        { "4.3.2", false, "<!DOCTYPE a [<!ENTITY x '</a><a>'>]><a>&x;</a>" },
        { "4.3.2", false, "<!DOCTYPE a [<!ENTITY x '<![CDATA['>]><a>&x;]]></a>" },
        { "4.3.2", false, "<!DOCTYPE a [<!ENTITY x '<!--'>]><a>&x;--></a>" },
        { "4.3.2", false, "<!DOCTYPE a [<!ENTITY x '&#38;'>]><a>&x;</a>" },
        { "4.3.2", false, "<!DOCTYPE a [<!ENTITY x '&#60;'>]><a>&x;</a>" },
        { "3.1", false, "<!DOCTYPE a [<!ENTITY x '&#60;'>]><a b='&x;'/>" },
        { "3.1", true, "<!DOCTYPE a [<!ENTITY x '&#38;#60;'>]><a b='&x;'>&x;</a>" },
        { "4.4.4", false, "<!DOCTYPE a [<!ENTITY x SYSTEM 'z'>]><a>&x;</a>" },
        { "4.4.4", false, "<!DOCTYPE a [<!ENTITY x SYSTEM 'z'>]><a b='&x;'/>" },
        { "4.4.4", false, "<!DOCTYPE a [<!ENTITY x SYSTEM 'z' NDATA n>]><a>&x;</a>" },
        { "4.7", true, "<!DOCTYPE a [<!NOTATION n SYSTEM 'x'><!NOTATION m PUBLIC 'x'><!NOTATION o PUBLIC 'x' 'y' >]><a/>" },
        { "4.7", false, "<!DOCTYPE a [<!NOTATION n>]><a/>" },
        { "NS 3", true, "<p:a xmlns:p='u'/>" },
        { "NS 3", true, "<a xmlns='u'><b xmlns=''/></a>" },
        { "NS 3", true, "<a xmlns:xml='http://www.w3.org/XML/1998/namespace' xml:lang='de'/>" },
        { "NS 3", false, "<a xmlns:xml='u'/>" },
        { "NS 3", false, "<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>" },
        { "NS 3", false, "<a xmlns='http://www.w3.org/XML/1998/namespace'/>" },
        { "NS 3", false, "<a xmlns:xmlns='u'/>" },
        { "NS 3", false, "<a xmlns:p='http://www.w3.org/2000/xmlns/'/>" },
        { "NS 3", false, "<xmlns:a/>" },
        { "NS 5", false, "<p:a/>" },
        { "NS 5", false, "<a p:b='x'/>" },
        { "NS 5", false, "<a xmlns:p=''/>" },
        { "NS 5", false, "<a><b xmlns:p='u'/><p:c/></a>" },
        { "NS 5", false, "<a><b xmlns:p='u'></b><p:c/></a>" },
        { "NS 4", false, "<p:a:b xmlns:p='u'/>" },
        { "NS 4", false, "<:a/>" },
        { "NS 4", false, "<p: xmlns:p='u'/>" },
        { "NS 4", false, "<a xmlns:='u'/>" },
        { "NS 4", false, "<p:1 xmlns:p='u'/>" },
        { "NS 6", true, "<a xmlns='u' xmlns:p='u' b='1' p:b='2'/>" },
        { "NS 6", false, "<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>" },
        { "NS 6", true, "<a xmlns:p='u' xmlns:q='u' p:b='1' q:c='2'/>" },
        { "NS 6", false, "<a xmlns:p='u' xmlns:p='v'/>" },
        { "NS 7", false, "<?p:q?><a/>" },
        { "NS 7", false, "<!DOCTYPE a [<!ENTITY x:y 'z'>]><a/>" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_document_is_read_or_refused_at_a_place(string section, bool wellFormed, string document)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(document);
        if (wellFormed)
        {
            Assert.NotEmpty(XmlEvents.Ours(new MemoryStream(bytes)));
            return;
        }

        var error = Assert.Throws<RdfSyntaxException>(() => XmlEvents.Ours(new MemoryStream(bytes)));
        Assert.True(error.Line > 0 && error.Column > 0 && error.Message.Length > 10, section);
    }

    [Theory]
    [InlineData("<a>x\r\ny\rz\r\r\n&#xD;</a>", "<{}a", "\"x\ny\nz\n\n\r", "/{}a")]
    [InlineData("<a><![CDATA[x\r\ny\r]]></a>", "<{}a", "\"x\ny\n", "/{}a")]
    [InlineData("<a b=' x\r\ny\tz\n&#10;&#x9; '/>", "<{}a {}b= x y z \n\t |", "/{}a")]
    [InlineData("<!--a\r\nb\rc--><?p a\r\nb?><a/>", "!a\nb\nc", "?p a\nb", "<{}a", "/{}a")]
    [InlineData("<!DOCTYPE a [<!ENTITY d '&#13;'><!ENTITY n 'x\r\ny'>]><a b='&d;&n;'>&d;&n;</a>", "<{}a {}b= x y|", "\"\rx\ny", "/{}a")]
    [InlineData("<!DOCTYPE a [<!ATTLIST a b NMTOKENS '' c CDATA ' d ' xmlns CDATA 'u'>]><a b='  x  y&#32;'/>", "<{u}a xmlns=u| {}b=x y| {}c= d |", "/{u}a")]
    [InlineData("<!DOCTYPE a [<!ENTITY x '1'><!ENTITY x '2'><!ENTITY lt '3'>]><a>&x;&lt;</a>", "<{}a", "\"1<", "/{}a")]
    [InlineData("<!DOCTYPE a [<!ENTITY x '<b c=\"&y;\">&y;</b>'><!ENTITY y '&#38;amp;'>]><a>&x;t</a>", "<{}a", "<{}b {}c=&|", "\"&", "/{}b", "\"t", "/{}a")]
    [InlineData("<p:a xmlns:p='u' xmlns='v'><b p:c='1' d='2' xmlns:p='w'/><p:e xmlns=''><f/></p:e></p:a>", "<{u}p:a xmlns:p=u| xmlns=v|", "<{v}b xmlns:p=w| {w}c=1| {}d=2|", "/{v}b", "<{u}p:e xmlns=|", "<{}f", "/{}f", "/{u}p:e", "/{u}p:a")]
    public void A_document_says_what_the_specification_makes_of_it(string document, params string[] events) =>
        Assert.Equal(events, XmlEvents.Ours(new MemoryStream(Encoding.UTF8.GetBytes(document))));

    [Theory]
    [InlineData("<a>\r\n\r\r  &x;</a>", 4, 3)]
    [InlineData("<!DOCTYPE a [<!ENTITY x '<b>'>]>\n<a>é&x;</a>", 2, 5)]
    [InlineData("<a\n  b='1'\n  b='2'/>", 3, 3)]
    [InlineData("<a>\n<b></c>\n</a>", 2, 6)]
    [InlineData("<a>\n  x ]]> y</a>", 2, 5)]
    [InlineData("<a b='\n\n<'/>", 3, 1)]
    [InlineData("<!DOCTYPE a [\n <!ENTITY x SYSTEM 'u'>\n]>\n<a>\n &x;</a>", 5, 2)]
    public void An_error_stands_where_it_was_made(string document, int line, int column)
    {
        var error = Assert.Throws<RdfSyntaxException>(() => XmlEvents.Ours(new MemoryStream(Encoding.UTF8.GetBytes(document))));
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM 'u'>]><a>&x;</a>", "external and never fetched")]
    [InlineData("<!DOCTYPE a SYSTEM 'u'><a>&x;</a>", "external document type is never fetched")]
    [InlineData("<!DOCTYPE a [<!ENTITY % x SYSTEM 'u'>%x;]><a/>", "external and never fetched")]
    [InlineData("<!DOCTYPE a [%x;]><a/>", "not declared")]
    [InlineData("<a><b></a>", "</b>")]
    [InlineData("<p:a/>", "xmlns:p")]
    [InlineData("<a>Q & A</a>", "&amp;")]
    public void An_error_says_what_was_expected(string document, string part) =>
        Assert.Contains(part, Assert.Throws<RdfSyntaxException>(() => XmlEvents.Ours(new MemoryStream(Encoding.UTF8.GetBytes(document)))).Message, StringComparison.Ordinal);
}
