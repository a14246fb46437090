using Microsoft.Playwright;

namespace CivicCoding.Api.Tests.Browser;

/// <summary>The system's Chromium, one for all browser tests: $CIVIC_CHROMIUM or /usr/bin/chromium. Nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Milliseconds; nothing is measured by it.</summary>
    private const float Patience = 120_000;

    private IPlaywright? _driver;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        string path = Environment.GetEnvironmentVariable("CIVIC_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";
        if (!File.Exists(path) || Environment.GetEnvironmentVariable("CIVIC_FAST") == "1")
        {
            return;
        }

        _driver = await Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Arguments });
    }

    /// <summary>The browser; the test is skipped where there is none, and fails in CI.</summary>
    public IBrowser Require()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("CIVIC_FAST") == "1", "The fast lane (CIVIC_FAST=1) leaves the browser out; `dotnet test` has it.");
        if (_browser is null && string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Assert.Fail("The browser is missing: install Chromium or name it with CIVIC_CHROMIUM.");
        }

        Assert.SkipWhen(_browser is null, "There is no Chromium at /usr/bin/chromium and CIVIC_CHROMIUM names none.");
        return _browser!;
    }

    /// <summary>A visit of its own, which waits patiently: the machine is shared with all other tests.</summary>
    public async Task<IBrowserContext> VisitAsync(BrowserNewContextOptions? options = null)
    {
        IBrowserContext visit = await Require().NewContextAsync(options);
        visit.SetDefaultTimeout(Patience);
        return visit;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _driver?.Dispose();
    }
}
