using System.Net;
using CivicCoding.Api.Limits;
using CivicCoding.Api.Tests.Hosting;

namespace CivicCoding.Api.Tests.Limits;

public sealed class RequestRulesTests
{
    [Theory]
    [InlineData("TRACE")]
    [InlineData("PROPFIND")]
    [InlineData("BREW")]
    public async Task Unknown_methods_are_refused(string method)
    {
        await using RunningServer server = await RunningServer.StartAsync(new ScriptedStore());
        using HttpResponseMessage answer = await server.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/health/live"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains("GET", answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task Options_names_what_a_route_allows()
    {
        await using RunningServer server = await RunningServer.StartAsync(new ScriptedStore());
        using HttpResponseMessage answer = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/health/live"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(["GET", "HEAD", "OPTIONS"], answer.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_foreign_host_name_is_refused_on_loopback()
    {
        await using RunningServer server = await RunningServer.StartAsync(new ScriptedStore());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Host = "evil.example";
        using HttpResponseMessage answer = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("unknown-host", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_there_is_a_problem_document_in_the_asked_language()
    {
        await using RunningServer server = await RunningServer.StartAsync(new ScriptedStore());
        using HttpResponseMessage german = await server.Client.GetAsync("/api/v1/nothing?lang=de", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, german.StatusCode);
        Assert.Equal("application/problem+json", german.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Nicht gefunden", await german.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        string english = await (await server.Client.GetAsync("/api/v1/nothing", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Not found", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_to_wait_and_the_server_goes_on()
    {
        await using RunningServer server = await RunningServer.StartAsync(new ScriptedStore(), s => s with { Limits = new ServerLimits { RequestBurst = 5, RequestsPerSecond = 1 } });
        HttpResponseMessage last = await AskAsync();
        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
        // More than the burst: on a busy machine the budget grows a little while they are asked.
        for (int i = 0; i < 100 && last.IsSuccessStatusCode; i++)
        {
            last = await AskAsync();
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
        Assert.True(last.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Contains("too-many-requests", await last.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        for (int i = 0; i < 60 && !last.IsSuccessStatusCode; i++)
        {
            await Task.Delay(1_200, TestContext.Current.CancellationToken);
            last = await AskAsync();
        }

        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
        Task<HttpResponseMessage> AskAsync() => server.Client.GetAsync("/health/live", TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Every_answer_tells_browsers_to_run_nothing_foreign()
    {
        await using RunningServer server = await RunningServer.StartAsync(new ScriptedStore());
        foreach (string path in new[] { "/health/live", "/nothing" })
        {
            using HttpResponseMessage answer = await server.Client.GetAsync(path, TestContext.Current.CancellationToken);
            string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }
    }
}
