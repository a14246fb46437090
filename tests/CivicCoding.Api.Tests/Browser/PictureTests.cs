using CivicCoding.Api.Pages;
using CivicCoding.Api.Tests.Hosting;
using Microsoft.Playwright;

namespace CivicCoding.Api.Tests.Browser;

/// <summary>Pictures stand beside a table that says the same.</summary>
[Collection(NetworkCollection.Name)]
public sealed class PictureTests(NetworkServer network, Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_profile_draws_its_neighbourhood_or_says_why_not_and_lists_it_as_a_table()
    {
        await using IBrowserContext visit = await NewVisitAsync(1280);
        IPage page = await visit.NewPageAsync();
        await page.GotoAsync(network.Server.Address + "/projects/kiebids?lang=de");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Als Netz zeigen" }).PressAsync("Enter");
        await page.Locator(".network-stage[data-drawn], [data-network] .message").First.WaitForAsync();
        await page.Locator("[data-network] summary").PressAsync("Enter");
        int rows = await page.Locator("[data-network] tbody tr").CountAsync();
        Assert.True(rows > 3, "The table is not there.");
        if (await page.Locator(".network-stage[data-drawn]").CountAsync() > 0)
        {
            Assert.Equal((rows + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), await page.Locator(".network-stage").GetAttributeAsync("data-drawn"));
        }

        await PictureAsync(page, "network");
        Assert.Empty(await PageCheck.ViolationsAsync(page));
        Assert.Null(await PageCheck.OverflowAsync(page));
    }

    [Fact]
    public async Task The_overview_shades_every_state_by_the_number_that_its_table_has()
    {
        await using IBrowserContext visit = await NewVisitAsync(1280);
        IPage page = await visit.NewPageAsync();
        await page.GotoAsync(network.Server.Address + "/overview?lang=de");
        Assert.Equal(16, await page.Locator("section[aria-labelledby=states] svg.germany path").CountAsync());
        string first = (await page.Locator("section[aria-labelledby=states] tbody tr").First.Locator(".figure").First.InnerTextAsync()).Trim();
        string darkest = await page.Locator("section[aria-labelledby=states] .shade-5 title").First.TextContentAsync() ?? "";
        Assert.Contains($": {first} ", darkest, StringComparison.Ordinal);
        await PictureAsync(page, "overview");
    }

    private async Task<IBrowserContext> NewVisitAsync(int width)
    {
        IBrowser browser = chromium.Require();
        bool there = Bundles.Find(ProfileModel.NetworkScript) is not null;
        Assert.False(!there && string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase), "The pictures were not bundled: CI needs Node and npm's registry.");
        Assert.SkipUnless(there, "The pictures were not bundled: the build found no Node or no registry.");
        return await browser.NewContextAsync(new BrowserNewContextOptions { Locale = "de-DE", ViewportSize = new ViewportSize { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
