using System.Net;
using CivicCoding.Api.Tests.Hosting;

namespace CivicCoding.Api.Tests.Health;

public sealed class HealthTests
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/health")]
    [InlineData("/metrics")]
    public async Task Operators_tools_are_answered(string path)
    {
        await using RunningServer server = await RunningServer.StartAsync(new ScriptedStore());
        using HttpResponseMessage answer = await server.Client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using HttpResponseMessage head = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Fact]
    public async Task The_details_name_the_store()
    {
        await using RunningServer server = await RunningServer.StartAsync(new ScriptedStore());
        string body = await server.Client.GetStringAsync("/health", TestContext.Current.CancellationToken);
        Assert.Contains("scripted", body, StringComparison.Ordinal);
    }
}
