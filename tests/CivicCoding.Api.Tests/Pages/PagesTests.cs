using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CivicCoding.Api.Tests.Hosting;

namespace CivicCoding.Api.Tests.Pages;

[Collection(NetworkCollection.Name)]
public sealed class PagesTests(NetworkServer network)
{
    public static TheoryData<string> Addresses { get; } =
    [
        "/", "/projects", "/organisations?q=berlin", "/datasets", "/needs", "/offers", "/topics", "/projects/kiebids", "/organisations/bmas", "/match", "/match?project=kiebids",
        "/match?text=Vogelstimmen+erkennen", "/sparql", "/sparql?query=SELECT%20*%20WHERE%20%7B%3Fs%20a%20%3Fc%7D%20LIMIT%203", "/about", "/accessibility", "/imprint", "/overview", "/ns",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_page_has_its_language_one_heading_labels_and_no_inline_script(string address)
    {
        foreach (string language in new[] { "de", "en" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("Accept", "text/html");
            request.Headers.Add("Accept-Language", language);
            using HttpResponseMessage answer = await network.Client.SendAsync(request, TestContext.Current.CancellationToken);
            string html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, html);
            IHtmlDocument page = await new HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken);
            Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Single(page.QuerySelectorAll("main"));
            Assert.All(page.QuerySelectorAll("script"), s => Assert.True(s.GetAttribute("type") == "application/ld+json" || (s.HasAttribute("src") && s.TextContent.Length == 0), s.OuterHtml));
            Assert.Empty(page.QuerySelectorAll("[style], [onclick]"));
            Assert.All(page.QuerySelectorAll("input:not([type=hidden]), select, textarea"), f => Assert.NotEmpty(page.QuerySelectorAll($"label[for='{f.Id}']")));
            string[] ids = [.. page.All.Select(e => e.Id).OfType<string>().Where(i => i.Length > 0)];
            Assert.Equal(ids.Distinct(StringComparer.Ordinal).Count(), ids.Length);
        }
    }

    [Fact]
    public async Task German_is_the_default_and_the_address_can_ask_for_English()
    {
        Assert.Contains("lang=\"de\"", await network.Client.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("lang=\"en\"", await network.Client.GetStringAsync("/?lang=en", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/projects/no-such-project")]
    [InlineData("/projects/..%2f..%2fetc%2fpasswd")]
    [InlineData("/projects?page=9999")]
    [InlineData("/projects?page=x")]
    [InlineData("/nothing-here")]
    public async Task What_is_not_there_is_a_page_that_says_so(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", "text/html");
        using HttpResponseMessage answer = await network.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Hostile_words_are_shown_as_text()
    {
        string html = await network.Client.GetStringAsync("/projects?q=%3Cscript%3Ealert(1)%3C/script%3E%22%7D%20%23", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_syntax_error_in_the_editor_is_shown_at_its_place()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sparql?query=SELECT%20bad");
        request.Headers.Add("Accept", "text/html");
        using HttpResponseMessage answer = await network.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Zeile 1, Spalte 8", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task Pages_are_read_only(string method)
    {
        using HttpResponseMessage answer = await network.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/about"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }
}
