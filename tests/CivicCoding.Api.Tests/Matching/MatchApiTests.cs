using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CivicCoding.Api.Tests.Hosting;

namespace CivicCoding.Api.Tests.Matching;

[Collection(NetworkCollection.Name)]
public sealed class MatchApiTests(NetworkServer network)
{
    [Fact]
    public async Task Every_reason_of_a_partner_is_true_on_sparql()
    {
        using JsonDocument answer = JsonDocument.Parse(await network.Client.GetStringAsync("/api/v1/projects/kiebids/partners?take=5", TestContext.Current.CancellationToken));
        JsonElement[] partners = [.. answer.RootElement.GetProperty("items").EnumerateArray()];
        Assert.NotEmpty(partners);
        foreach (JsonElement reason in partners.SelectMany(p => p.GetProperty("reasons").EnumerateArray()))
        {
            string ask = reason.GetProperty("ask").GetString()!;
            string said = await network.Client.GetStringAsync("/sparql?format=json&query=" + Uri.EscapeDataString(ask), TestContext.Current.CancellationToken);
            Assert.True(JsonDocument.Parse(said).RootElement.GetProperty("boolean").GetBoolean(), ask);
        }
    }

    [Fact]
    public async Task Two_sentences_are_enough_and_none_are_refused()
    {
        using HttpResponseMessage good = await network.Client.PostAsJsonAsync("/api/v1/match", new { text = "Wir wollen Vogelstimmen im Wald mit KI erkennen. Uns fehlen Daten." }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        using HttpResponseMessage empty = await network.Client.PostAsJsonAsync("/api/v1/match", new { text = " " }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
    }
}
