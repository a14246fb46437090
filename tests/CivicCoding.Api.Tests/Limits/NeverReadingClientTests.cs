using System.Net;
using System.Net.Sockets;
using System.Text;
using CivicCoding.Api.Limits;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph;

namespace CivicCoding.Api.Tests.Limits;

/// <summary>A client that asks for much and reads nothing holds its turn no longer than the query's time.</summary>
public sealed class NeverReadingClientTests
{
    [Fact]
    public async Task A_client_that_never_reads_loses_its_turn_and_others_go_on_meanwhile()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        RdfStore store = RdfStore.OpenInMemory();
        await store.UpdateAsync("INSERT DATA { " + string.Concat(Enumerable.Range(0, 400).Select(i => $"<urn:s> <urn:p> \"{i} {new string('x', 200)}\" . ")) + "}", null, cancellation);
        await using RunningServer server = await RunningServer.StartAsync(store, s => s with { Limits = new ServerLimits { ConcurrentQueries = 1, QueryTime = TimeSpan.FromSeconds(2), MaxQueryTime = TimeSpan.FromSeconds(2), QueryQueueTime = TimeSpan.FromSeconds(60) } });
        var address = new Uri(server.Address);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(address.Host, address.Port, cancellation);
        string query = Uri.EscapeDataString("SELECT * { ?a <urn:p> ?x . ?b <urn:p> ?y . ?c <urn:p> ?z }");
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /sparql?query={query} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: application/sparql-results+json\r\n\r\n"), cancellation);
        while (socket.Available == 0)
        {
            await Task.Delay(20, cancellation);
        }

        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live", cancellation)).StatusCode);
        // The only turn is taken; this waits for it, and gets it because the first query was ended.
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/sparql?query=ASK%7B%3Fs+%3Fp+%3Fo%7D", cancellation)).StatusCode);
    }
}
