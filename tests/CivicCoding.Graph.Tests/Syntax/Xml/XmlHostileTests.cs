using System.Text;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Syntax.Xml;

/// <summary>Documents made to exhaust a reader end in an error and in bounded memory.</summary>
public sealed class XmlHostileTests
{
    private const int Limit = 1 << 20;

    [Theory]
    [InlineData("<a b='")]
    [InlineData("<a ")]
    [InlineData("<")]
    [InlineData("<a>&")]
    [InlineData("<a>&#")]
    [InlineData("<!--")]
    [InlineData("<?p ")]
    [InlineData("<?xml version='")]
    [InlineData("<!DOCTYPE ")]
    [InlineData("<!DOCTYPE a [<!ENTITY e '")]
    [InlineData("<!DOCTYPE a [<!ENTITY ")]
    [InlineData("<!DOCTYPE a [<!ATTLIST a b CDATA '")]
    [InlineData("<!DOCTYPE a SYSTEM '")]
    [InlineData("<a></a")]
    public void What_never_ends_is_refused(string start)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(start), .. Enumerable.Repeat((byte)'1', 8 * Limit)];
        Refused(() => XmlEvents.Ours(new MemoryStream(bytes), Limit), 40 * Limit);
    }

    [Fact]
    public void Entities_that_multiply_are_refused()
    {
        var bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 \"xxxxxxxxxx\">");
        for (int i = 1; i < 20; i++)
        {
            bomb.Append($"<!ENTITY e{i} \"{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}\">");
        }

        Refused(() => Read($"{bomb}]><a>&e19;</a>"), 40 << 20);
        Refused(() => Read($"{bomb}]><a b='&e19;'/>"), 40 << 20);
        Refused(() => Read($"{bomb}<!ATTLIST a b CDATA '&e19;'>]><a/>"), 40 << 20);
        string big = new('x', 100_000);
        Refused(() => Read($"<!DOCTYPE a [<!ENTITY e \"{big}\">]><a>{string.Concat(Enumerable.Repeat("&e;", 10_000))}</a>"), 60 << 20);
        Refused(() => Read($"<!DOCTYPE a [<!ENTITY % p '&#37;p;'>%p;]><a/>"), 1 << 20);
    }

    [Fact]
    public void Entities_nested_too_deep_are_refused()
    {
        var deep = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 \"x\">");
        for (int i = 1; i < 5_000; i++)
        {
            deep.Append($"<!ENTITY e{i} \"&e{i - 1};\">");
        }

        Refused(() => Read($"{deep}]><a>&e4999;</a>"), 40 << 20);
        Refused(() => Read($"{deep}]><a b='&e4999;'/>"), 40 << 20);
        Assert.Equal(["<{}a {}b=x|", "\"x", "/{}a"], Read($"{deep}]><a b='&e50;'>&e50;</a>"));
    }

    [Fact]
    public void Short_names_for_long_texts_may_stand_often()
    {
        string text = string.Concat(Enumerable.Repeat("<b c='&xsd;string'/>", 100_000));
        Assert.Equal(200_002, Read($"<!DOCTYPE a [<!ENTITY xsd 'http://www.w3.org/2001/XMLSchema#'>]><a>{text}</a>").Count);
    }

    [Fact]
    public void A_content_model_nested_too_deep_is_refused() =>
        Refused(() => Read($"<!DOCTYPE a [<!ELEMENT a {new string('(', 100_000)}>]><a/>"), 10 << 20);

    [Fact]
    public void A_tag_of_many_attributes_is_read_in_one_pass()
    {
        const int Count = 50_000;
        string attributes = string.Concat(Enumerable.Range(0, Count).Select(i => $" p:a{i}=''"));
        Assert.Equal(2, Read($"<a xmlns:p='u' xmlns:q='u'{attributes} q:b=''/>").Count);
        Refused(() => Read($"<a xmlns:p='u' xmlns:q='u'{attributes} q:a{Count / 2}=''/>"), 100 << 20);
    }

    [Fact]
    public void More_names_than_the_limit_are_refused()
    {
        string text = $"<a>{string.Concat(Enumerable.Range(0, 60_000).Select(i => $"<b{i}/>"))}</a>";
        Refused(() => Read(text), 100 << 20);
    }

    [Fact]
    public void Names_and_namespaces_without_number_are_forgotten_and_known_again()
    {
        string items = string.Concat(Enumerable.Range(0, 120_000).Select(i => $"<p:b{i} p:c{i}='' xmlns:q='u{i}' q:d=''/>"));
        byte[] bytes = Encoding.UTF8.GetBytes($"<p:a xmlns:p='u' xmlns='v'><e xmlns:p='w'>{items}<p:b0 d=''/></e>{items}<p:b0 d=''/></p:a>");
        Assert.Equal(XmlEvents.Platform(new MemoryStream(bytes)), XmlEvents.Ours(new MemoryStream(bytes), Limit, int.MaxValue));
    }

    [Fact]
    public void A_tag_of_too_many_attributes_is_refused()
    {
        byte[] bytes = Encoding.UTF8.GetBytes($"<a{string.Concat(Enumerable.Range(0, 200_000).Select(i => $" b{i}=''"))}/>");
        Refused(() => XmlEvents.Ours(new MemoryStream(bytes), 4 << 20, int.MaxValue), 100 << 20);
    }

    [Fact]
    public void A_document_type_of_too_many_declarations_is_refused()
    {
        string text = new('x', 100_000);
        byte[] bytes = Encoding.UTF8.GetBytes($"<!DOCTYPE a [{string.Concat(Enumerable.Range(0, 200).Select(i => $"<!ENTITY e{i} '{text}'>"))}]><a/>");
        Refused(() => XmlEvents.Ours(new MemoryStream(bytes)), 60 << 20);
    }

    private static List<string> Read(string document) => XmlEvents.Ours(new MemoryStream(Encoding.UTF8.GetBytes(document)), 4 << 20);

    private static void Refused(Action read, long most)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<RdfSyntaxException>(read);
        Assert.True(error.Line > 0 && error.Column > 0, error.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, most);
    }
}
