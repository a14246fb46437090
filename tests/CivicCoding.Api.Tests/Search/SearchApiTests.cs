using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CivicCoding.Api.Tests.Hosting;

namespace CivicCoding.Api.Tests.Search;

[Collection(NetworkCollection.Name)]
public sealed class SearchApiTests(NetworkServer network)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_search_names_things_with_kinds_and_marked_passages()
    {
        JsonElement found = await network.Client.GetFromJsonAsync<JsonElement>("/api/v1/search?q=Wald", Cancellation);
        JsonElement forest = found.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("slug").GetString() == "future-forest");
        Assert.Equal("projects", forest.GetProperty("kind").GetString());
        Assert.Contains(forest.GetProperty("snippet").EnumerateArray(), p => p.GetProperty("marked").GetBoolean());
        Assert.Equal(found.GetProperty("total").GetInt32(), found.GetProperty("kinds").EnumerateObject().Sum(k => k.Value.GetInt32()));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_or_a_repeat()
    {
        var seen = new List<string>();
        string? cursor = null;
        int total;
        do
        {
            JsonElement page = await network.Client.GetFromJsonAsync<JsonElement>($"/api/v1/search?q=Daten&kind=projects&take=7{(cursor is null ? "" : "&cursor=" + cursor)}", Cancellation);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!));
            cursor = page.GetProperty("next").GetString();
            total = page.GetProperty("total").GetInt32();
        }
        while (cursor is not null && seen.Count < 1_000);
        Assert.Equal(total, seen.Count);
        Assert.Equal(total, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.All(seen, id => Assert.Contains("/id/projects/", id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_question_may_come_in_the_body()
    {
        using HttpResponseMessage answer = await network.Client.PostAsJsonAsync("/api/v1/search", new { q = "Klima", take = 3 }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        JsonElement found = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.InRange(found.GetProperty("items").GetArrayLength(), 1, 3);
    }

    [Theory]
    [InlineData("/api/v1/search")]
    [InlineData("/api/v1/search?q=")]
    [InlineData("/api/v1/search?q=x&take=0")]
    [InlineData("/api/v1/search?q=x&take=5000")]
    [InlineData("/api/v1/search?q=x&cursor=abc")]
    public async Task Bad_questions_get_a_problem(string address)
    {
        using HttpResponseMessage answer = await network.Client.GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_page_shows_hits_and_escapes_what_was_typed()
    {
        string page = await network.Client.GetStringAsync("/search?q=" + Uri.EscapeDataString("Wald <script>alert(1)</script>"), Cancellation);
        Assert.Contains("/projects/future-forest", page, StringComparison.Ordinal);
        Assert.Contains("<mark>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        string english = await network.Client.GetStringAsync("/search?lang=en&q=qqqzzz", Cancellation);
        Assert.Contains("0 results", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_match_works_inside_a_query()
    {
        const string query = "PREFIX text: <https://civic-coding.org/text#> PREFIX civic: <https://civic-coding.org/ns#> SELECT ?s { ?s a civic:Project ; text:match \"Wald\" }";
        string found = await network.Client.GetStringAsync("/sparql?format=csv&query=" + Uri.EscapeDataString(query), Cancellation);
        Assert.Contains("https://civic-coding.org/id/projects/future-forest", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facets_tell_what_a_choice_gives_and_several_are_chosen_at_a_time()
    {
        JsonElement all = await network.Client.GetFromJsonAsync<JsonElement>("/api/v1/search?q=Wald", Cancellation);
        JsonElement topic = all.GetProperty("facets").GetProperty("topic")[0];
        string chosen = "&topic=" + Uri.EscapeDataString(topic.GetProperty("id").GetString()!);
        JsonElement narrowed = await network.Client.GetFromJsonAsync<JsonElement>("/api/v1/search?q=Wald" + chosen, Cancellation);
        Assert.Equal(topic.GetProperty("count").GetInt32(), narrowed.GetProperty("total").GetInt32());
        int projects = narrowed.GetProperty("kinds").GetProperty("projects").GetInt32();
        JsonElement both = await network.Client.GetFromJsonAsync<JsonElement>("/api/v1/search?q=Wald&kind=projects" + chosen, Cancellation);
        Assert.Equal(projects, both.GetProperty("total").GetInt32());
        string page = await network.Client.GetStringAsync("/search?q=Wald&kind=projects" + chosen, Cancellation);
        Assert.Contains("checked", page, StringComparison.Ordinal);
        Assert.Contains("noindex", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("datasets", "licence", "dct:license|dcat:distribution/dct:license")]
    [InlineData("needs", "skill", "civic:skill|civic:requiresSkill")]
    [InlineData("projects", "skill", "civic:skill|civic:requiresSkill")]
    public async Task A_facet_counts_what_a_query_counts(string kind, string facet, string path)
    {
        JsonElement all = await network.Client.GetFromJsonAsync<JsonElement>($"/api/v1/search?q=Daten&kind={kind}", Cancellation);
        JsonElement value = all.GetProperty("facets").GetProperty(facet)[0];
        string id = value.GetProperty("id").GetString()!;
        JsonElement narrowed = await network.Client.GetFromJsonAsync<JsonElement>($"/api/v1/search?q=Daten&kind={kind}&take=100&{facet}={Uri.EscapeDataString(id)}", Cancellation);
        Assert.Equal(value.GetProperty("count").GetInt32(), narrowed.GetProperty("total").GetInt32());
        Assert.NotEqual(id, value.GetProperty("name").GetString());
        foreach (JsonElement item in narrowed.GetProperty("items").EnumerateArray())
        {
            string query = $"PREFIX civic: <https://civic-coding.org/ns#> PREFIX dct: <http://purl.org/dc/terms/> PREFIX dcat: <http://www.w3.org/ns/dcat#> ASK {{ <{item.GetProperty("id").GetString()}> {path} <{id}> }}";
            JsonElement answer = await network.Client.GetFromJsonAsync<JsonElement>("/sparql?format=json&query=" + Uri.EscapeDataString(query), Cancellation);
            Assert.True(answer.GetProperty("boolean").GetBoolean(), query);
        }
    }

    [Fact]
    public async Task A_misspelt_word_is_asked_back_and_an_empty_result_helps()
    {
        JsonElement found = await network.Client.GetFromJsonAsync<JsonElement>("/api/v1/search?q=Bidlung", Cancellation);
        Assert.Equal("bildung", found.GetProperty("didYouMean").GetString(), ignoreCase: true);
        string page = await network.Client.GetStringAsync("/search?lang=de&q=Bidlung", Cancellation);
        Assert.Contains("Meinten Sie", page, StringComparison.Ordinal);
        string empty = await network.Client.GetStringAsync("/search?lang=de&q=xqzwxqzw", Cancellation);
        Assert.Contains("/register/needs", empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hit_lifts_what_belongs_to_it_and_says_so()
    {
        JsonElement found = await network.Client.GetFromJsonAsync<JsonElement>("/api/v1/search?q=Forstwirtschaft&take=100", Cancellation);
        Assert.Contains(found.GetProperty("items").EnumerateArray(), i => i.GetProperty("via").ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task Names_complete_what_is_typed()
    {
        JsonElement found = await network.Client.GetFromJsonAsync<JsonElement>("/api/v1/autocomplete?q=leichte%20sp", Cancellation);
        Assert.Contains(found.GetProperty("items").EnumerateArray(), i => i.GetProperty("name").GetString() == "Leichte Sprache" && i.GetProperty("kind").GetString() == "skills");
        JsonElement alias = await network.Client.GetFromJsonAsync<JsonElement>("/api/v1/autocomplete?q=bmas", Cancellation);
        Assert.Contains(alias.GetProperty("items").EnumerateArray(), i => i.GetProperty("slug").GetString() == "bmas");
        using HttpResponseMessage bad = await network.Client.GetAsync("/api/v1/autocomplete", Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
    }

    public static TheoryData<string> Hostile => new(
        string.Concat(Enumerable.Repeat("Wald Moor ", 1_024)),
        new string('(', 100_000),
        "* ** ?* *",
        "Wald\u0001\u001b[31m\u007f",
        "\u202eWald\u2066",
        "<img src=x onerror=alert(1)>\"'");

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Hostile_questions_are_bounded_answered_and_escaped(string typed)
    {
        using HttpResponseMessage answer = await network.Client.PostAsJsonAsync("/api/v1/search", new { q = typed }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using HttpResponseMessage names = await network.Client.PostAsJsonAsync("/api/v1/autocomplete", new { q = typed }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, names.StatusCode);
        using HttpResponseMessage page = await network.Client.GetAsync("/search?q=" + Uri.EscapeDataString(typed[..Math.Min(typed.Length, 1_500)]), Cancellation);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        string html = await page.Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", html, StringComparison.Ordinal);
        Assert.DoesNotContain("&#x202E;", html, StringComparison.OrdinalIgnoreCase);
    }
}
