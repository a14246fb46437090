using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Api.Validation;
using CivicCoding.Graph;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Tests.Validation;

public sealed class ValidationApiTests : IAsyncLifetime
{
    private const string Bad = "@prefix dcat: <http://www.w3.org/ns/dcat#> .\n<http://e/d> a dcat:Dataset ;\n  dcat:landingPage \"https://e/page\" .\n";
    private const string Good = "<http://e/g> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> \"T\"@de ; <http://purl.org/dc/terms/description> \"D\"@de .";

    private static readonly string Ontology = Path.Combine(AppContext.BaseDirectory, "ontology");
    private RunningServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _server = await RunningServer.StartAsync(RdfStore.OpenInMemory(new StoreOptions { Guard = WriteRules.Of(["dcat-ap"], Ontology) }));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_document_gets_a_report_with_lines_in_the_asked_language()
    {
        using HttpResponseMessage answer = await PostAsync("/api/v1/validate?profile=dcat-ap&lang=de", Bad);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using JsonDocument report = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.False(report.RootElement.GetProperty("conforms").GetBoolean());
        JsonElement page = report.RootElement.GetProperty("results").EnumerateArray().First(r => r.GetProperty("path").GetString()!.Contains("landingPage", StringComparison.Ordinal));
        Assert.Equal(3, page.GetProperty("line").GetInt32());
        Assert.Contains("spitzen Klammern", page.GetProperty("message").GetString(), StringComparison.Ordinal);
        using HttpResponseMessage turtle = await PostAsync("/api/v1/validate?profile=dcat-ap&format=turtle", Bad);
        var graph = new Dataset();
        RdfFormat.Turtle.Read(await turtle.Content.ReadAsStreamAsync(Cancellation), graph, cancellation: Cancellation);
        Assert.Single(graph.Match(predicate: new Iri("http://www.w3.org/ns/shacl#conforms")));
    }

    [Theory]
    [InlineData("/api/v1/validate?profile=unknown", Good, "text/turtle", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/validate", "<http://e/d> a", "text/turtle", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/validate", "x", "image/png", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/api/v1/validate?graph=urn:x:none", "", "text/turtle", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/validate?graph=all", "", "text/turtle", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/validate", Good, "text/turtle", HttpStatusCode.OK)]
    public async Task Questions_are_answered_or_refused(string address, string body, string type, HttpStatusCode status)
    {
        using HttpResponseMessage answer = await PostAsync(address, body, type);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_write_that_breaks_the_rules_is_answered_with_422_and_the_report_and_stores_nothing()
    {
        using HttpResponseMessage refused = await WriteAsync(HttpMethod.Put, "/rdf-graph-store?graph=urn:x:g", Bad, "text/turtle");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using JsonDocument problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("urn:civic-coding:problem:shapes-violated", problem.RootElement.GetProperty("type").GetString());
        Assert.NotEmpty(problem.RootElement.GetProperty("report").GetProperty("results").EnumerateArray());
        using HttpResponseMessage missing = await _server.Client.GetAsync("/rdf-graph-store?graph=urn:x:g", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);

        using HttpResponseMessage update = await WriteAsync(HttpMethod.Post, "/update", "INSERT DATA { <http://e/u> a <http://www.w3.org/ns/dcat#Dataset> }", "application/sparql-update");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, update.StatusCode);

        using HttpResponseMessage entry = await WriteAsync(HttpMethod.Post, "/api/v1/datasets?accept=true", """{ "name": { "de": "Bäume in Rostock" }, "landingPage": "https://example.org/d" }""", "application/json");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, entry.StatusCode);

        using HttpResponseMessage stored = await WriteAsync(HttpMethod.Put, "/rdf-graph-store?graph=urn:x:g", Good, "text/turtle");
        Assert.Equal(HttpStatusCode.Created, stored.StatusCode);
        using HttpResponseMessage graph = await PostAsync("/api/v1/validate?graph=urn:x:g", "");
        Assert.Equal("yes", graph.Headers.GetValues("X-Answer").Single());
    }

    [Fact]
    public async Task The_page_shows_lines_what_to_do_and_a_repaired_version()
    {
        string shown = await FormAsync(Bad, "de");
        Assert.Contains("Zeile 3", shown, StringComparison.Ordinal);
        Assert.Contains("Es fehlt: Titel", shown, StringComparison.Ordinal);
        Assert.Contains("&lt;https://e/page&gt;", shown, StringComparison.Ordinal);
        Assert.Contains("meet all rules", await FormAsync(Good, "en"), StringComparison.Ordinal);
        Assert.Contains("Zeile 1", await FormAsync("<http://e/d> a .", "de"), StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", await FormAsync(" ", "de"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", await FormAsync("<http://e/d> a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> <http://e/<script>> .", "de"), StringComparison.Ordinal);
    }

    private async Task<string> FormAsync(string text, string language)
    {
        using var form = new MultipartFormDataContent { { new StringContent(text), "text" }, { new StringContent("dcat-ap"), "profile" } };
        using HttpResponseMessage answer = await _server.Client.PostAsync("/validate?lang=" + language, form, Cancellation);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, answer.StatusCode.ToString());
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private Task<HttpResponseMessage> PostAsync(string address, string body, string type = "text/turtle") =>
        _server.Client.PostAsync(address, new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type)), Cancellation);

    private async Task<HttpResponseMessage> WriteAsync(HttpMethod method, string address, string body, string type)
    {
        using var request = new HttpRequestMessage(method, address) { Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type)) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _server.AdminKey);
        return await _server.Client.SendAsync(request, Cancellation);
    }
}
