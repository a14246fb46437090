using CivicCoding.Api.Pages;
using CivicCoding.Api.Tests.Hosting;
using Microsoft.Playwright;

namespace CivicCoding.Api.Tests.Browser;

/// <summary>The query editor in a real browser, by keyboard. Pictures of what was seen go to editor/ beside the test.</summary>
[Collection(NetworkCollection.Name)]
public sealed class EditorTests(NetworkServer network, Chromium chromium) : IClassFixture<Chromium>
{
    private const string States = "PREFIX civic: <https://civic-coding.org/ns#> SELECT ?state (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x civic:state ?state } GROUP BY ?state ORDER BY DESC(?n)";

    [Theory]
    [InlineData("de", 1280, "Projekt (civic:Project)")]
    [InlineData("en", 320, "civic:Project")]
    public async Task A_researcher_completes_a_class_runs_the_query_and_finds_it_again(string language, int width, string offered)
    {
        await using IBrowserContext visit = await NewVisitAsync(language, width);
        IPage page = await OpenAsync(visit, "/sparql");
        await page.Locator(".tab-row button").Filter(new LocatorFilterOptions { HasText = language == "de" ? "Neue Abfrage" : "New query" }).PressAsync("Enter");
        await page.Locator(".cm-content").FocusAsync();
        await page.Keyboard.TypeAsync("SELECT (COUNT(?p) AS ?n) WHERE { ?p a Proj");
        await page.Locator(".cm-tooltip-autocomplete li", new PageLocatorOptions { HasText = offered }).First.WaitForAsync();
        await PictureAsync(page, $"{language}-1-completion");
        for (int i = 0; i < 12 && !(await page.Locator(".cm-tooltip-autocomplete li[aria-selected]").InnerTextAsync()).Contains(offered, StringComparison.Ordinal); i++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        await Task.Delay(200, TestContext.Current.CancellationToken);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("document.querySelector('.cm-content').innerText.includes('PREFIX civic: <https://civic-coding.org/ns#>')");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator("#view td.number-cell").WaitForAsync();
        string counted = (await page.Locator("#view td.number-cell").InnerTextAsync()).Trim();
        Assert.True(int.Parse(counted, System.Globalization.CultureInfo.InvariantCulture) > 100, counted);
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.classList.contains('cm-content')"), "Running takes the focus away.");
        Assert.Contains("query=", page.Url, StringComparison.Ordinal);
        await PictureAsync(page, $"{language}-2-result");
        Assert.Empty(await PageCheck.ViolationsAsync(page));

        // The tab is still there after the page was left.
        await page.GotoAsync($"{network.Server.Address}/sparql?lang={language}");
        await page.Locator("form[data-ready]").WaitForAsync();
        Assert.Contains("civic:Project", await page.Locator(".cm-content").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(2, await page.Locator("[role=tab]").CountAsync());
        await page.Locator("[role=tab][aria-selected=true]").FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal("tab-0", await page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Null(await PageCheck.OverflowAsync(page));
    }

    [Fact]
    public async Task An_error_is_marked_at_its_place_and_reached_by_keyboard()
    {
        await using IBrowserContext visit = await NewVisitAsync("de", 1280);
        IPage page = await OpenAsync(visit, "/sparql?query=" + Uri.EscapeDataString("SELECT ?x WHERE {\n  ?x a ; ?y\n}"));
        await page.Locator("#error").WaitForAsync();
        Assert.Contains("Zeile 2", await page.Locator("#error").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator(".cm-lintRange-error, .cm-lintPoint-error").First.WaitForAsync();
        await page.Locator("#error button").PressAsync("Enter");
        Assert.Equal("2", await page.EvaluateAsync<string>("document.querySelector('.cm-activeLineGutter').innerText.trim()"));
        await PictureAsync(page, "de-3-error");
        Assert.Empty(await PageCheck.ViolationsAsync(page));
    }

    [Fact]
    public async Task States_are_shown_as_table_chart_and_map_with_names_instead_of_addresses()
    {
        await using IBrowserContext visit = await NewVisitAsync("de", 1280);
        IPage page = await OpenAsync(visit, "/sparql?query=" + Uri.EscapeDataString(States));
        await page.Locator("#view table").WaitForAsync();
        Assert.Contains("Nordrhein-Westfalen", await page.Locator("#view table").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("#iris").PressAsync("Space");
        Assert.Contains("/id/places/de-nw", await page.Locator("#view table").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("#view th button").First.PressAsync("Enter");
        Assert.Equal("ascending", await page.Locator("#view th").First.GetAttributeAsync("aria-sort"));
        await page.Locator("#filter").FocusAsync();
        await page.Keyboard.TypeAsync("de-nw");
        Assert.Equal(1, await page.Locator("#view tbody tr").CountAsync());
        await page.Locator("#view-table").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Locator("#view svg.chart").WaitForAsync();
        await PictureAsync(page, "de-4-chart");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Locator("#view svg.germany").WaitForAsync();
        Assert.Equal(16, await page.Locator("#view svg.germany path").CountAsync());
        await PictureAsync(page, "de-5-map");
        Assert.Empty(await PageCheck.ViolationsAsync(page));
    }

    [Fact]
    public async Task Without_script_the_text_area_and_the_table_do()
    {
        await using IBrowserContext visit = await chromium.VisitAsync(new BrowserNewContextOptions { JavaScriptEnabled = false, Locale = "de-DE" });
        IPage page = await visit.NewPageAsync();
        await page.GotoAsync($"{network.Server.Address}/sparql?query={Uri.EscapeDataString(States)}");
        Assert.Equal(States, await page.Locator("textarea").InputValueAsync());
        Assert.True(await page.Locator("#answer tbody tr").CountAsync() >= 16, "There is no table.");
    }

    private async Task<IPage> OpenAsync(IBrowserContext visit, string address)
    {
        RequireBundle();
        IPage page = await visit.NewPageAsync();
        await page.GotoAsync(network.Server.Address + address);
        await page.Locator("form[data-ready]").WaitForAsync();
        return page;
    }

    private static void RequireBundle()
    {
        bool there = Bundles.Find(QueryModel.Script) is not null;
        Assert.False(!there && string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase), "The editor was not bundled: CI needs Node and npm's registry.");
        Assert.SkipUnless(there, "The editor was not bundled: the build found no Node or no registry.");
    }

    private async Task<IBrowserContext> NewVisitAsync(string language, int width) => await chromium.VisitAsync(new BrowserNewContextOptions
    {
        Locale = language == "de" ? "de-DE" : "en-GB",
        ViewportSize = new ViewportSize { Width = width, Height = 900 },
        ReducedMotion = ReducedMotion.Reduce,
    });

    private static async Task PictureAsync(IPage page, string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "editor")).FullName;
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
