using System.Net;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph;

namespace CivicCoding.Api.Tests.Pages;

/// <summary>What people and files put into addresses, names and literals is text: escaped, bounded, answered.</summary>
public sealed class HostilePagesTests : IAsyncLifetime
{
    private const string Script = "</script><img src=x onerror=alert(1)>";
    private RunningServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync(RdfStore.OpenInMemory());
        string name = $"{Script}\\u202E\\u0007 Moor";
        await _server.Graph.Store.UpdateAsync(
            $$"""
            INSERT DATA { GRAPH <https://civic-coding.org/graph/test> {
              <https://civic-coding.org/id/projects/moor> a <https://civic-coding.org/ns#Project> ;
                <http://www.w3.org/2000/01/rdf-schema#label> "{{name}}"@de ; <http://purl.org/dc/terms/description> "{{name}}"@de ;
                <http://purl.org/dc/terms/subject> <https://civic-coding.org/id/topics/t> ; <http://xmlns.com/foaf/0.1/homepage> <javascript:alert(1)> .
              <https://civic-coding.org/id/topics/t> a <https://civic-coding.org/ns#Topic> ; <http://www.w3.org/2000/01/rdf-schema#label> "{{name}}"@de .
            } }
            """,
            cancellation: Cancellation);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("/projects")]
    [InlineData("/projects/moor")]
    [InlineData("/topics/t")]
    [InlineData("/search?q=Moor")]
    [InlineData("/overview")]
    [InlineData("/sparql?query=SELECT%20*%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D")]
    public async Task Scripts_in_names_and_literals_stay_text(string address)
    {
        string html = await PageAsync(address, HttpStatusCode.OK);
        Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"javascript:", html, StringComparison.OrdinalIgnoreCase);

        // A mark that turns the direction of what follows would reorder the rest of its paragraph.
        Assert.Equal(address != "/overview", html.Contains("Moor", StringComparison.Ordinal));
        Assert.DoesNotContain(WebUtility.HtmlDecode(html), c => c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'));
    }

    [Fact]
    public async Task Letters_of_other_scripts_stand_in_pages_as_they_are()
    {
        await _server.Graph.Store.UpdateAsync("INSERT DATA { GRAPH <https://civic-coding.org/graph/test> { <https://civic-coding.org/id/projects/shalom> a <https://civic-coding.org/ns#Project> ; <http://www.w3.org/2000/01/rdf-schema#label> \"\u2067שלום\u2069 Grüße مرحبا\"@de } }", cancellation: Cancellation);
        Assert.Contains("שלום Grüße مرحبا</h1>", await PageAsync("/projects/shalom", HttpStatusCode.OK), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_of_ten_kilobytes_is_answered()
    {
        string words = string.Concat(Enumerable.Repeat("Wald ", 2_048));
        await PageAsync("/search?q=" + Uri.EscapeDataString(words), HttpStatusCode.OK);
        await PageAsync("/projects?q=" + Uri.EscapeDataString(words), HttpStatusCode.OK);
        await PageAsync("/match?text=" + Uri.EscapeDataString(words), HttpStatusCode.OK, HttpStatusCode.BadRequest);
        string query = $"SELECT * {{ ?s ?p \"{words}\" }}";
        await PageAsync("/sparql?query=" + Uri.EscapeDataString(query), HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(5_000)]
    [InlineData(100_000)]
    public async Task Parentheses_without_end_are_refused_or_answered_within_bounds(int count)
    {
        string nested = new('(', count);
        await PageAsync("/search?q=" + nested, HttpStatusCode.OK, HttpStatusCode.RequestUriTooLong);
        await PageAsync($"/sparql?query=ASK%7BFILTER{nested}1", HttpStatusCode.BadRequest, HttpStatusCode.RequestUriTooLong);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("query", $"ASK {{ FILTER{nested}1")]);
        using HttpResponseMessage answer = await _server.Client.PostAsync("/sparql", form, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("%2A")]
    [InlineData("%3F%2A%20%2A%2A")]
    [InlineData("%00%01%1b%5B31m")]
    [InlineData("%E2%80%AEmoor%E2%81%A6")]
    [InlineData("%FF%FE")]
    [InlineData("%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task Wildcards_and_control_characters_are_answered_without_an_echo(string typed)
    {
        foreach (string address in new[] { "/search?q=", "/projects?q=", "/match?text=", "/api/v1/autocomplete?q=" })
        {
            string html = await PageAsync(address + typed, HttpStatusCode.OK, HttpStatusCode.BadRequest);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain('\0', html);
            Assert.DoesNotContain("\u001b[31m", html, StringComparison.Ordinal);
        }

        string answered = await PageAsync("/sparql?query=" + typed, HttpStatusCode.BadRequest);
        Assert.DoesNotContain("<script>alert", answered, StringComparison.Ordinal);
    }

    private async Task<string> PageAsync(string address, params HttpStatusCode[] statuses)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/html");
        using HttpResponseMessage answer = await _server.Client.SendAsync(request, Cancellation);
        Assert.Contains(answer.StatusCode, statuses);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }
}
