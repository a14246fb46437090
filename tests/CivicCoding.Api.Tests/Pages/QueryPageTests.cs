using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CivicCoding.Api.Pages;
using CivicCoding.Api.Tests.Hosting;

namespace CivicCoding.Api.Tests.Pages;

[Collection(NetworkCollection.Name)]
public sealed class QueryPageTests(NetworkServer network)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_competency_question_is_an_example_in_both_languages()
    {
        string[] files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "ontology", "competency"), "*.rq");
        Assert.NotEmpty(files);
        foreach (string language in new[] { "de", "en" })
        {
            (IHtmlDocument page, _) = await ReadAsync(language);
            string[] questions = [.. page.QuerySelectorAll(".examples-of details a[data-example]").Select(a => a.TextContent.Trim())];
            string start = $"# {language}: ";
            Assert.Equal(files.Select(f => File.ReadLines(f).Single(l => l.StartsWith(start, StringComparison.Ordinal))[start.Length..].Trim()).Order(StringComparer.Ordinal), questions.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task The_editors_styles_are_allowed_by_a_nonce_that_no_other_answer_has()
    {
        Assert.SkipUnless(Bundles.Find(QueryModel.Script) is not null, "The editor was not bundled: the build found no Node or no registry.");
        (IHtmlDocument page, string policy) = await ReadAsync("de");
        string nonce = JsonDocument.Parse(page.QuerySelector("form[data-editor]")!.GetAttribute("data-editor")!).RootElement.GetProperty("nonce").GetString()!;
        Assert.Contains($"style-src 'self' 'nonce-{nonce}';", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain(nonce, (await ReadAsync("de")).Policy, StringComparison.Ordinal);
    }

    private async Task<(IHtmlDocument Page, string Policy)> ReadAsync(string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sparql?lang=" + language);
        request.Headers.Add("Accept", "text/html");
        using HttpResponseMessage answer = await network.Client.SendAsync(request, Cancellation);
        string html = await answer.Content.ReadAsStringAsync(Cancellation);
        return (await new HtmlParser().ParseDocumentAsync(html, Cancellation), Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
    }
}
