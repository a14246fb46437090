using Microsoft.Playwright;

namespace CivicCoding.Api.Tests.Browser;

/// <summary>A reader without a mouse: goes from element to element with Tab, and has a picture taken of what is there.</summary>
internal sealed class KeyboardVisit
{
    private const int MaxTabs = 400;
    private readonly List<string> _findings = [];
    private readonly string _prefix;

    private KeyboardVisit(IPage page, string prefix)
    {
        Page = page;
        _prefix = prefix;
    }

    public IPage Page { get; }

    public static async Task<KeyboardVisit> BeginAsync(IBrowserContext visit, string address, string prefix)
    {
        IPage page = await visit.NewPageAsync();
        await page.GotoAsync(address);
        return new KeyboardVisit(page, prefix);
    }

    /// <summary>Presses Tab until the first element that matches has the focus, which has to be seen.</summary>
    public async Task TabToAsync(string selector)
    {
        for (int i = 0; i < MaxTabs; i++)
        {
            if (await Page.EvaluateAsync<bool>("s => document.activeElement?.matches(s) ?? false", selector))
            {
                string outline = await Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).boxShadow");
                if (outline == "nonenone")
                {
                    _findings.Add($"{_prefix}: the focus of {selector} is not seen");
                }

                return;
            }

            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{MaxTabs} times Tab lead to no {selector} on {Page.Url}.");
    }

    /// <summary>Goes to a link or button and presses Enter; waits for the page that comes.</summary>
    public async Task FollowAsync(string selector)
    {
        await TabToAsync(selector);
        await Page.EvaluateAsync("document.documentElement.dataset.left = 'not yet'");
        await Page.Keyboard.PressAsync("Enter");
        await Page.Locator("html:not([data-left]) #content").WaitForAsync();
    }

    public async Task<string> FocusedTextAsync() => (await Page.EvaluateAsync<string>("document.activeElement.innerText")).Trim();

    /// <summary>Takes the picture of a step; what the checker finds, and whether it scrolls sideways, is told at the end.</summary>
    public async Task LookAsync(string step)
    {
        string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "journey")).FullName;
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{_prefix}-{step}.png"), FullPage = true });
        _findings.AddRange(await PageCheck.ViolationsAsync(Page));
        if (await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
        {
            _findings.Add($"{step} ({_prefix}): scrolls sideways");
        }
    }

    public void AssertNothingFound() => Assert.True(_findings.Count == 0, string.Join("\n", _findings));
}
