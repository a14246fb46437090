using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Tests.Syntax;

public sealed class IriResolverTests
{
    [Theory]
    [InlineData("g:h", "g:h")]
    [InlineData("g", "http://a/b/c/g")]
    [InlineData("./g", "http://a/b/c/g")]
    [InlineData("g/", "http://a/b/c/g/")]
    [InlineData("/g", "http://a/g")]
    [InlineData("//g", "http://g")]
    [InlineData("?y", "http://a/b/c/d;p?y")]
    [InlineData("g?y", "http://a/b/c/g?y")]
    [InlineData("#s", "http://a/b/c/d;p?q#s")]
    [InlineData("g#s", "http://a/b/c/g#s")]
    [InlineData("g?y#s", "http://a/b/c/g?y#s")]
    [InlineData(";x", "http://a/b/c/;x")]
    [InlineData("g;x?y#s", "http://a/b/c/g;x?y#s")]
    [InlineData("", "http://a/b/c/d;p?q")]
    [InlineData(".", "http://a/b/c/")]
    [InlineData("./", "http://a/b/c/")]
    [InlineData("..", "http://a/b/")]
    [InlineData("../", "http://a/b/")]
    [InlineData("../g", "http://a/b/g")]
    [InlineData("../..", "http://a/")]
    [InlineData("../../g", "http://a/g")]
    [InlineData("../../../../g", "http://a/g")]
    [InlineData("/./g", "http://a/g")]
    [InlineData("/../g", "http://a/g")]
    [InlineData("g.", "http://a/b/c/g.")]
    [InlineData("..g", "http://a/b/c/..g")]
    [InlineData("./../g", "http://a/b/g")]
    [InlineData("./g/.", "http://a/b/c/g/")]
    [InlineData("g/../h", "http://a/b/c/h")]
    [InlineData("g;x=1/../y", "http://a/b/c/y")]
    [InlineData("g?y/../x", "http://a/b/c/g?y/../x")]
    [InlineData("g#s/../x", "http://a/b/c/g#s/../x")]
    [InlineData("http:g", "http:g")]
    public void A_reference_resolves_as_RFC_3986_section_5_4_says(string reference, string expected) =>
        Assert.Equal(expected, new IriResolver("http://a/b/c/d;p?q").Resolve(reference));

    [Theory]
    [InlineData("http://example", "a", "http://example/a")]
    [InlineData("http://example?q", "#f", "http://example?q#f")]
    [InlineData("urn:x:y", "z", "urn:z")]
    [InlineData("urn:x:y#f", "#g", "urn:x:y#g")]
    [InlineData("http://example/straße/", "größe", "http://example/straße/größe")]
    [InlineData("http://example/a//b/", "../c", "http://example/a//c")]
    [InlineData("tag:a/b/c", "../../../g", "tag:/g")]
    public void A_base_without_path_or_authority_resolves(string @base, string reference, string expected) =>
        Assert.Equal(expected, new IriResolver(@base).Resolve(reference));

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("1a:b")]
    [InlineData("http://a b/")]
    public void A_base_that_is_not_absolute_is_refused(string text) =>
        Assert.Throws<FormatException>(() => new IriResolver(text));

    [Theory]
    [InlineData("http://example/a", true)]
    [InlineData("tel:+49", true)]
    [InlineData("a", false)]
    [InlineData("http://example/{a}", false)]
    [InlineData("http://example/\U0001F600", true)]
    public void An_IRI_is_checked(string text, bool valid) => Assert.Equal(valid, IriResolver.IsValidAbsolute(text));

    [Fact]
    public void A_lone_surrogate_makes_an_IRI_invalid() => Assert.False(IriResolver.IsValidAbsolute("http://example/" + (char)0xD800));
}
