using System.Text.Json;
using CivicCoding.Api.Tests.Hosting;

namespace CivicCoding.Api.Tests.OpenApi;

[Collection(NetworkCollection.Name)]
public sealed class OpenApiTests(NetworkServer network)
{
    [Fact]
    public async Task The_committed_description_is_in_step()
    {
        string now = Tidy(await network.Client.GetStringAsync("/openapi.json", TestContext.Current.CancellationToken));
        string? file = FindCommitted();
        if (Environment.GetEnvironmentVariable("CIVIC_WRITE_OPENAPI") is { Length: > 0 } target)
        {
            await File.WriteAllTextAsync(target, now, TestContext.Current.CancellationToken);
        }

        Assert.SkipWhen(file is null, "The checkout with docs/openapi.json is not above the test's folder.");
        string committed = Tidy(await File.ReadAllTextAsync(file!, TestContext.Current.CancellationToken));
        Assert.True(now == committed, "docs/openapi.json is out of step. Write it anew: CIVIC_WRITE_OPENAPI=$PWD/docs/openapi.json and run this test.");
    }

    [Fact]
    public async Task Every_operation_and_parameter_is_described_and_has_problem_answers()
    {
        using JsonDocument document = JsonDocument.Parse(await network.Client.GetStringAsync("/openapi.json", TestContext.Current.CancellationToken));
        Assert.StartsWith("3.1", document.RootElement.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        foreach (JsonProperty path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (JsonProperty operation in path.Value.EnumerateObject())
            {
                Assert.True(operation.Value.TryGetProperty("summary", out _), path.Name);
                Assert.True(operation.Value.GetProperty("responses").TryGetProperty("429", out _), path.Name);
            }
        }
    }

    [Fact]
    public async Task Swagger_asks_nobody_else()
    {
        string html = await network.Client.GetStringAsync("/swagger/index.html", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"http", html, StringComparison.Ordinal);
    }

    private static string Tidy(string json) => json.ReplaceLineEndings("\n").TrimEnd() + "\n";

    private static string? FindCommitted()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CivicCoding.sln")))
            {
                string file = Path.Combine(folder.FullName, "docs", "openapi.json");
                return File.Exists(file) ? file : null;
            }
        }

        return null;
    }
}
