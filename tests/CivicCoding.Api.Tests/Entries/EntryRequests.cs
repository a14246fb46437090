using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CivicCoding.Api.Tests.Hosting;

namespace CivicCoding.Api.Tests.Entries;

internal static class EntryRequests
{
    public const string Good = """{ "name": { "de": "Funkfeuer Testprojekt Quittenbaum", "en": "Quince tree test project" }, "description": { "de": "Ein Projekt, das nur für die Prüfung da ist." }, "startDate": "2026-05", "lifecycle": "Planned", "state": "de-be", "subject": ["climate"], "addressesSDG": [13], "homepage": "https://example.org/quitte" }""";

    public static async Task<(HttpResponseMessage Answer, JsonElement Body)> SendAsync(this NetworkServer network, HttpMethod method, string address, string? json = null, string? key = null, string? ifMatch = null, string? secret = null, string language = "en")
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.AcceptLanguage.ParseAdd(language);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (secret is not null)
        {
            request.Headers.Add("X-Draft-Secret", secret);
        }

        // A body that is refused unread would break the pipe while it is sent.
        request.Headers.ExpectContinue = json?.Length > 1_000_000;
        HttpResponseMessage answer = await network.Client.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    /// <summary>Waits until the text index has come as far as the store.</summary>
    public static async Task IndexedAsync(this NetworkServer network)
    {
        long sequence = network.Server.Graph.Changes!.Sequence;
        for (int i = 0; i < 900; i++)
        {
            (HttpResponseMessage answer, JsonElement body) = await network.SendAsync(HttpMethod.Post, "/api/v1/search", """{ "q": "projekt" }""");
            if (answer.IsSuccessStatusCode && body.GetProperty("sequence").GetInt64() >= sequence)
            {
                return;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail("The text index did not follow.");
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
