using CivicCoding.Api.Tests.Hosting;
using Microsoft.Playwright;

namespace CivicCoding.Api.Tests.Browser;

/// <summary>Pages as a browser shows them, in both languages.</summary>
[Collection(NetworkCollection.Name)]
public sealed class BrowserTests(NetworkServer network, Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>Beside the page types, which ScreensTests looks at in the same way and in dark colours too.</summary>
    public static TheoryData<string> Addresses { get; } =
    [
        "/needs", "/search", "/search?q=Bidlung", "/search?q=Caritas", "/sparql", "/sparql?query=SELECT%20*%20WHERE%20%7B%3Fs%20a%20%3Fc%7D%20LIMIT%203",
        "/register/organisations", "/register/communities", "/register/datasets", "/register/software", "/register/models", "/register/programmes", "/register/calls",
        "/register/infrastructures", "/register/events", "/register/needs", "/register/offers", "/register/skills", "/register/places",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_is_accessible_fits_a_small_screen_and_stays_at_home(string address)
    {
        List<string> findings = [];
        string mark = address.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        findings.AddRange(await LookAsync($"{address}{mark}lang=de", 1280));
        findings.AddRange(await LookAsync($"{address}{mark}lang=en", 320));

        Assert.Empty(findings);
    }

    [Fact]
    public async Task A_visitor_gets_from_the_start_page_to_an_entry_and_to_partners_with_the_keyboard()
    {
        await using IBrowserContext visit = await chromium.VisitAsync(new BrowserNewContextOptions { Locale = "de-DE" });
        IPage page = await visit.NewPageAsync();
        await page.GotoAsync(network.Server.Address);
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#content", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await page.GetByLabel("Im ganzen Netzwerk suchen").FocusAsync();
        await page.Keyboard.TypeAsync("KIEBIDS");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "KIEBIDS", Exact = true }).First.PressAsync("Enter");
        await page.WaitForURLAsync("**/projects/kiebids");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Partner für dieses Projekt finden" }).PressAsync("Enter");
        await page.WaitForURLAsync("**/match?project=kiebids");
        Assert.True(await page.Locator(".partners > li").CountAsync() > 0);
    }

    private async Task<List<string>> LookAsync(string address, int width)
    {
        List<string> findings = [];
        await using IBrowserContext visit = await chromium.VisitAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        IPage page = await visit.NewPageAsync();
        page.Console += (_, message) =>
        {
            // The page of a query with an error has the status 400, and the browser writes that down.
            if (message.Type == "error" && !message.Text.Contains("status of 400", StringComparison.Ordinal))
            {
                findings.Add($"{address}: console: {message.Text}");
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(network.Server.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                findings.Add($"{address}: asks a foreign host: {request.Url}");
            }
        };
        await page.GotoAsync(network.Server.Address + address);
        findings.AddRange(await PageCheck.ViolationsAsync(page));
        if (await PageCheck.OverflowAsync(page) is { } overflow)
        {
            findings.Add(overflow);
        }

        return findings;
    }
}
