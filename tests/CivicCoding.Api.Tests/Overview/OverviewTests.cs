using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Overview;
using CivicCoding.Api.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CivicCoding.Api.Tests.Overview;

[Collection(NetworkCollection.Name)]
public sealed partial class OverviewTests(NetworkServer network)
{
    [Fact]
    public async Task Each_number_equals_its_query_and_the_length_of_its_list()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        OverviewReader overview = network.Server.Services.GetRequiredService<OverviewReader>();
        IReadOnlyList<OverviewTable> tables = [.. await overview.TablesAsync(Language.English, cancellation), .. await overview.GapsAsync(Language.English, cancellation)];
        OverviewCell[] cells = [.. (await overview.KindsAsync(cancellation)).Select(k => k.Cell), .. tables.SelectMany(t => t.Lines).SelectMany(l => l.Cells)];
        Assert.True(cells.Length > 100);
        Assert.All(tables, t => Assert.NotEmpty(t.Lines));
        foreach (OverviewCell cell in cells)
        {
            Assert.Equal(cell.Count, await CountAsync(cell.Query));
        }

        foreach (OverviewCell cell in cells.Where((_, i) => i % 7 == 0))
        {
            string list = await network.Client.GetStringAsync("/api/v1" + cell.List, cancellation);
            using JsonDocument document = JsonDocument.Parse(list);
            Assert.Equal(cell.Count, document.RootElement.GetProperty("total").GetInt64());
        }
    }

    [Theory]
    [InlineData("de", "Überblick")]
    [InlineData("en", "Overview")]
    public async Task The_page_speaks_both_languages_and_links_each_number_to_its_query(string language, string title)
    {
        string html = await network.Client.GetStringAsync("/overview?lang=" + language, TestContext.Current.CancellationToken);
        Assert.Contains(title, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.Equal(Figure().Count(html), Behind().Count(html));
        Assert.True(Behind().Count(html) > 100);
    }

    private async Task<long> CountAsync(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sparql?query=" + Uri.EscapeDataString(query));
        request.Headers.Add("Accept", "application/sparql-results+json");
        using HttpResponseMessage answer = await network.Client.SendAsync(request, TestContext.Current.CancellationToken);
        using JsonDocument document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return long.Parse(document.RootElement.GetProperty("results").GetProperty("bindings")[0].GetProperty("n").GetProperty("value").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("class=\"(figure|number)\"")]
    private static partial Regex Figure();

    [GeneratedRegex("class=\"behind\"")]
    private static partial Regex Behind();
}
