using CivicCoding.Api.Tests.Hosting;
using Microsoft.Playwright;

namespace CivicCoding.Api.Tests.Browser;

/// <summary>The ways of those who only read (a project that looks for partners, an officer, a portal's operator, a researcher), with the Tab key alone, wide and at 320 px. Pictures of every step go to journey/ beside the test.</summary>
[Collection(NetworkCollection.Name)]
public sealed class ReaderJourneyTests(NetworkServer network, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Idea = "Wir wollen Vogelstimmen im Wald mit KI erkennen. Uns fehlen Daten und Fachleute.";

    [Fact]
    public async Task A_newcomer_finds_a_partner_for_a_typed_idea_in_three_clicks()
    {
        await using IBrowserContext visit = await chromium.VisitAsync(new BrowserNewContextOptions { Locale = "de-DE" });
        IPage page = await visit.NewPageAsync();
        await page.GotoAsync(network.Server.Address);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Partner finden" }).ClickAsync();
        await page.GetByRole(AriaRole.Textbox).FillAsync(Idea);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First.ClickAsync();
        ILocator partner = page.Locator(".partners > li").First;
        Assert.True(await partner.Locator("ul > li").CountAsync() > 0, "No reason is told.");
        string name = await partner.Locator("h3 a").InnerTextAsync();
        await partner.Locator("h3 a").ClickAsync();
        Assert.Equal(name, await page.Locator("h1").InnerTextAsync());
    }

    [Theory]
    [InlineData("de", 1280)]
    [InlineData("en", 320)]
    public Task A_project_describes_its_idea_and_checks_why_a_partner_fits(string language, int width) => WalkAsync("partner", language, width, async reader =>
    {
        await reader.FollowAsync("main a[href^='/match']");
        await reader.TabToAsync("#text");
        await reader.Page.Keyboard.TypeAsync(Idea);
        await reader.LookAsync("1-idea");
        await reader.FollowAsync("main form button");
        await reader.LookAsync("2-partners");
        await reader.TabToAsync(".partners summary");
        await reader.Page.Keyboard.PressAsync("Enter");
        await reader.FollowAsync(".partners details[open] a");
        await reader.LookAsync("3-checked");
        string answer = await reader.Page.Locator("#answer").InnerTextAsync();
        Assert.Contains(language == "de" ? "Ja, das trifft zu." : "Yes, that holds.", answer, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("de", 1280)]
    [InlineData("en", 320)]
    public Task An_officer_opens_a_number_as_list_and_as_query(string language, int width) => WalkAsync("officer", language, width, async reader =>
    {
        await reader.FollowAsync("nav a[href^='/overview']");
        await reader.LookAsync("1-overview");
        await reader.TabToAsync("section[aria-labelledby=goals] a.figure");
        string number = await reader.FocusedTextAsync();
        await reader.Page.Keyboard.PressAsync("Enter");
        await reader.Page.WaitForURLAsync("**/projects?sdg=*");
        Assert.StartsWith(number + " ", await reader.Page.Locator(".count").InnerTextAsync(), StringComparison.Ordinal);
        await reader.LookAsync("2-list");
        await reader.Page.GoBackAsync();
        await reader.FollowAsync("section[aria-labelledby=goals] a.behind");
        await reader.Page.Locator("#answer td").First.WaitForAsync();
        Assert.Equal(number, (await reader.Page.Locator("#answer td").First.InnerTextAsync()).Trim());
        await reader.LookAsync("3-query");
    });

    [Theory]
    [InlineData("de", 1280)]
    [InlineData("en", 320)]
    public Task An_operator_checks_a_catalogue_before_it_is_harvested(string language, int width) => WalkAsync("operator", language, width, async reader =>
    {
        await reader.FollowAsync("footer a[href^='/validate']");
        await reader.TabToAsync("textarea");
        await reader.Page.Keyboard.InsertTextAsync("<https://example.org/d> a <http://www.w3.org/ns/dcat#Dataset> .");
        await reader.LookAsync("1-typed");
        await reader.FollowAsync("main form button[type=submit]");
        await reader.Page.Locator("#result").WaitForAsync();
        Assert.True(await reader.Page.Locator("#findings").Locator("xpath=..").Locator("tbody tr").CountAsync() > 0);
        await reader.LookAsync("2-findings");
    });

    [Theory]
    [InlineData("de", 1280)]
    [InlineData("en", 320)]
    public Task A_researcher_takes_an_example_and_downloads_its_answer(string language, int width) => WalkAsync("researcher", language, width, async reader =>
    {
        await reader.FollowAsync("nav a[href^='/sparql']");
        await reader.TabToAsync(".examples-of a");
        await reader.Page.Keyboard.PressAsync("Enter");

        // With the editor an example comes into it first; without one the address answers at once.
        if (await reader.Page.Locator("form[data-ready]").CountAsync() > 0)
        {
            await reader.Page.Keyboard.PressAsync("Control+Enter");
        }

        await reader.Page.Locator("#answer td").First.WaitForAsync();
        await reader.LookAsync("1-answer");
        await reader.TabToAsync("a[href*='format=csv']");
        IDownload download = await reader.Page.RunAndWaitForDownloadAsync(() => reader.Page.Keyboard.PressAsync("Enter"));
        await using Stream csv = await download.CreateReadStreamAsync();
        using var lines = new StreamReader(csv);
        Assert.Contains(",", await lines.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    });

    /// <summary>Walks from the start page; every page on the way is looked at and must be free of findings.</summary>
    private async Task WalkAsync(string who, string language, int width, Func<KeyboardVisit, Task> steps)
    {
        await using IBrowserContext visit = await chromium.VisitAsync(new BrowserNewContextOptions
        {
            Locale = language == "de" ? "de-DE" : "en-GB",
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        KeyboardVisit reader = await KeyboardVisit.BeginAsync(visit, network.Server.Address + "/", $"{who}-{language}-{width}");
        await steps(reader);
        reader.AssertNothingFound();
    }
}
