using System.Net;
using System.Text.Json;
using CivicCoding.Api.Entries;
using CivicCoding.Api.Network;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph.Civic;
using Microsoft.Extensions.DependencyInjection;

namespace CivicCoding.Api.Tests.Entries;

[Collection(EntriesCollection.Name)]
public sealed class EntriesApiTests(NetworkServer network)
{
    private string Admin => network.Server.AdminKey;

    [Fact]
    public void Every_kind_has_a_form_with_help_in_both_languages()
    {
        KindForms forms = network.Server.Services.GetRequiredService<KindForms>();
        Assert.All(EntityKind.All, k => Assert.NotNull(forms.Find(k)));
        Assert.All(forms.All.SelectMany(f => f.Fields), f => Assert.False(string.IsNullOrEmpty(f.Help.German) || string.IsNullOrEmpty(f.Help.English)));
        Assert.All(forms.All, f => Assert.Equal(f.Fields.Count, f.Fields.Select(x => x.Name).Distinct(StringComparer.Ordinal).Count()));
        KindForm project = forms.Find(EntityKind.FromPlural("projects"))!;
        Assert.Equal("name", project.Fields[0].Name);
        Assert.True(project.Fields[0].Required);
        Assert.Equal(FieldType.PartialDate, project.Field("startDate")!.Type);
        Assert.Equal(FieldType.Choice, project.Field("lifecycle")!.Type);
    }

