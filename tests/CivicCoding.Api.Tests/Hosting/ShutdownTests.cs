using System.Globalization;
using System.Net;
using System.Text;
using CivicCoding.Api.Tests.Cli;

namespace CivicCoding.Api.Tests.Hosting;

/// <summary>SIGTERM while requests run, on the program itself.</summary>
public sealed class ShutdownTests : IDisposable
{
    /// <summary>Nothing answers it before its time is over.</summary>
    private const string Endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g), STR(?j))) = 1) }";

    private readonly string _folder = Directory.CreateTempSubdirectory("civic-end-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_running_request_gets_its_whole_answer_and_the_program_ends_with_0()
    {
        await using CivicProcess server = await CivicProcess.ServeAsync(_folder);
        using HttpClient client = await ClientOfAsync(server);
        // Long enough that it is seen running on a busy machine, and shorter than the drain time.
        Task<HttpResponseMessage> asked = AskAsync(client, 8);
        await UntilItRunsAsync(client);
        await server.TerminateAsync();
        using HttpResponseMessage answer = await asked;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("\"status\":503", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(0, await server.ExitAsync());
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("/health/live", Cancellation));
        (int code, string kept, _) = await CliTests.RunAsync($"query - --format csv --store {_folder}", "SELECT (COUNT(*) AS ?n) WHERE { ?s <urn:x:p> ?o }");
        Assert.Equal((0, "n\r\n400\r\n"), (code, kept));
    }

    [Fact]
    public async Task A_request_that_does_not_end_is_ended_and_the_program_with_0()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("CIVIC_FAST") == "1", "The fast lane (CIVIC_FAST=1) does not wait for the drain time; `dotnet test` does.");
        await using CivicProcess server = await CivicProcess.ServeAsync(_folder);
        using HttpClient client = await ClientOfAsync(server);
        Task<HttpResponseMessage> asked = AskAsync(client, 110);
        await UntilItRunsAsync(client);
        await server.TerminateAsync();
        // The query alone would go on for far longer than this limit.
        Assert.Equal(0, await server.ExitAsync(TimeSpan.FromSeconds(30)));
        using HttpResponseMessage answer = await asked;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, int seconds) => client.PostAsync(
        string.Create(CultureInfo.InvariantCulture, $"/sparql?timeout={seconds}"), new StringContent(Endless, Encoding.UTF8, "application/sparql-query"), Cancellation);

    private static async Task<HttpClient> ClientOfAsync(CivicProcess server)
    {
        var client = new HttpClient { BaseAddress = new Uri(server.Address), Timeout = TimeSpan.FromMinutes(3) };
        string triples = string.Concat(Enumerable.Range(0, 400).Select(i => $"<urn:x:{i}> <urn:x:p> \"{i}\" . "));
        using HttpResponseMessage added = await client.PostAsync("/update", new StringContent($"INSERT DATA {{ {triples} }}", Encoding.UTF8, "application/sparql-update"), Cancellation);
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        return client;
    }

    /// <summary>Waits until the server itself tells of a request to /sparql that is not answered yet.</summary>
    private static async Task UntilItRunsAsync(HttpClient client)
    {
        for (int i = 0; i < 400; i++)
        {
            string measures = await client.GetStringAsync("/metrics", Cancellation);
            if (measures.Split('\n').Any(l => l.StartsWith("http_requests_in_progress", StringComparison.Ordinal) && l.Contains("POST", StringComparison.Ordinal) && l.Contains("sparql", StringComparison.Ordinal) && l.TrimEnd().EndsWith(" 1", StringComparison.Ordinal)))
            {
                return;
            }

            await Task.Delay(10, Cancellation);
        }

        Assert.Fail("The request does not begin.");
    }
}
