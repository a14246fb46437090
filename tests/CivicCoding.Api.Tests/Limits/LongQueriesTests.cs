using System.Net;
using CivicCoding.Api.Limits;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph;

namespace CivicCoding.Api.Tests.Limits;

/// <summary>Queries that take all their time take nobody else's.</summary>
public sealed class LongQueriesTests
{
    private const int Queries = 12;

    [Fact]
    public async Task Short_requests_are_answered_while_every_turn_is_taken_by_a_runningquery()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        RdfStore store = RdfStore.OpenInMemory();
        await store.UpdateAsync("INSERT DATA { " + string.Concat(Enumerable.Range(0, 3_000).Select(i => $"<urn:s{i}> <urn:p> {i} . ")) + "}", null, cancellation);
        await using RunningServer server = await RunningServer.StartAsync(store, s => s with { Limits = new ServerLimits { ConcurrentQueries = Queries, QueryTime = TimeSpan.FromSeconds(10), MaxQueryTime = TimeSpan.FromSeconds(10) } });
        string query = Uri.EscapeDataString("SELECT (COUNT(*) AS ?n) { ?a <urn:p> ?x . ?b <urn:p> ?y . ?c <urn:p> ?z FILTER(?x + ?y + ?z < 0) }");
        Task<HttpResponseMessage>[] running = [.. Enumerable.Range(0, Queries).Select(_ => server.Client.GetAsync($"/sparql?query={query}", cancellation))];
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live", cancellation)).StatusCode);
        }

        Assert.DoesNotContain(running, q => q.IsCompleted);
        Assert.All(await Task.WhenAll(running), answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode));
        ThreadPool.GetMinThreads(out int workers, out _);
        Assert.True(workers > 2 * Queries, $"{workers} threads");
    }
}
