using System.Net;
using System.Net.Http.Headers;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CivicCoding.Api.Tests.Pages;

/// <summary>Pages are kept between requests and by browsers, and nobody ever gets another's.</summary>
public sealed class PageCacheTests : IAsyncLifetime
{
    private const string Thing = "<https://civic-coding.org/id/projects/moor>";
    private RunningServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync(RdfStore.OpenInMemory());
        await UpdateAsync($$"""INSERT DATA { GRAPH <https://civic-coding.org/graph/test> { {{Thing}} a <https://civic-coding.org/ns#Project> ; <http://www.w3.org/2000/01/rdf-schema#label> "Moorkarte"@de, "Bog map"@en } }""");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/projects")]
    [InlineData("/projects/moor")]
    [InlineData("/overview")]
    [InlineData("/about")]
    [InlineData("/ns")]
    [InlineData("/accessibility")]
    public async Task A_copy_that_is_still_true_is_not_sent_again(string address)
    {
        (HttpResponseMessage first, string body) = await GetAsync(address, "de");
        string tag = first.Headers.ETag!.ToString();
        (HttpResponseMessage again, string nothing) = await GetAsync(address, "de", tag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(nothing);
        Assert.Equal(tag, again.Headers.ETag!.ToString());
        Assert.Equal("no-cache", again.Headers.CacheControl!.ToString());
        Assert.Equal(["Accept", "Accept-Language"], again.Headers.Vary.Order(StringComparer.Ordinal));
        (HttpResponseMessage kept, string same) = await GetAsync(address, "de");
        Assert.NotNull(kept.Headers.Age);
        Assert.Equal(body, same);
        Assert.Equal(first.Headers.GetValues("Content-Security-Policy"), kept.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(tag, kept.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task A_German_and_an_English_asker_never_get_each_others_page()
    {
        var tags = new HashSet<string>(StringComparer.Ordinal);
        for (int round = 0; round < 3; round++)
        {
            foreach ((string address, string language, string word) in new[] { ("/projects/moor", "de", "Moorkarte"), ("/projects/moor", "en", "Bog map"), ("/projects/moor", "de-AT,en;q=0.5", "Moorkarte"), ("/projects/moor?lang=en", "de", "Bog map"), ("/projects/moor?lang=de", "en", "Moorkarte") })
            {
                (HttpResponseMessage answer, string body) = await GetAsync(address, language);
                Assert.Contains($"<h1>{word}</h1>", body, StringComparison.Ordinal);
                Assert.Equal(word == "Moorkarte" ? "de" : "en", Assert.Single(answer.Content.Headers.ContentLanguage));
                tags.Add(answer.Headers.ETag!.ToString());
            }
        }

        // Two at the plain address, and one for each language that an address names.
        Assert.Equal(4, tags.Count);
        (HttpResponseMessage german, _) = await GetAsync("/projects/moor", "de");
        Assert.Equal(HttpStatusCode.OK, (await GetAsync("/projects/moor", "en", german.Headers.ETag!.ToString())).Answer.StatusCode);
    }

    [Fact]
    public async Task A_write_changes_the_tag_and_the_page()
    {
        (HttpResponseMessage before, _) = await GetAsync("/projects/moor", "de");
        string tag = before.Headers.ETag!.ToString();
        await UpdateAsync($$"""INSERT DATA { GRAPH <https://civic-coding.org/graph/test> { {{Thing}} <http://purl.org/dc/terms/description> "Zeigt Moore."@de } }""");
        (HttpResponseMessage after, string body) = await GetAsync("/projects/moor", "de", tag);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("Zeigt Moore.", body, StringComparison.Ordinal);
        Assert.NotEqual(tag, after.Headers.ETag!.ToString());
        await UpdateAsync($$"""DELETE WHERE { GRAPH ?g { {{Thing}} ?p ?o } }""");
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/projects/moor", "de", after.Headers.ETag!.ToString())).Answer.StatusCode);
    }

    [Fact]
    public async Task A_search_follows_the_text_index_that_follows_the_store()
    {
        await UpdateAsync("""INSERT DATA { GRAPH <https://civic-coding.org/graph/test> { <https://civic-coding.org/id/projects/luchs> a <https://civic-coding.org/ns#Project> ; <http://www.w3.org/2000/01/rdf-schema#label> "Luchspfad"@de } }""");
        string body = "";
        for (int i = 0; i < 600 && !body.Contains("Luchspfad</a>", StringComparison.Ordinal); i++)
        {
            (_, body) = await GetAsync("/search?q=Luchspfad", "de");
            await Task.Delay(50, Cancellation);
        }

        Assert.Contains("Luchspfad</a>", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_and_people_get_their_own_answers_at_one_address()
    {
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal("text/html", (await GetAsync("/ns", "de")).Answer.Content.Headers.ContentType!.MediaType);
            using var request = new HttpRequestMessage(HttpMethod.Get, "/ns");
            request.Headers.Accept.ParseAdd("text/turtle");
            using HttpResponseMessage answer = await _server.Client.SendAsync(request, Cancellation);
            Assert.NotEqual("text/html", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task Who_calls_with_a_key_gets_nothing_kept_and_leaves_nothing()
    {
        await GetAsync("/projects/moor", "de");
        for (int i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/projects/moor");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _server.AdminKey);
            using HttpResponseMessage answer = await _server.Client.SendAsync(request, Cancellation);
            Assert.Null(answer.Headers.Age);
            Assert.Null(answer.Headers.ETag);
        }
    }

    [Theory]
    [InlineData("/drafts")]
    [InlineData("/drafts/duplicates")]
    [InlineData("/drafts/projects/moor")]
    [InlineData("/register/projects")]
    [InlineData("/validate")]
    [InlineData("/match")]
    [InlineData("/sparql")]
    [InlineData("/projects/nothing")]
    public async Task Forms_drafts_and_what_is_not_there_are_not_kept(string address)
    {
        for (int i = 0; i < 2; i++)
        {
            (HttpResponseMessage answer, _) = await GetAsync(address, "de");
            Assert.Null(answer.Headers.Age);
            Assert.Null(answer.Headers.ETag);
        }
    }

    [Fact]
    public void What_is_kept_is_bounded()
    {
        OutputCacheOptions options = _server.Services.GetRequiredService<IOptions<OutputCacheOptions>>().Value;
        Assert.InRange(options.SizeLimit, 1, 64 << 20);
        Assert.InRange(options.MaximumBodySize, 1, options.SizeLimit / 8);
    }

    private async Task UpdateAsync(string update) => await _server.Graph.Store.UpdateAsync(update, cancellation: Cancellation);

    private async Task<(HttpResponseMessage Answer, string Body)> GetAsync(string address, string language, string? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.AcceptLanguage.ParseAdd(language);
        if (known is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        }

        HttpResponseMessage answer = await _server.Client.SendAsync(request, Cancellation);
        return (answer, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
