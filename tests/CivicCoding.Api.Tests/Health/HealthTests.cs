using System.Net;
using System.Text.Json;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph;

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
    public async Task The_details_show_that_text_and_matching_come_to_the_stores_sequence_number()
    {
        RdfStore store = RdfStore.OpenInMemory();
        await using RunningServer server = await RunningServer.StartAsync(store);
        (long text, long matching) = await PositionsAsync(server);
        WriteReceipt written = await store.UpdateAsync("INSERT DATA { <http://e/s> <http://www.w3.org/2000/01/rdf-schema#label> \"Moor\"@de }", cancellation: TestContext.Current.CancellationToken);
        Assert.True(text < written.Sequence && matching < written.Sequence);
        for (int i = 0; i < 600 && (text, matching) != (written.Sequence, written.Sequence); i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            (text, matching) = await PositionsAsync(server);
        }

        Assert.Equal((written.Sequence, written.Sequence), (text, matching));
    }

    private static async Task<(long Text, long Matching)> PositionsAsync(RunningServer server)
    {
        using JsonDocument health = JsonDocument.Parse(await server.Client.GetStringAsync("/health", TestContext.Current.CancellationToken));
        JsonElement parts = health.RootElement.GetProperty("parts");
        return (parts.GetProperty("text").GetProperty("sequence").GetInt64(), parts.GetProperty("matching").GetProperty("sequence").GetInt64());
    }

    [Fact]
    public async Task The_details_name_the_store()
    {
        await using RunningServer server = await RunningServer.StartAsync(new ScriptedStore());
        string body = await server.Client.GetStringAsync("/health", TestContext.Current.CancellationToken);
        Assert.Contains("scripted", body, StringComparison.Ordinal);
    }
}