    [Fact]
    public async Task An_editors_entry_is_public_at_once_and_goes_everywhere_when_it_is_deleted()
    {
        (HttpResponseMessage answer, JsonElement body) = await network.SendAsync(HttpMethod.Post, "/api/v1/projects?accept=true", EntryRequests.Good, Admin);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        string iri = body.Text("id");
        string page = body.Text("page");
        Assert.Equal(HttpStatusCode.OK, (await network.SendAsync(HttpMethod.Get, "/api/v1" + page)).Answer.StatusCode);
        (HttpResponseMessage read, JsonElement entry) = await network.SendAsync(HttpMethod.Get, "/api/v1" + page + "/entry");
        Assert.Equal(answer.Headers.ETag, read.Headers.ETag);
        Assert.Equal("2026-05", entry.Text("startDate"));
        Assert.Equal(HttpStatusCode.NoContent, (await network.SendAsync(HttpMethod.Delete, "/api/v1" + page, key: Admin)).Answer.StatusCode);
        Assert.False(await network.Server.Services.GetRequiredService<GraphReading>().AskAsync($"ASK {{ {{ <{iri}> ?p ?o }} UNION {{ ?s ?p <{iri}> }} }}", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("""{ "name": "A", "colour": "red" }""", "colour")]
    [InlineData("""{ "description": { "de": "Ohne Namen geht es nicht." } }""", "name")]
    [InlineData("""{ "name": "A", "startDate": "soon" }""", "startDate")]
    [InlineData("""{ "name": "A", "startDate": "2026-05-01", "endDate": "2026-04" }""", "endDate")]
    [InlineData("""{ "name": "A", "grantAmount": "viel" }""", "grantAmount")]
    [InlineData("""{ "name": "A", "grantAmount": -1 }""", "grantAmount")]
    [InlineData("""{ "name": "A", "subject": ["https://civic-coding.org/id/places/de-be"] }""", "subject")]
    [InlineData("""{ "name": "A", "lifecycle": "Sleeping" }""", "lifecycle")]
    [InlineData("""{ "name": "A", "homepage": "javascript:alert(1)" }""", "homepage")]
    [InlineData("""{ "name": { "fr": "A" } }""", "name")]
    [InlineData("""{ "name": 7 }""", "name")]
    [InlineData("""{ "name": "A", "description": { "en": "Das ist ein Text, der nicht auf der richtigen Seite und in dem falschen Feld steht." } }""", "description")]
    [InlineData("""[1]""", "")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_is_saved(string json, string field)
    {
        long before = network.Server.Graph.Changes!.Sequence;
        (HttpResponseMessage answer, JsonElement body) = await network.SendAsync(HttpMethod.Post, "/api/v1/projects", json);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(body.GetProperty("errors").EnumerateArray(), e => e.Text("field") == field && e.Text("message").Length > 10);
        Assert.Equal(before, network.Server.Graph.Changes!.Sequence);
        (_, JsonElement german) = await network.SendAsync(HttpMethod.Post, "/api/v1/projects", json, language: "de");
        Assert.NotEqual(body.GetProperty("errors")[0].Text("message"), german.GetProperty("errors")[0].Text("message"));
    }

    [Fact]
    public async Task A_deadline_before_the_start_and_a_text_of_a_megabyte_are_refused()
    {
        string huge = new('x', 900_000);
        (HttpResponseMessage answer, JsonElement body) = await network.SendAsync(HttpMethod.Post, "/api/v1/calls", $$"""{ "name": "A", "startDate": "2026-05-01", "deadline": "2026-04-01", "description": { "de": "{{huge}}" } }""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        string[] fields = [.. body.GetProperty("errors").EnumerateArray().Select(e => e.Text("field"))];
        Assert.Contains("deadline", fields);
        Assert.Contains("description", fields);
        (HttpResponseMessage larger, _) = await network.SendAsync(HttpMethod.Post, "/api/v1/projects", $$"""{ "name": "{{huge}}{{huge}}" }""");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, larger.StatusCode);
    }

    [Fact]
    public async Task Markup_stays_text_and_is_shown_escaped()
    {
        (HttpResponseMessage answer, JsonElement body) = await network.SendAsync(HttpMethod.Post, "/api/v1/projects?accept=true", """{ "name": { "de": "<script>alert(1)</script> & Söhne" } }""", Admin);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        string html = await network.Client.GetStringAsync(body.Text("page"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; S", html, StringComparison.Ordinal);
        await network.SendAsync(HttpMethod.Delete, "/api/v1" + body.Text("page"), key: Admin);
    }

    [Fact]
    public async Task The_second_of_two_editors_gets_412_and_the_difference()
    {
        (HttpResponseMessage made, JsonElement body) = await network.SendAsync(HttpMethod.Post, "/api/v1/projects?accept=true", EntryRequests.Good, Admin);
        string address = "/api/v1" + body.Text("page");
        string tag = made.Headers.ETag!.ToString();
        Assert.Equal(428, (int)(await network.SendAsync(HttpMethod.Put, address, EntryRequests.Good, Admin)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await network.SendAsync(HttpMethod.Put, address, EntryRequests.Good.Replace("2026-05", "2026-06", StringComparison.Ordinal), Admin, tag)).Answer.StatusCode);
        (HttpResponseMessage second, JsonElement problem) = await network.SendAsync(HttpMethod.Put, address, EntryRequests.Good.Replace("2026-05", "2027", StringComparison.Ordinal), Admin, tag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
        JsonElement difference = Assert.Single(problem.GetProperty("difference").EnumerateArray());
        Assert.Equal("startDate", difference.Text("field"));
        Assert.Equal("2026-06", difference.GetProperty("now")[0].GetString());
        Assert.Equal("2027", difference.GetProperty("yours")[0].GetString());
        await network.SendAsync(HttpMethod.Delete, address, key: Admin);
    }

    [Fact]
    public async Task Much_the_same_name_is_pointed_out()
    {
        await network.IndexedAsync();
        (_, JsonElement body) = await network.SendAsync(HttpMethod.Post, "/api/v1/projects", """{ "name": { "de": "KIEBIDS" } }""");
        Assert.Contains(body.GetProperty("alike").EnumerateArray(), a => a.Text("page") == "/projects/kiebids");
        await network.SendAsync(HttpMethod.Delete, "/api/v1/drafts/" + body.Text("draft"), secret: body.Text("secret"));
    }
}
