using System.Net;
using System.Text.Json;
using CivicCoding.Api.Tests.Entries;
using CivicCoding.Api.Tests.Hosting;

namespace CivicCoding.Api.Tests.Drafts;

[Collection(EntriesCollection.Name)]
public sealed class DraftsApiTests(NetworkServer network)
{
    private string Admin => network.Server.AdminKey;

    [Fact]
    public async Task A_draft_shows_nowhere_until_it_is_accepted_and_nowhere_after_it_is_withdrawn()
    {
        const string word = "Zwirbelkomet";
        (HttpResponseMessage made, JsonElement draft) = await network.SendAsync(HttpMethod.Post, "/api/v1/projects", EntryRequests.Good.Replace("Quittenbaum", word, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Accepted, made.StatusCode);
        await network.IndexedAsync();
        Assert.Equal([], await PlacesAsync(word, draft.Text("id"), draft.Text("draft")));

        (HttpResponseMessage list, JsonElement waiting) = await network.SendAsync(HttpMethod.Get, "/api/v1/drafts", key: Admin);
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
        Assert.Contains(waiting.GetProperty("items").EnumerateArray(), d => d.Text("id") == draft.Text("draft"));

        Assert.Equal(HttpStatusCode.OK, (await network.SendAsync(HttpMethod.Post, $"/api/v1/drafts/{draft.Text("draft")}/accept", key: Admin)).Answer.StatusCode);
        await network.IndexedAsync();
        Assert.Equal(["sparql", "text:match", "list", "thing", "document", "search"], await PlacesAsync(word, draft.Text("id"), draft.Text("draft")));

        Assert.Equal(HttpStatusCode.NotFound, (await network.SendAsync(HttpMethod.Delete, "/api/v1/drafts/" + draft.Text("draft"), secret: "wrong")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await network.SendAsync(HttpMethod.Delete, "/api/v1/drafts/" + draft.Text("draft"), secret: draft.Text("secret"))).Answer.StatusCode);
        await network.IndexedAsync();
        Assert.Equal([], await PlacesAsync(word, draft.Text("id"), draft.Text("draft")));
    }

    [Fact]
    public async Task Only_editors_decide_and_a_rejected_draft_can_be_sent_again()
    {
        (_, JsonElement draft) = await network.SendAsync(HttpMethod.Post, "/api/v1/projects", EntryRequests.Good);
        string address = "/api/v1/drafts/" + draft.Text("draft");
        Assert.Equal(HttpStatusCode.Unauthorized, (await network.SendAsync(HttpMethod.Post, address + "/accept")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await network.SendAsync(HttpMethod.Get, "/api/v1/drafts")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await network.SendAsync(HttpMethod.Post, "/api/v1/projects?accept=true", EntryRequests.Good)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await network.SendAsync(HttpMethod.Get, address)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await network.SendAsync(HttpMethod.Post, address + "/reject?comment=Mehr%20bitte", key: Admin)).Answer.StatusCode);
        Assert.Equal("Mehr bitte", (await network.SendAsync(HttpMethod.Get, address, secret: draft.Text("secret"))).Body.Text("comment"));
        Assert.Equal(HttpStatusCode.Conflict, (await network.SendAsync(HttpMethod.Post, address + "/accept", key: Admin)).Answer.StatusCode);
        (HttpResponseMessage saved, JsonElement again) = await network.SendAsync(HttpMethod.Put, address, EntryRequests.Good, secret: draft.Text("secret"));
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal("waiting", again.Text("status"));
        await network.SendAsync(HttpMethod.Delete, address, secret: draft.Text("secret"));
    }

    /// <summary>Where everybody can see the thing.</summary>
    private async Task<List<string>> PlacesAsync(string word, string iri, string draft)
    {
        List<string> places = [];
        async Task LookAsync(string place, string address, string sign)
        {
            using HttpResponseMessage answer = await network.Client.GetAsync(address, TestContext.Current.CancellationToken);
            if (answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains(sign, StringComparison.Ordinal))
            {
                places.Add(place);
            }
        }

        string path = new Uri(iri).AbsolutePath["/id".Length..];
        string Query(string query) => "/sparql?format=json&query=" + Uri.EscapeDataString(query);
        await LookAsync("sparql", Query($"SELECT * {{ <{iri}> ?p ?o }}"), "2026-05");
        await LookAsync("private graph", Query($"SELECT * {{ GRAPH <https://civic-coding.org/graph/draft/{draft}> {{ ?s ?p ?o }} }}"), "\"value\"");
        await LookAsync("private graph by FROM", Query($"SELECT * FROM <https://civic-coding.org/graph/draft/{draft}> {{ ?s ?p ?o }}"), "\"value\"");
        await LookAsync("text:match", Query($"PREFIX text: <{CivicCoding.Graph.Text.TextVocabulary.Namespace}> SELECT ?s {{ ?s text:match \"{word}\" }}"), iri);
        await LookAsync("list", "/api/v1/projects?q=" + word, path[(path.LastIndexOf('/') + 1)..]);
        await LookAsync("thing", "/api/v1" + path, word);
        await LookAsync("document", path + ".ttl", word);
        await LookAsync("search", "/api/v1/search?q=" + word, path[(path.LastIndexOf('/') + 1)..]);
        await LookAsync("graph store", "/rdf-graph-store?graph=" + Uri.EscapeDataString("https://civic-coding.org/graph/draft/" + draft), word);
        await LookAsync("catalogue", "/catalog", word);
        return places;
    }
}
