using System.IO.Compression;
using CivicCoding.Api.Tests.Hosting;
using Microsoft.Playwright;

namespace CivicCoding.Api.Tests.Browser;

/// <summary>Ordinary pages stay light: at most 50 kB of script, packed, and nothing from a foreign host. The editor is the query page's alone.</summary>
[Collection(NetworkCollection.Name)]
public sealed class ScriptBudgetTests(NetworkServer network, Chromium chromium) : IClassFixture<Chromium>
{
    private const int Budget = 50_000;

    [Theory]
    [InlineData("/")]
    [InlineData("/projects")]
    [InlineData("/projects/kiebids")]
    [InlineData("/search?q=Wald")]
    [InlineData("/match?project=kiebids")]
    [InlineData("/overview")]
    [InlineData("/register/projects")]
    [InlineData("/validate")]
    [InlineData("/about")]
    public async Task A_page_carries_little_script_and_asks_no_foreign_host(string address)
    {
        await using IBrowserContext visit = await chromium.VisitAsync();
        IPage page = await visit.NewPageAsync();
        List<string> foreign = [];
        List<Task<byte[]>> scripts = [];
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(network.Server.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                foreign.Add(request.Url);
            }
        };
        page.Response += (_, response) =>
        {
            if (response.Request.ResourceType == "script")
            {
                scripts.Add(response.BodyAsync());
            }
        };
        await page.GotoAsync(network.Server.Address + address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        byte[][] bodies = await Task.WhenAll(scripts);
        Assert.Empty(foreign);
        Assert.True(bodies.Sum(Packed) <= Budget, $"{address} carries {bodies.Sum(Packed)} bytes of packed script.");
    }

    private static long Packed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return packed.Length;
    }
}
