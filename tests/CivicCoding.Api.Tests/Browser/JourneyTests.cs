using CivicCoding.Api.Tests.Entries;
using CivicCoding.Api.Tests.Hosting;
using Microsoft.Playwright;

namespace CivicCoding.Api.Tests.Browser;

/// <summary>A newcomer's way through the network in a real browser, with the keyboard: register, be warned of a duplicate, be accepted, be found, find partners, withdraw. Pictures of every step go to journey/ beside the test.</summary>
[Collection(EntriesCollection.Name)]
public sealed class JourneyTests(NetworkServer network, Chromium chromium) : IClassFixture<Chromium>
{
    private readonly List<string> _findings = [];
    private string _prefix = "";

    [Theory]
    [InlineData("de", 1280)]
    [InlineData("en", 320)]
    public async Task A_newcomer_registers_is_found_finds_partners_and_withdraws(string language, int width)
    {
        _prefix = $"{language}-{width}";
        bool german = language == "de";
        await using IBrowserContext visit = await NewVisitAsync(language, width);
        IPage page = await visit.NewPageAsync();
        await page.GotoAsync($"{network.Server.Address}/register");
        await LookAsync(page, "1-register", check: false);
        await PressAsync(page, AriaRole.Link, german ? "Projekt" : "Project");
        await page.WaitForURLAsync("**/register/projects*");
        await LookAsync(page, "2-form", check: false);

        // The wrong day and a name that is taken: first the error, then the question.
        await TypeAsync(page, "f-name-de", "KIEBIDS");
        await TypeAsync(page, "f-description-de", "Freiwillige erkennen mit künstlicher Intelligenz Vögel auf alten Fotos.");
        await TypeAsync(page, "f-contact", "vogel@example.org");
        await TypeAsync(page, "f-startDate", "bald");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#errors-title").WaitForAsync();
        await LookAsync(page, "3-errors");
        await page.Locator(".message.bad a").First.PressAsync("Enter");
        Assert.Equal("f-startDate", await page.EvaluateAsync<string>("document.activeElement.id"));
        await TypeAsync(page, "f-startDate", "2026-05");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#alike-title").WaitForAsync();
        await LookAsync(page, "4-alike");

        // Another name, a participant more, and it is saved.
        string name = $"Vogelblick {_prefix}";
        await TypeAsync(page, "f-name-de", name);
        await TypeAsync(page, "f-participation-0-participant", "bmas");
        await page.Locator("#f-participation-0-role input").First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Locator("#f-participation button[name=more]").PressAsync("Enter");
        await page.Locator("#f-participation-1-participant").WaitForAsync();
        await LookAsync(page, "5-parts");
        await page.Locator("form.entry > p button").PressAsync("Enter");
        await page.WaitForURLAsync("**/register/draft/**");
        await LookAsync(page, "6-draft");
        Assert.True(await page.Locator(".message a code").IsVisibleAsync(), "The secret link is not shown.");
        string secret = page.Url;

        await AcceptAsync(language, width, name);
        await network.IndexedAsync();
        await page.GotoAsync(secret);
        await LookAsync(page, "9-accepted");

        await page.GotoAsync($"{network.Server.Address}/search");
        await page.GetByRole(AriaRole.Combobox).FocusAsync();
        await page.Keyboard.TypeAsync(name);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/search?q=*");
        await LookAsync(page, "10-search", check: false);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name }).First.PressAsync("Enter");
        await page.WaitForURLAsync("**/projects/vogelblick*");
        Assert.DoesNotContain("vogel@example.org", await page.ContentAsync(), StringComparison.Ordinal);
        await LookAsync(page, "11-profile", check: false);
        await PressAsync(page, AriaRole.Link, german ? "Partner für dieses Projekt finden" : "Find partners for this project");
        await page.WaitForURLAsync("**/match?project=*");
        await LookAsync(page, "12-partners", check: false);
        Assert.True(await page.Locator(".partners > li").CountAsync() > 0, "No partners are shown.");

        await page.GotoAsync(secret);
        await page.Locator("button.danger").PressAsync("Enter");
        await page.WaitForURLAsync("**/register?withdrawn=yes*");
        await LookAsync(page, "13-withdrawn", check: false);
        IResponse? gone = await page.GotoAsync(secret);
        Assert.Equal(404, gone!.Status);
        Assert.True(_findings.Count == 0, string.Join("\n", _findings));
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_what_differs()
    {
        _prefix = "editors";
        await using IBrowserContext visit = await NewVisitAsync("de", 1280);
        IPage first = await SignInAsync(visit);
        await first.GotoAsync($"{network.Server.Address}/drafts/projects/kinsecta");
        await LookAsync(first, "1-edit");
        IPage second = await visit.NewPageAsync();
        await second.GotoAsync($"{network.Server.Address}/drafts/projects/kinsecta");
        await TypeAsync(first, "f-startDate", "2021-02");
        await first.Locator("form.entry > p button").PressAsync("Enter");
        await first.WaitForURLAsync("**saved=yes");
        await TypeAsync(second, "f-startDate", "2021-03");
        await second.Locator("form.entry > p button").PressAsync("Enter");
        await second.Locator("#changed-title").WaitForAsync();
        string table = await second.Locator("[aria-labelledby=changed-title] table").First.InnerTextAsync();
        Assert.Contains("Februar 2021", table, StringComparison.Ordinal);
        Assert.Contains("März 2021", table, StringComparison.Ordinal);
        await LookAsync(second, "2-differs");

        // Having seen it, the second one decides.
        await second.Locator("form.entry > p button").PressAsync("Enter");
        await second.WaitForURLAsync("**saved=yes");
        Assert.True(_findings.Count == 0, string.Join("\n", _findings));
    }

    private async Task AcceptAsync(string language, int width, string name)
    {
        await using IBrowserContext visit = await NewVisitAsync(language, width);
        IPage page = await SignInAsync(visit);
        Assert.Contains("vogel@example.org", await page.ContentAsync(), StringComparison.Ordinal);
        await LookAsync(page, "7-review");
        ILocator review = page.Locator(".partners > li", new PageLocatorOptions { HasText = name });
        await review.Locator(".decisions button").First.PressAsync("Enter");
        await page.WaitForURLAsync("**done=accepted*");
        await LookAsync(page, "8-decided");
    }

    private async Task<IPage> SignInAsync(IBrowserContext visit)
    {
        IPage page = await visit.NewPageAsync();
        await page.GotoAsync($"{network.Server.Address}/drafts");
        await TypeAsync(page, "key", network.Server.AdminKey);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".count").WaitForAsync();
        return page;
    }

    private async Task<IBrowserContext> NewVisitAsync(string language, int width) => await chromium.VisitAsync(new BrowserNewContextOptions
    {
        Locale = language == "de" ? "de-DE" : "en-GB",
        ViewportSize = new ViewportSize { Width = width, Height = 900 },
        ReducedMotion = ReducedMotion.Reduce,
    });

    private static async Task TypeAsync(IPage page, string id, string text)
    {
        await page.Locator("#" + id).FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    private static Task PressAsync(IPage page, AriaRole role, string name) => page.GetByRole(role, new PageGetByRoleOptions { Name = name, Exact = true }).First.PressAsync("Enter");

    /// <summary>Takes the picture of a step and lets the checker look, where no other test does.</summary>
    private async Task LookAsync(IPage page, string step, bool check = true)
    {
        string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "journey")).FullName;
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{_prefix}-{step}.png"), FullPage = true });
        if (check)
        {
            _findings.AddRange(await PageCheck.ViolationsAsync(page));
        }

        if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
        {
            _findings.Add($"{step} ({_prefix}): scrolls sideways");
        }
    }
}
