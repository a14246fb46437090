using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CivicCoding.Api.Tests.Hosting;

namespace CivicCoding.Api.Tests.Things;

[Collection(NetworkCollection.Name)]
public sealed class NeighboursApiTests(NetworkServer network)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_project_is_surrounded_by_those_that_take_part_and_what_it_names()
    {
        JsonElement found = await network.Client.GetFromJsonAsync<JsonElement>("/api/v1/neighbours?iri=https://civic-coding.org/id/projects/kiebids&lang=de", Cancellation);
        Assert.Equal("projects", found.GetProperty("center").GetProperty("kind").GetString());
        JsonElement[] items = [.. found.GetProperty("items").EnumerateArray()];
        JsonElement answer = await network.Client.GetFromJsonAsync<JsonElement>("/sparql?format=json&query=" + Uri.EscapeDataString("SELECT DISTINCT ?o WHERE { ?part <https://civic-coding.org/ns#inProject> <https://civic-coding.org/id/projects/kiebids> ; <https://civic-coding.org/ns#participant> ?o }"), Cancellation);
        string[] participants = [.. answer.GetProperty("results").GetProperty("bindings").EnumerateArray().Select(b => b.GetProperty("o").GetProperty("value").GetString()!)];
        Assert.NotEmpty(participants);
        Assert.All(participants, p => Assert.Contains(items, i => i.GetProperty("id").GetString() == p));
        Assert.Contains(items, i => i.GetProperty("kind").GetString() == "topics");
        Assert.All(items, i => Assert.DoesNotContain('#', i.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task The_picture_of_a_hub_is_bounded_and_says_so()
    {
        JsonElement found = await network.Client.GetFromJsonAsync<JsonElement>("/api/v1/neighbours?iri=https://civic-coding.org/id/places/de-hb", Cancellation);
        Assert.Equal(149, found.GetProperty("items").GetArrayLength());
        Assert.True(found.GetProperty("cut").GetBoolean());
    }

    [Theory]
    [InlineData("https://civic-coding.org/id/projects/no-such-project")]
    [InlineData("https://civic-coding.org/id/projects/x%3E%20%3Fp%20%3Fo%20%7D%20%23")]
    [InlineData("https://example.org/")]
    [InlineData("")]
    public async Task What_is_no_thing_of_the_network_is_not_found(string iri)
    {
        using HttpResponseMessage answer = await network.Client.GetAsync("/api/v1/neighbours?iri=" + iri, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
