using System.Net;
using System.Text.Json;
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

    /// <summary>The network has Berlin as a city and as a state.</summary>
    [Theory]
    [InlineData("de", "Berlin (Stadt)", "Berlin (Bundesland)")]
    [InlineData("en", "Berlin (city)", "Berlin (federal state)")]
    public async Task Places_with_one_name_are_told_apart(string language, string city, string state)
    {
        string form = WebUtility.HtmlDecode(await network.Client.GetStringAsync("/register/projects?lang=" + language, TestContext.Current.CancellationToken));

        Assert.Contains(city, form, StringComparison.Ordinal);
        Assert.Contains(state, form, StringComparison.Ordinal);
        Assert.Contains(language == "de" ? "Dresden<" : "Munich<", Regex.Replace(form, @"\s+<", "<"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/register/projects")]
    [InlineData("/drafts?handler=Accept")]
    public async Task A_form_without_its_token_is_refused(string address)
    {
        using HttpResponseMessage answer = await PostAsync(network.Client, address, "", ("name.de", "X"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    /// <summary>The protection of forms writes a warning into the log at every page that says less.</summary>
    [Theory]
    [InlineData("/register/projects")]
    [InlineData("/drafts")]
    public async Task A_page_with_a_form_is_kept_by_nobody(string address)
    {
        using HttpResponseMessage answer = await network.Client.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.True(answer.Headers.CacheControl!.NoCache && answer.Headers.CacheControl.NoStore);
    }

    [Fact]
    public async Task Of_two_windows_with_one_draft_the_second_sees_what_differs()
    {
        using var visitor = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(network.Server.Address) };
        (_, JsonElement draft) = await network.SendAsync(HttpMethod.Post, "/api/v1/projects", """{ "name": { "de": "Zwei Fenster" } }""");
        string link = draft.Text("page") + "&lang=en";
        string page = await visitor.GetStringAsync(link, TestContext.Current.CancellationToken);
        string token = Token().Match(page).Groups[1].Value;
        string seen = WebUtility.HtmlDecode(Seen().Match(page).Groups[1].Value);

        using HttpResponseMessage first = await PostAsync(visitor, link, token, ("seen", seen), ("name.de", "Erstes Fenster"));
        Assert.Equal(HttpStatusCode.SeeOther, first.StatusCode);
        using HttpResponseMessage second = await PostAsync(visitor, link, token, ("seen", seen), ("name.de", "Zweites Fenster"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
        string shown = WebUtility.HtmlDecode(await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Erstes Fenster (de)", shown, StringComparison.Ordinal);
        Assert.Contains("Zweites Fenster (de)", shown, StringComparison.Ordinal);
        await network.SendAsync(HttpMethod.Delete, "/api/v1/drafts/" + draft.Text("draft"), secret: draft.Text("secret"));
    }

    [Fact]
    public async Task Another_participant_is_asked_for_without_a_script_and_nothing_typed_is_lost()
    {
        using var visitor = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(network.Server.Address) };
        string token = Token().Match(await visitor.GetStringAsync("/register/projects?lang=en", TestContext.Current.CancellationToken)).Groups[1].Value;

        using HttpResponseMessage more = await PostAsync(visitor, "/register/projects?lang=en", token, ("name.de", "Nur angefangen"), ("participation.0.part", ""), ("participation.0.participant", "bmas"), ("more", "participation"));
        string shown = await more.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, more.StatusCode);
        Assert.Contains("value=\"Nur angefangen\"", shown, StringComparison.Ordinal);
        Assert.Contains("value=\"bmas\"", shown, StringComparison.Ordinal);
        Assert.Contains("participation.1.participant", shown, StringComparison.Ordinal);

        using HttpResponseMessage wrong = await PostAsync(visitor, "/register/projects?lang=en", token, ("name.de", "Nur angefangen"), ("participation.0.part", ""), ("participation.0.participant", "nobody-known"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("href=\"#f-participation-0-participant\"", await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string address, string token, params (string Name, string Value)[] fields) =>
        client.PostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]), TestContext.Current.CancellationToken);

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"seen\" value=\"([^\"]*)\"")]
    private static partial Regex Seen();
}
