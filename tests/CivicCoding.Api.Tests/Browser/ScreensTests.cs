using System.Text.Json;
using CivicCoding.Api.Tests.Architecture;
using CivicCoding.Api.Tests.Entries;
using CivicCoding.Api.Tests.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CivicCoding.Api.Tests.Browser;

/// <summary>Every type of page in German at 1280 px and in English at 320 px, for docs/screens.md: `./dev screens` takes the pictures. What the checker finds fails.</summary>
[Collection(EntriesCollection.Name)]
public sealed class ScreensTests(NetworkServer network, Chromium chromium) : IClassFixture<Chromium>
{
    private const int MaxHeight = 8_000;

    public static TheoryData<string> Names { get; } = [.. PageType.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_page_type_is_shown_accessible_and_fits(string name)
    {
        PageType page = PageType.All.Single(p => p.Name == name);
        List<string> findings = [];
        findings.AddRange(await ShowAsync(page, "de", 1280, inDark: true));
        findings.AddRange(await ShowAsync(page, "en", 320, inDark: false));
        Assert.True(findings.Count == 0, string.Join("\n", findings));
    }

    /// <summary>Visible texts whose contrast to white is under 4.5:1 (WCAG 2.2, 1.4.3).</summary>
    private const string PaleOnPaper = """
        () => [...document.querySelectorAll("h1,h2,h3,h4,p,a,li,dt,dd,th,td,summary,caption")].filter(e => e.checkVisibility() && e.textContent.trim()).filter(e => {
          const [r, g, b] = getComputedStyle(e).color.match(/[\d.]+/g).map(Number).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05) < 4.5;
        }).map(e => e.localName + ": " + e.textContent.trim().slice(0, 40)).slice(0, 10).join("\n")
        """;

    [Theory]
    [InlineData("project", "print")]
    [InlineData("overview", "print")]
    [InlineData("overview", "contrast")]
    [InlineData("search", "contrast")]
    [InlineData("match-project", "contrast")]
    public async Task Paper_and_forced_colours_have_their_pictures(string name, string how)
    {
        await using IBrowserContext visit = await chromium.VisitAsync(new BrowserNewContextOptions { Locale = "de-DE", ViewportSize = new ViewportSize { Width = how == "print" ? 720 : 1280, Height = 900 } });
        IPage page = await visit.NewPageAsync();
        await page.EmulateMediaAsync(how == "print" ? new PageEmulateMediaOptions { Media = Media.Print, ColorScheme = ColorScheme.Dark } : new PageEmulateMediaOptions { ForcedColors = ForcedColors.Active });
        await page.GotoAsync(network.Server.Address + PageType.All.Single(p => p.Name == name).Address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        await PictureAsync(page, $"{name}-de-{how}", await page.EvaluateAsync<int>("innerWidth"));
        if (how == "print")
        {
            Assert.False(await page.Locator("header nav").IsVisibleAsync(), "Navigation is printed.");
            Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
            Assert.Equal("", await page.EvaluateAsync<string>(PaleOnPaper));
        }
    }

    [Fact]
    public void Every_Razor_page_is_among_the_page_types()
    {
        IEnumerable<string> pages = network.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(e => e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.TrimStart('/')).OfType<string>().Distinct(StringComparer.Ordinal);
        Assert.Equal(pages.Order(StringComparer.Ordinal), PageType.All.Select(p => p.View).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_document_shows_every_page_type()
    {
        string document = File.ReadAllText(Path.Combine(Checkout.Folder(), "docs", "screens.md"));
        Assert.All(PageType.All, p =>
        {
            Assert.Contains($"{p.Name}-de-1280.png", document, StringComparison.Ordinal);
            Assert.Contains($"{p.Name}-en-320.png", document, StringComparison.Ordinal);
        });
    }

    /// <summary>Opens the page, takes its picture, and tells what is wrong with it; then the same in dark colours.</summary>
    private async Task<List<string>> ShowAsync(PageType type, string language, int width, bool inDark)
    {
        List<string> findings = [];
        await using IBrowserContext visit = await chromium.VisitAsync(new BrowserNewContextOptions
        {
            Locale = language == "de" ? "de-DE" : "en-GB",
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        IPage page = await visit.NewPageAsync();
        page.Console += (_, message) =>
        {
            // The browser writes down every status of an error page.
            if (message.Type == "error" && !message.Text.Contains("the server responded with a status of 40", StringComparison.Ordinal))
            {
                findings.Add($"{type.Name}: console: {message.Text}");
            }
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(network.Server.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                findings.Add($"{type.Name}: asks a foreign host: {request.Url}");
            }
        };
        if (type.Editor)
        {
            await SignInAsync(page);
        }

        string address = type.Address == "{draft}" ? await DraftAsync() : type.Address;
        await page.GotoAsync(network.Server.Address + address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        await PictureAsync(page, $"{type.Name}-{language}-{width}", width);
        findings.AddRange(await PageCheck.ViolationsAsync(page));
        if (inDark)
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await PictureAsync(page, $"{type.Name}-{language}-{width}-dark", width);
            findings.AddRange(await PageCheck.ViolationsAsync(page));
        }

        if (await PageCheck.OverflowAsync(page) is { } overflow)
        {
            findings.Add(overflow);
        }

        return findings;
    }

    private static async Task PictureAsync(IPage page, string name, int width)
    {
        string folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("CIVIC_SCREENS") is { Length: > 0 } named ? named : Path.Combine(AppContext.BaseDirectory, "screens")).FullName;
        int height = Math.Min(MaxHeight, await page.EvaluateAsync<int>("document.documentElement.scrollHeight"));
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true, Clip = new Clip { X = 0, Y = 0, Width = width, Height = height } });
    }

    private async Task SignInAsync(IPage page)
    {
        await page.GotoAsync($"{network.Server.Address}/drafts");
        await page.Locator("#key").FillAsync(network.Server.AdminKey);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".count").WaitForAsync();
    }

    private async Task<string> DraftAsync()
    {
        (_, JsonElement receipt) = await network.SendAsync(HttpMethod.Post, "/api/v1/projects", EntryRequests.Good.Replace("Quittenbaum", "Bildschirm", StringComparison.Ordinal));
        return receipt.Text("page");
    }
}
