using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CivicCoding.Api.Tests.Browser;

/// <summary>Looks at the page that a browser shows: the rules of WCAG 2.2, and whether it fits a small screen.</summary>
internal static class PageCheck
{
    // The rules of levels A and AA, as the checker tags them. It runs in the page itself: the pages have no frames.
    private const string Check = """
        async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }))
            .violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html))
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>What axe finds, each with the page's address.</summary>
    public static async Task<IEnumerable<string>> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        return (await page.EvaluateAsync<string[]>(Check)).Select(f => $"{page.Url} at {page.ViewportSize?.Width} px: {f}");
    }

    /// <summary>What stands out to the right at 320 px, or null.</summary>
    public static async Task<string?> OverflowAsync(IPage page)
    {
        await page.SetViewportSizeAsync(320, 800);
        return await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320 ? null : $"{page.Url}: scrolls sideways at 320 px: " + await page.EvaluateAsync<string>(
            "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > 320).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')");
    }
}
