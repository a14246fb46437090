using System.Net;
using System.Text.Json;
using CivicCoding.Api.Tests.Entries;
using CivicCoding.Api.Tests.Hosting;

namespace CivicCoding.Api.Tests.Admin;

[Collection(EntriesCollection.Name)]
public sealed class AdminApiTests(NetworkServer network)
{
    private string Admin => network.Server.AdminKey;

    [Fact]
    public async Task Keys_are_made_rotated_and_revoked_and_each_leaves_a_line()
    {
        (HttpResponseMessage made, JsonElement key) = await network.SendAsync(HttpMethod.Post, "/api/v1/admin/keys", """{ "id": "ed", "role": "editor" }""", Admin);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        string first = key.Text("key");
        Assert.Equal(HttpStatusCode.OK, (await network.SendAsync(HttpMethod.Get, "/api/v1/drafts", key: first)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await network.SendAsync(HttpMethod.Get, "/api/v1/admin/keys", key: first)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await network.SendAsync(HttpMethod.Post, "/api/v1/admin/keys", """{ "id": "ed", "role": "admin" }""", Admin)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await network.SendAsync(HttpMethod.Post, "/api/v1/admin/keys", """{ "id": "x", "role": "king" }""", Admin)).Answer.StatusCode);

        string second = (await network.SendAsync(HttpMethod.Post, "/api/v1/admin/keys/ed/rotate", "{}", Admin)).Body.Text("key");
        Assert.Equal(HttpStatusCode.Unauthorized, (await network.SendAsync(HttpMethod.Get, "/api/v1/drafts", key: first)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await network.SendAsync(HttpMethod.Get, "/api/v1/drafts", key: second)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await network.SendAsync(HttpMethod.Delete, "/api/v1/admin/keys/ed", key: Admin)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await network.SendAsync(HttpMethod.Get, "/api/v1/drafts", key: second)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await network.SendAsync(HttpMethod.Delete, "/api/v1/admin/keys/admin", key: Admin)).Answer.StatusCode);

        (_, JsonElement audit) = await network.SendAsync(HttpMethod.Get, "/api/v1/admin/audit?take=50", key: Admin);
        string[] actions = [.. audit.EnumerateArray().Where(e => e.Text("target").StartsWith("ed", StringComparison.Ordinal)).Select(e => e.Text("action"))];
        Assert.Equal(["key revoked", "key rotated", "key created"], actions);
        Assert.DoesNotContain(first, audit.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_may_not_write_and_a_contributors_change_waits()
    {
        string reader = (await network.SendAsync(HttpMethod.Post, "/api/v1/admin/keys", """{ "id": "rd", "role": "reader" }""", Admin)).Body.Text("key");
        string contributor = (await network.SendAsync(HttpMethod.Post, "/api/v1/admin/keys", """{ "id": "co", "role": "contributor" }""", Admin)).Body.Text("key");
        Assert.Equal(HttpStatusCode.Forbidden, (await network.SendAsync(HttpMethod.Put, "/api/v1/projects/kiebids", EntryRequests.Good, reader, "*")).Answer.StatusCode);
        (HttpResponseMessage answer, JsonElement draft) = await network.SendAsync(HttpMethod.Put, "/api/v1/projects/kiebids", EntryRequests.Good, contributor, "*");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("https://civic-coding.org/id/projects/kiebids", draft.Text("id"));
        Assert.DoesNotContain("Quittenbaum", await network.Client.GetStringAsync("/api/v1/projects/kiebids", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await network.SendAsync(HttpMethod.Delete, "/api/v1/drafts/" + draft.Text("draft"), secret: draft.Text("secret"))).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await network.Client.GetAsync("/api/v1/projects/kiebids", TestContext.Current.CancellationToken)).StatusCode);
    }
}
