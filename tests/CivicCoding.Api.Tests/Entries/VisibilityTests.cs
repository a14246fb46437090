using System.Net;
using System.Text;
using System.Text.Json;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Tests.Entries;

/// <summary>What is not public of an entry is seen by editors and by the one who entered it, and goes out nowhere else.</summary>
[Collection(EntriesCollection.Name)]
public sealed class VisibilityTests(NetworkServer network)
{
    private const string Word = "geheimhummel";
    private const string Contact = Word + "@example.org";

    private static readonly string s_entry = EntryRequests.Good.Replace("\"homepage\"", $"\"contact\": \"{Contact}\", \"visibility\": {{ \"homepage\": \"internal\" }}, \"homepage\"", StringComparison.Ordinal)
        .Replace("Quittenbaum", "Hummelwiese", StringComparison.Ordinal).Replace("example.org/quitte", $"{Word}.example/", StringComparison.Ordinal);

    private string Admin => network.Server.AdminKey;

    [Fact]
    public async Task What_is_not_public_leaves_by_no_way_and_editor_and_owner_see_it()
    {
        (_, JsonElement made) = await network.SendAsync(HttpMethod.Post, "/api/v1/projects", s_entry);
        string draft = "/api/v1/drafts/" + made.Text("draft");
        Assert.Equal(HttpStatusCode.OK, (await network.SendAsync(HttpMethod.Post, draft + "/accept", key: Admin)).Answer.StatusCode);
        string path = new Uri(made.Text("id")).AbsolutePath["/id".Length..];
        await network.IndexedAsync();

        Assert.Empty(await LeaksAsync(path));

        (HttpResponseMessage read, JsonElement entry) = await network.SendAsync(HttpMethod.Get, $"/api/v1{path}/entry", key: Admin);
        Assert.Equal(Contact, entry.Text("contact"));
        Assert.Equal("internal", entry.GetProperty("visibility").Text("contact"));
        Assert.Equal("internal", entry.GetProperty("visibility").Text("homepage"));
        Assert.Contains("no-store", read.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains(Contact, await network.Client.GetStringAsync($"/register/draft/{made.Text("draft")}?secret={made.Text("secret")}", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // What was read can be sent back as it is; nothing changes and nothing comes out.
        Assert.Equal(HttpStatusCode.OK, (await network.SendAsync(HttpMethod.Put, "/api/v1" + path, entry.GetRawText(), Admin, read.Headers.ETag!.ToString())).Answer.StatusCode);
        await network.IndexedAsync();
        Assert.Empty(await LeaksAsync(path));

        Assert.Equal(HttpStatusCode.NoContent, (await network.SendAsync(HttpMethod.Delete, "/api/v1" + path, secret: made.Text("secret"))).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await network.SendAsync(HttpMethod.Get, "/api/v1" + path)).Answer.StatusCode);
        (_, JsonElement left) = await network.SendAsync(HttpMethod.Get, "/sparql?format=json&query=" + Uri.EscapeDataString($"SELECT ?g {{ GRAPH ?g {{ ?s ?p ?o FILTER(CONTAINS(STR(?o), '{Word}') || CONTAINS(STR(?s), 'hummelwiese') || CONTAINS(STR(?o), 'hummelwiese')) }} }}"), key: Admin);
        Assert.Equal(0, left.GetProperty("results").GetProperty("bindings").GetArrayLength());
    }

    [Fact]
    public async Task Who_changes_an_entry_of_others_neither_sees_nor_removes_what_is_not_public()
    {
        string contributor = (await network.SendAsync(HttpMethod.Post, "/api/v1/admin/keys", """{ "id": "helper-v", "role": "contributor" }""", Admin)).Body.Text("key");
        (_, JsonElement made) = await network.SendAsync(HttpMethod.Post, "/api/v1/projects?accept=true", s_entry.Replace("Hummelwiese", "Hummelhang", StringComparison.Ordinal), Admin);
        string address = "/api/v1" + made.Text("page");
        (HttpResponseMessage read, JsonElement seen) = await network.SendAsync(HttpMethod.Get, address + "/entry", key: contributor);
        Assert.DoesNotContain(Word, seen.GetRawText(), StringComparison.Ordinal);

        (HttpResponseMessage put, JsonElement draft) = await network.SendAsync(HttpMethod.Put, address, seen.GetRawText().Replace("2026-05", "2026-07", StringComparison.Ordinal), contributor, read.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.Accepted, put.StatusCode);
        (_, JsonElement own) = await network.SendAsync(HttpMethod.Get, "/api/v1/drafts/" + draft.Text("draft"), secret: draft.Text("secret"));
        Assert.DoesNotContain(Word, own.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await network.SendAsync(HttpMethod.Post, $"/api/v1/drafts/{draft.Text("draft")}/accept", key: Admin)).Answer.StatusCode);

        (_, JsonElement after) = await network.SendAsync(HttpMethod.Get, address + "/entry", key: Admin);
        Assert.Equal("2026-07", after.Text("startDate"));
        Assert.Equal(Contact, after.Text("contact"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await network.SendAsync(HttpMethod.Delete, address, secret: draft.Text("secret"))).Answer.StatusCode);
        await network.SendAsync(HttpMethod.Delete, address, key: Admin);
        await network.SendAsync(HttpMethod.Delete, "/api/v1/admin/keys/helper-v", key: Admin);
    }

    [Fact]
    public async Task A_field_that_is_chosen_to_be_public_is_public()
    {
        (_, JsonElement made) = await network.SendAsync(HttpMethod.Post, "/api/v1/projects?accept=true", """{ "name": "Offene Hummel", "contact": "offen@example.org", "visibility": { "contact": "public" } }""", Admin);

        Assert.Contains("offen@example.org", await network.Client.GetStringAsync(made.Text("page"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await network.SendAsync(HttpMethod.Delete, "/api/v1" + made.Text("page"), key: Admin);
    }

    [Theory]
    [InlineData("""{ "name": "A", "visibility": { "contact": "secret" } }""", "visibility")]
    [InlineData("""{ "name": "A", "visibility": { "name": "internal" } }""", "visibility")]
    [InlineData("""{ "name": "A", "visibility": { "colour": "internal" } }""", "visibility")]
    [InlineData("""{ "name": "A", "visibility": "internal" }""", "visibility")]
    [InlineData("""{ "name": "A", "contact": "no address" }""", "contact")]
    public async Task A_wrong_choice_is_said(string json, string field)
    {
        (HttpResponseMessage answer, JsonElement body) = await network.SendAsync(HttpMethod.Post, "/api/v1/projects", json);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(body.GetProperty("errors").EnumerateArray(), e => e.Text("field") == field);
    }

    /// <summary>The ways by which the word comes out, of all that the public can ask.</summary>
    private async Task<List<string>> LeaksAsync(string path)
    {
        List<string> leaks = [];
        string Sparql(string query) => "/sparql?query=" + Uri.EscapeDataString(query);
        string iri = "https://civic-coding.org/id" + path;
        string hidden = "https://civic-coding.org/graph/private" + path;
        string[] ways =
        [
            path, path + ".ttl", path + ".jsonld", path + ".rdf", path + ".nt", path + ".trig", "/api/v1" + path, $"/api/v1{path}/entry", $"/api/v1{path}/partners?explain=full", $"/api/v1{path}/similar",
            "/projects?q=" + Word, "/search?q=" + Word, "/search?q=hummelwiese", "/api/v1/search?q=hummelwiese", "/match?project=" + path[(path.LastIndexOf('/') + 1)..], "/catalog.ttl", "/sitemap.xml", "/.well-known/void",
            Sparql($"SELECT * {{ <{iri}> ?p ?o }}"), Sparql($"DESCRIBE <{iri}>"), Sparql($"SELECT * {{ GRAPH ?g {{ ?s ?p ?o FILTER(CONTAINS(STR(?o), '{Word}')) }} }}"),
            Sparql($"SELECT * FROM <{hidden}> {{ ?s ?p ?o }}"), Sparql($"SELECT * FROM NAMED <{hidden}> {{ GRAPH ?g {{ ?s ?p ?o }} }}"), Sparql($"SELECT * {{ GRAPH <{hidden}> {{ ?s ?p ?o }} }}"),
            Sparql($"PREFIX text: <{CivicCoding.Graph.Text.TextVocabulary.Namespace}> SELECT * {{ ?s text:match \"{Word}\" . ?s ?p ?o }}"), "/rdf-graph-store?graph=" + Uri.EscapeDataString(hidden),
            "/rdf-graph-store?graph=" + Uri.EscapeDataString("https://civic-coding.org/graph/entry" + path), "/api/v1/forms/projects", "/drafts" + path,
        ];
        foreach (string way in ways)
        {
            using HttpResponseMessage answer = await network.Client.GetAsync(way, TestContext.Current.CancellationToken);
            string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            string asked = WebUtility.UrlEncode(Word);
            // A page that repeats the question is no leak.
            if (text.Replace($"q={asked}", "", StringComparison.Ordinal).Replace($"value=\"{Word}\"", "", StringComparison.Ordinal).Contains(Word + (way.Contains("q=" + Word, StringComparison.Ordinal) || way.Contains("sparql", StringComparison.Ordinal) ? "@" : ""), StringComparison.OrdinalIgnoreCase))
            {
                leaks.Add(way);
            }
        }

        // A part of the word may find what is public; the word itself comes out nowhere, not as a suggestion either.
        foreach (string near in new[] { Word, Word[..^1], Word[1..] })
        {
            (_, JsonElement found) = await network.SendAsync(HttpMethod.Post, "/api/v1/search", $$"""{ "q": "{{near}}" }""");
            if (found.GetRawText().Contains(Word, StringComparison.OrdinalIgnoreCase))
            {
                leaks.Add("search for " + near);
            }
        }

        using var dump = new MemoryStream();
        await new PublicDump(network.Server.Graph.Store).WriteAsync(RdfFormat.NQuads, dump, TestContext.Current.CancellationToken);
        string quads = Encoding.UTF8.GetString(dump.ToArray());
        if (quads.Contains(Word, StringComparison.Ordinal) || quads.Contains("/graph/private/", StringComparison.Ordinal))
        {
            leaks.Add("dump");
        }

        return leaks;
    }
}
