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
    public async Task A_click_on_a_neighbour_adds_what_stands_around_it_and_a_worker_lays_it_out()
    {
        await using IBrowserContext visit = await NewVisitAsync(1280);
        IPage page = await visit.NewPageAsync();
        int workers = 0;
        page.Worker += (_, _) => workers++;
        await page.GotoAsync(network.Server.Address + "/projects/kiebids?lang=de");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Als Netz zeigen" }).PressAsync("Enter");
        await page.Locator(".network-stage[data-drawn], [data-network] .message").First.WaitForAsync();
        Assert.SkipWhen(await page.Locator(".network-stage[data-drawn]").CountAsync() == 0, "This browser draws no WebGL; the page says so and shows the table.");
        Assert.Equal(1, workers);
        int before = await DrawnAsync(page);

        // By keyboard: the museum is chosen from the list, comes to the middle, and brings what stands around it.
        await page.Locator(".network-tools select").FocusAsync();
        await page.Keyboard.TypeAsync("Museum");
        await page.Locator(".network-about strong").WaitForAsync();
        for (int i = 0; i < 600 && await DrawnAsync(page) == before; i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        // By mouse: a click on the middle tells the same.
        string told = await page.Locator(".network-about strong").InnerTextAsync();
        await page.EvaluateAsync("document.querySelector('.network-about').textContent = ''");
        await page.Locator(".network-canvas").ClickAsync(new LocatorClickOptions { Force = true });
        await page.Locator(".network-about strong").WaitForAsync();
        Assert.Equal(told, await page.Locator(".network-about strong").InnerTextAsync());
        Assert.InRange(await DrawnAsync(page), before + 1, 150);
        Assert.True(workers >= 2, "The new nodes were not laid out in a worker.");
        await PictureAsync(page, "network-expanded");
    }

    [Fact]
    public async Task The_overview_draws_a_column_for_each_goal_with_the_number_of_the_table()
    {
        await using IBrowserContext visit = await NewVisitAsync(1280);
        IPage page = await visit.NewPageAsync();
        await page.GotoAsync(network.Server.Address + "/overview?lang=de");
        Assert.Equal(17, await page.Locator("section[aria-labelledby=goals] svg.goals rect").CountAsync());
        ILocator first = page.Locator("section[aria-labelledby=goals] tbody tr").First;
        string number = (await first.Locator(".figure").First.InnerTextAsync()).Trim();
        string name = (await first.Locator("th a, th bdi").First.InnerTextAsync()).Trim();
        Assert.Contains($"{name}: {number} Projekte", await page.Locator("section[aria-labelledby=goals] svg.goals title").AllTextContentsAsync());
    }

    private static async Task<int> DrawnAsync(IPage page) => int.Parse((await page.Locator(".network-stage").GetAttributeAsync("data-drawn"))!, System.Globalization.CultureInfo.InvariantCulture);

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
        chromium.Require();
        bool there = Bundles.Find(ProfileModel.NetworkScript) is not null;
        Assert.False(!there && string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase), "The pictures were not bundled: CI needs Node and npm's registry.");
        Assert.SkipUnless(there, "The pictures were not bundled: the build found no Node or no registry.");
        return await chromium.VisitAsync(new BrowserNewContextOptions { Locale = "de-DE", ViewportSize = new ViewportSize { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
