using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;
using CivicCoding.Matching.Serving;
using Microsoft.Extensions.DependencyInjection;

namespace CivicCoding.Api.Tests.Matching;

/// <summary>Feedback from the page of suggestions: kept without a name, only with the page's own token.</summary>
public sealed partial class FeedbackPageTests
{
    private const string Network = """
        @prefix civic: <https://civic-coding.org/ns#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <https://civic-coding.org/id/topics/bees> a civic:Topic ; rdfs:label "Bienen"@de .
        <https://civic-coding.org/id/projects/hive> a civic:Project ; rdfs:label "Stock"@de ; dct:subject <https://civic-coding.org/id/topics/bees> ; dct:description "Zählt Bienen am Stock."@de .
        <https://civic-coding.org/id/organisations/lab> a civic:Organisation ; rdfs:label "Labor"@de ; dct:subject <https://civic-coding.org/id/topics/bees> .
        <https://civic-coding.org/id/projects/swarm> a civic:Project ; rdfs:label "Schwarm"@de ; dct:subject <https://civic-coding.org/id/topics/bees> ; dct:description "Zählt Bienen im Schwarm am Stock."@de .
        <https://civic-coding.org/id/projects/swarm#lab> a civic:Participation ; civic:inProject <https://civic-coding.org/id/projects/swarm> ; civic:participant <https://civic-coding.org/id/organisations/lab> ; civic:role civic:Partner .
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_button_of_the_page_keeps_the_verdict_and_a_foreign_form_does_not()
    {
        RdfStore store = RdfStore.OpenInMemory();
        using var document = new MemoryStream(Encoding.UTF8.GetBytes(Network));
        await store.PostGraphAsync(new Iri("https://civic-coding.org/graph/test"), document, RdfFormat.Turtle, null, Cancellation);
        await using RunningServer server = await RunningServer.StartAsync(store);
        const string partner = "https://civic-coding.org/id/organisations/lab";
        HttpResponseMessage page = await server.Client.GetAsync("/match?project=hive&lang=de", Cancellation);
        string html = await page.Content.ReadAsStringAsync(Cancellation);
        for (int i = 0; i < 600 && !html.Contains(partner, StringComparison.Ordinal); i++)
        {
            // The recommendations are readied in the background.
            await Task.Delay(100, Cancellation);
            page.Dispose();
            page = await server.Client.GetAsync("/match?project=hive&lang=de", Cancellation);
            html = await page.Content.ReadAsStringAsync(Cancellation);
        }

        Assert.Contains($"value=\"not 1 {partner}\"", html, StringComparison.Ordinal);
        string token = Token().Match(html).Groups[1].Value;
        string cookie = page.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        async Task<HttpStatusCode> PostAsync(string said, string? with)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/match?project=hive")
            {
                Content = new FormUrlEncodedContent([new("said", said), new("why-1", "topic"), new("__RequestVerificationToken", with ?? "")]),
            };
            request.Headers.Add("Cookie", cookie);
            using HttpResponseMessage answer = await server.Client.SendAsync(request, Cancellation);
            return answer.StatusCode;
        }

        FeedbackStore kept = server.Services.GetRequiredService<FeedbackStore>();
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync($"not 1 {partner}", null));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync($"great 1 {partner}", token));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("not", token));
        Assert.Empty(await kept.ReadAsync(Cancellation));
        Assert.Equal(HttpStatusCode.Redirect, await PostAsync($"not 1 {partner}", token));
        Assert.Equal(new Feedback("https://civic-coding.org/id/projects/hive", partner, "not", "topic", 1), Assert.Single(await kept.ReadAsync(Cancellation)));
        Assert.Contains("role=\"status\"", await server.Client.GetStringAsync("/match?project=hive&said=1", Cancellation), StringComparison.Ordinal);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
