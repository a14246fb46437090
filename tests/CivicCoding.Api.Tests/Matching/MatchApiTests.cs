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

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Reasons_name_what_descriptions_of_the_readers_language_say_and_others_do_not(string language)
    {
        // Words that the catalogue's sentences hold whatever they are about.
        string[] empty = ["freie", "Thema", "Themen", "beteiligt", "bietet", "daran", "Partner", "partners", "Vorhaben", "project", "countries", "free", "public good", "theme"];
        int worded = 0;
        foreach (string path in new[] { "kiebids/partners", "kiebids/similar", "kiebids/datasets", "dpg-opencrvs/partners", "dpg-opencrvs/similar", "dpg-opencrvs/datasets", "fairwork-101069499/partners", "fairwork-101069499/similar" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/projects/" + path);
            request.Headers.AcceptLanguage.ParseAdd(language);
            using HttpResponseMessage response = await network.Client.SendAsync(request, TestContext.Current.CancellationToken);
            using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            foreach (JsonElement reason in answer.RootElement.GetProperty("items").EnumerateArray().SelectMany(i => i.GetProperty("reasons").EnumerateArray()))
            {
                string text = reason.GetProperty("text").GetString()!;
                string said = language == "de" ? " sprechen von " : " speak of ";
                if (text.IndexOf(said, StringComparison.Ordinal) is var at and >= 0)
                {
                    worded++;
                    Assert.DoesNotContain(text[(at + said.Length)..].TrimEnd('.').Split(", ").SelectMany(w => w.Split([" und ", " and "], StringSplitOptions.None)), w => empty.Contains(w.Trim('„', '“', '”')));
                    Assert.EndsWith("@" + language, reason.GetProperty("triples")[0][2].GetString(), StringComparison.Ordinal);
                }
            }
        }

        Assert.True(worded > 10, $"{worded} reasons name words");
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
