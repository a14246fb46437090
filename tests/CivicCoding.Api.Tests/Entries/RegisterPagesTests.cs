using System.Net;
using System.Text.RegularExpressions;
using CivicCoding.Api.Tests.Hosting;

namespace CivicCoding.Api.Tests.Entries;

[Collection(EntriesCollection.Name)]
public sealed partial class RegisterPagesTests(NetworkServer network)
{
    [Fact]
    public async Task A_newcomer_registers_is_warned_of_a_duplicate_and_withdraws()
    {
        using var visitor = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(network.Server.Address) };
        string form = await visitor.GetStringAsync("/register/projects?lang=en", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<script", form, StringComparison.Ordinal);
        string token = Token().Match(form).Groups[1].Value;

        using HttpResponseMessage wrong = await PostAsync(visitor, "/register/projects?lang=en", token, ("startDate", "soon"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        string errors = await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("href=\"#f-name-de\"", errors, StringComparison.Ordinal);
        Assert.Contains("href=\"#f-startDate\"", errors, StringComparison.Ordinal);

        using HttpResponseMessage alike = await PostAsync(visitor, "/register/projects?lang=en", token, ("name.de", "KIEBIDS"));
        Assert.Contains("/projects/kiebids", await alike.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using HttpResponseMessage saved = await PostAsync(visitor, "/register/projects?lang=en", token, ("name.de", "KIEBIDS"), ("confirmed", "yes"));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        string link = saved.Headers.Location!.ToString();
        string page = await visitor.GetStringAsync(link, TestContext.Current.CancellationToken);
        Assert.Contains(">" + network.Server.Address.TrimEnd('/') + "/register/draft/", page, StringComparison.Ordinal);
        using HttpResponseMessage gone = await PostAsync(visitor, link + "&handler=Withdraw", token);
        Assert.Equal(HttpStatusCode.SeeOther, gone.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(link, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/register/projects")]
    [InlineData("/drafts?handler=Accept")]
    public async Task A_form_without_its_token_is_refused(string address)
    {
        using HttpResponseMessage answer = await PostAsync(network.Client, address, "", ("name.de", "X"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string address, string token, params (string Name, string Value)[] fields) =>
        client.PostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]), TestContext.Current.CancellationToken);

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
