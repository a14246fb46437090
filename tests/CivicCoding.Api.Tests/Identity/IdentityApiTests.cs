using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CivicCoding.Api.Audit;
using CivicCoding.Api.Auth;
using CivicCoding.Api.Tests.Entries;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace CivicCoding.Api.Tests.Identity;

/// <summary>Two entries that are one: merged, reached by both addresses, split again.</summary>
public sealed class IdentityApiTests : IAsyncLifetime
{
    private const string Prefixes = """
        PREFIX civic: <https://civic-coding.org/ns#> PREFIX dct: <http://purl.org/dc/terms/> PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX o: <https://civic-coding.org/id/organisations/> PREFIX p: <https://civic-coding.org/id/projects/> PREFIX d: <https://civic-coding.org/id/datasets/> PREFIX g: <https://civic-coding.org/graph/>

        """;

    private const string Base = "https://civic-coding.org/id/";

    private const string Network = """
        INSERT DATA {
          GRAPH g:one {
            o:ada a civic:Organisation ; rdfs:label "Ada Lab"@de ; dct:description "Ein Labor."@de ; foaf:homepage <https://ada.example/> ; civic:locatedIn <https://civic-coding.org/id/places/berlin> .
            p:karte a civic:Project ; rdfs:label "Hitzekarte"@de ; civic:runBy o:ada .
          }
          GRAPH g:two {
            o:ada-lab a civic:Organisation ; rdfs:label "Ada-Lab e.V."@de , "Ada Lab"@en ; dct:description "Das Labor von Ada."@de ; foaf:homepage <http://www.ada.example> ; civic:hasPartner o:ada , o:bob ; foaf:knows [ rdfs:label "Stelle" ] .
            p:baum a civic:Project ; rdfs:label "Baumkataster"@de ; civic:runBy o:ada-lab .
            <https://civic-coding.org/id/organisations/ada-lab#name1> a civic:DatedName ; rdfs:label "Ada 1" . o:ada-lab civic:datedName <https://civic-coding.org/id/organisations/ada-lab#name1> .
            o:bob a civic:Organisation ; rdfs:label "Bob"@de .
          }
          GRAPH <https://civic-coding.org/graph/private/organisations/ada-lab> { o:ada-lab foaf:phone "030 1234" }
        }
        """;

    private readonly RdfStore _store = RdfStore.OpenInMemory();
    private RunningServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _store.UpdateAsync(Prefixes + Network, cancellation: Cancellation);
        _server = await RunningServer.StartAsync(_store);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_merge_moves_what_is_said_in_the_graphs_of_its_sources_and_a_split_undoes_it_exactly()
    {
        string before = await HashAsync();
        await MergeAsync("organisations/ada", "organisations/ada-lab");
        Assert.Empty(await RowsAsync("SELECT ?p ?o { VALUES ?g { g:one g:two } GRAPH ?g { o:ada-lab ?p ?o } }"));
        Assert.Empty(await RowsAsync("SELECT ?s ?p { VALUES ?g { g:one g:two } GRAPH ?g { ?s ?p o:ada-lab } }"));
        Assert.Equal(["<https://civic-coding.org/graph/two>"], await RowsAsync("SELECT ?g { GRAPH ?g { p:baum civic:runBy o:ada } }"));
        Assert.Equal(["\"Ada-Lab e.V.\"@de"], await RowsAsync("SELECT ?o { GRAPH g:two { o:ada <http://www.w3.org/2004/02/skos/core#altLabel> ?o } }"));
        Assert.Equal(["\"Ada Lab\"@de", "\"Ada Lab\"@en"], await RowsAsync("SELECT ?o { o:ada rdfs:label ?o } ORDER BY LANG(?o)"));
        Assert.Equal(["\"Ein Labor.\"@de"], await RowsAsync("SELECT ?o { o:ada dct:description ?o }"));
        Assert.Equal(["<https://civic-coding.org/id/organisations/bob>"], await RowsAsync("SELECT ?o { o:ada civic:hasPartner ?o }"));
        Assert.Equal(["\"Stelle\""], await RowsAsync("SELECT ?l { o:ada foaf:knows [ rdfs:label ?l ] }"));
        Assert.Equal(["\"Ada 1\""], await RowsAsync("SELECT ?l { o:ada civic:datedName ?n . ?n rdfs:label ?l FILTER(STRSTARTS(STR(?n), STR(o:ada))) }"));
        var hidden = new Dataset();
        await _store.GetGraphAsync(new Iri("https://civic-coding.org/graph/private/organisations/ada"), hidden, Cancellation);
        Assert.Equal("\"030 1234\"", Assert.Single(hidden).Object.ToString());

        using HttpResponseMessage split = await SendAsync(HttpMethod.Delete, "/api/v1/merges?merged=" + Uri.EscapeDataString(Base + "organisations/ada-lab"));
        Assert.Equal(HttpStatusCode.NoContent, split.StatusCode);
        Assert.Equal(before, await HashAsync());
        AuditEvent[] trail = [.. _server.Services.GetRequiredService<AuditLog>().Read(10).Where(e => e.Action is "merged" or "split")];
        Assert.Equal(["split", "merged"], trail.Select(e => e.Action));
        Assert.All(trail, e => Assert.Equal(("admin", true), (e.Who, e.Target.Contains(Base + "organisations/ada-lab", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("/organisations/ada-lab", "/organisations/ada")]
    [InlineData("/organisations/ada-lab?lang=en", "/organisations/ada?lang=en")]
    [InlineData("/organisations/ada-lab.ttl", "/organisations/ada.ttl")]
    [InlineData("/id/organisations/ada-lab", "/id/organisations/ada")]
    [InlineData("/api/v1/organisations/ada-lab", "/api/v1/organisations/ada")]
    [InlineData("/api/v1/organisations/ada-lab/entry", "/api/v1/organisations/ada/entry")]
    [InlineData("/api/v1/organisations?iri=https%3A%2F%2Fciviccoding.example", null)]
    [InlineData("/api/v1/organisations?iri=https%3A%2F%2Fcivic-coding.org%2Fid%2Forganisations%2Fada-lab", "/api/v1/organisations?iri=https%3A%2F%2Fcivic-coding.org%2Fid%2Forganisations%2Fada")]
    [InlineData("/organisations/ada", null)]
    [InlineData("/projects/ada-lab", null)]
    public async Task A_merged_address_leads_to_the_kept_one_for_good(string address, string? to)
    {
        await MergeAsync("organisations/ada", "organisations/ada-lab");
        using HttpResponseMessage answer = await _server.Client.GetAsync(address, Cancellation);
        Assert.Equal(to is not null, answer.StatusCode == HttpStatusCode.MovedPermanently);
        Assert.Equal(to, answer.StatusCode == HttpStatusCode.MovedPermanently ? answer.Headers.Location!.OriginalString : null);
        if (to is not null)
        {
            using HttpResponseMessage kept = await _server.Client.GetAsync(to, Cancellation);
            Assert.True(kept.StatusCode is HttpStatusCode.OK or HttpStatusCode.SeeOther, $"{to}: {kept.StatusCode}");
            using HttpResponseMessage written = await SendAsync(HttpMethod.Delete, address);
            Assert.True(written.StatusCode is HttpStatusCode.PermanentRedirect or HttpStatusCode.MethodNotAllowed, written.StatusCode.ToString());
        }
    }

    [Fact]
    public async Task A_merged_thing_shows_in_no_list_and_the_kept_one_once()
    {
        await MergeAsync("organisations/ada", "organisations/ada-lab");
        using JsonDocument list = JsonDocument.Parse(await _server.Client.GetStringAsync("/api/v1/organisations", Cancellation));
        Assert.Equal(["ada", "bob"], list.RootElement.GetProperty("items").EnumerateArray().Select(i => i.Text("slug")).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("/organisations/ada-lab\"", await _server.Client.GetStringAsync("/organisations", Cancellation), StringComparison.Ordinal);
        Assert.DoesNotContain("organisations/ada-lab<", await _server.Client.GetStringAsync("/sitemap.xml", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thing_can_be_merged_further_and_splits_undo_it_from_the_outside_in()
    {
        await _store.UpdateAsync(Prefixes + "INSERT DATA { GRAPH g:three { o:ada-gmbh a civic:Organisation ; rdfs:label \"Ada GmbH\"@de } }", cancellation: Cancellation);
        string before = await HashAsync();
        await MergeAsync("organisations/ada", "organisations/ada-lab");
        await MergeAsync("organisations/ada-gmbh", "organisations/ada");
        using (HttpResponseMessage answer = await _server.Client.GetAsync("/organisations/ada-lab", Cancellation))
        {
            Assert.Equal("/organisations/ada-gmbh", answer.Headers.Location!.OriginalString);
        }

        Assert.Equal(["<https://civic-coding.org/id/organisations/ada-gmbh>"], await RowsAsync("SELECT ?o { p:baum civic:runBy ?o }"));
        Assert.Equal(HttpStatusCode.Conflict, (await SplitAsync("organisations/ada-lab")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await SplitAsync("organisations/ada")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await SplitAsync("organisations/ada-lab")).StatusCode);
        Assert.Equal(before, await HashAsync());
    }

    [Theory]
    [InlineData("ada-lab", "ada-gmbh")]
    [InlineData("ada-gmbh", "ada-lab")]
    public async Task What_two_merged_things_said_alike_stays_until_both_are_split(string first, string second)
    {
        await _store.UpdateAsync(Prefixes + "INSERT DATA { GRAPH g:two { o:ada-gmbh a civic:Organisation ; rdfs:label \"Ada GmbH\"@de ; civic:hasPartner o:bob } }", cancellation: Cancellation);
        string before = await HashAsync();
        await MergeAsync("organisations/ada", "organisations/ada-lab");
        await MergeAsync("organisations/ada", "organisations/ada-gmbh");
        await SplitAsync("organisations/" + first);
        Assert.Equal(["<https://civic-coding.org/id/organisations/bob>"], await RowsAsync("SELECT ?o { o:ada civic:hasPartner ?o }"));
        await SplitAsync("organisations/" + second);
        Assert.Equal(before, await HashAsync());
    }

    [Fact]
    public async Task What_pointed_at_a_thing_that_was_merged_meanwhile_points_at_the_kept_one_after_a_split()
    {
        await _store.UpdateAsync(Prefixes + "INSERT DATA { GRAPH g:two { o:robert a civic:Organisation ; rdfs:label \"Robert\"@de } }", cancellation: Cancellation);
        string before = await HashAsync();
        await MergeAsync("organisations/ada", "organisations/ada-lab");
        await MergeAsync("organisations/robert", "organisations/bob");
        await SplitAsync("organisations/ada-lab");
        Assert.Equal(["<https://civic-coding.org/id/organisations/ada>", "<https://civic-coding.org/id/organisations/robert>"], await RowsAsync("SELECT ?o { o:ada-lab civic:hasPartner ?o } ORDER BY ?o"));
        await SplitAsync("organisations/bob");
        Assert.Equal(before, await HashAsync());
    }

    [Theory]
    [InlineData("organisations/ada", "projects/karte", HttpStatusCode.BadRequest)]
    [InlineData("organisations/ada", "organisations/ada", HttpStatusCode.BadRequest)]
    [InlineData("organisations/ada", "organisations/there-is-none", HttpStatusCode.NotFound)]
    [InlineData("organisations/ada", "", HttpStatusCode.BadRequest)]
    public async Task What_is_not_two_entries_of_a_kind_is_refused(string keep, string remove, HttpStatusCode status)
    {
        string before = await HashAsync();
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Post, "/api/v1/merges", JsonSerializer.Serialize(new { keep = Base + keep, remove = Base + remove }));
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(before, await HashAsync());
        using HttpResponseMessage without = await _server.Client.PostAsync("/api/v1/merges", new StringContent("{}", Encoding.UTF8, "application/json"), Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _server.Client.GetAsync("/api/v1/duplicates", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Duplicates_have_reasons_and_those_that_an_editor_tells_apart_are_not_shown_again()
    {
        JsonElement pair = Assert.Single(await DuplicatesAsync("organisations"));
        Assert.Equal(["ada", "ada-lab"], new[] { pair.GetProperty("first").Text("slug"), pair.GetProperty("second").Text("slug") });
        Assert.Equal(["name", "page"], pair.GetProperty("reasons").EnumerateArray().Select(r => r.Text("reason")));
        Assert.Equal("the same web page: ada.example", pair.GetProperty("reasons")[1].Text("text"));
        using HttpResponseMessage told = await SendAsync(HttpMethod.Post, "/api/v1/duplicates/distinct", JsonSerializer.Serialize(new { first = Base + "organisations/ada-lab", second = Base + "organisations/ada" }));
        Assert.Equal(HttpStatusCode.NoContent, told.StatusCode);
        Assert.Empty(await DuplicatesAsync("organisations"));
    }

    [Fact]
    public async Task A_merged_dataset_is_in_the_catalogue_once_with_one_identifier_and_its_removal_is_told()
    {
        await _store.UpdateAsync(Prefixes + """
            INSERT DATA { GRAPH g:one { d:a a dcat:Dataset ; rdfs:label "Bäume"@de ; dct:identifier "1" ; dcat:distribution d:a1 . d:a1 dcat:accessURL <https://e.example/a> }
              GRAPH g:two { d:b a dcat:Dataset ; rdfs:label "Bäume"@de ; dct:identifier "2" ; dct:issued "2024-01-01" ; dcat:distribution d:b1 . d:b1 dcat:accessURL <https://e.example/a> } }
            """, cancellation: Cancellation);
        Assert.Equal(["name", "access"], Assert.Single(await DuplicatesAsync("datasets")).GetProperty("reasons").EnumerateArray().Select(r => r.Text("reason")));
        Assert.Contains($"<{Base}datasets/b> <http://purl.org/dc/terms/identifier>", await _server.Client.GetStringAsync("/catalog.nt", Cancellation), StringComparison.Ordinal);
        await MergeAsync("datasets/a", "datasets/b");
        string[] catalogue = (await _server.Client.GetStringAsync("/catalog.nt", Cancellation)).Split('\n');
        Assert.Equal([$"<{Base}datasets/a> <http://purl.org/dc/terms/identifier> \"{Base}datasets/a\" ."], catalogue.Where(l => l.StartsWith($"<{Base}datasets/a> <http://purl.org/dc/terms/identifier>", StringComparison.Ordinal)));
        Assert.DoesNotContain(catalogue, l => l.Contains("#dataset> <" + Base + "datasets/b>", StringComparison.Ordinal));
        Assert.Contains(catalogue, l => l.StartsWith($"<{Base}datasets/b#removed>", StringComparison.Ordinal));
        Assert.Equal(2, catalogue.Count(l => l.StartsWith($"<{Base}datasets/a> <http://www.w3.org/ns/dcat#distribution>", StringComparison.Ordinal)));
        Assert.Contains(catalogue, l => l.StartsWith($"<{Base}datasets/a> <http://purl.org/dc/terms/issued>", StringComparison.Ordinal));
        Assert.Equal(["\"1\""], await RowsAsync("SELECT ?i { d:a dct:identifier ?i }"));
    }

    [Theory]
    [InlineData("organisations/ada-lab")]
    [InlineData("organisations/ada")]
    public async Task Erasing_one_of_two_merged_things_leaves_nothing_of_it(string thing)
    {
        await MergeAsync("organisations/ada", "organisations/ada-lab");
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Post, "/api/v1/admin/erase", JsonSerializer.Serialize(new { iri = Base + thing }));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await RowsAsync("SELECT ?g { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?o), 'Labor von Ada') || CONTAINS(STR(?o), '030 1234')) }"));
        Assert.Equal(thing.EndsWith("ada", StringComparison.Ordinal) ? 0 : 1, (await RowsAsync("SELECT ?l { o:ada dct:description ?l }")).Length);
    }

    [Fact]
    public async Task Editors_see_pairs_merge_and_split_on_a_page_without_script()
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = true };
        using var browser = new HttpClient(handler) { BaseAddress = new Uri(_server.Address) };
        string visitor = await browser.GetStringAsync("/drafts/duplicates?lang=de", Cancellation);
        Assert.DoesNotContain("Ada", visitor, StringComparison.Ordinal);
        string signIn = await browser.GetStringAsync("/drafts?lang=de", Cancellation);
        await PostAsync(browser, "/drafts?handler=SignIn&lang=de", signIn, new() { ["key"] = _server.AdminKey });
        string page = await browser.GetStringAsync("/drafts/duplicates?kind=organisations&lang=de", Cancellation);
        Assert.Contains("Doppelte Einträge", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("dieselbe Webseite: ada.example", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        string merged = await PostAsync(browser, "/drafts/duplicates?handler=Merge&lang=de", page, new() { ["kind"] = "organisations", ["keep"] = Base + "organisations/ada", ["remove"] = Base + "organisations/ada-lab" });
        Assert.Contains("Die Einträge sind zusammengeführt.", WebUtility.HtmlDecode(merged), StringComparison.Ordinal);
        Assert.Contains(Base + "organisations/ada-lab führt zu", WebUtility.HtmlDecode(merged), StringComparison.Ordinal);
        string split = await PostAsync(browser, "/drafts/duplicates?handler=Split&lang=en", merged, new() { ["kind"] = "organisations", ["merged"] = Base + "organisations/ada-lab" });
        Assert.Contains("The entries are split again.", WebUtility.HtmlDecode(split), StringComparison.Ordinal);
        string distinct = await PostAsync(browser, "/drafts/duplicates?handler=Distinct&lang=en", split, new() { ["kind"] = "organisations", ["first"] = Base + "organisations/ada", ["second"] = Base + "organisations/ada-lab" });
        Assert.Contains("No duplicate entries", distinct, StringComparison.Ordinal);
    }

    private static async Task<string> PostAsync(HttpClient browser, string address, string page, Dictionary<string, string> fields)
    {
        const string mark = "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"";
        string token = page[(page.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..];
        fields["__RequestVerificationToken"] = token[..token.IndexOf('"', StringComparison.Ordinal)];
        using HttpResponseMessage answer = await browser.PostAsync(address, new FormUrlEncodedContent(fields), Cancellation);
        string text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, text);
        return text;
    }

    private async Task<JsonElement[]> DuplicatesAsync(string kind)
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Get, "/api/v1/duplicates?kind=" + kind);
        return [.. JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("items").EnumerateArray()];
    }

    private async Task MergeAsync(string keep, string remove)
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Post, "/api/v1/merges", JsonSerializer.Serialize(new { keep = Base + keep, remove = Base + remove }));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private Task<HttpResponseMessage> SplitAsync(string merged) => SendAsync(HttpMethod.Delete, "/api/v1/merges?merged=" + Uri.EscapeDataString(Base + merged));

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? json = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _server.AdminKey);
        request.Headers.AcceptLanguage.ParseAdd("en");
        return await _server.Client.SendAsync(request, Cancellation);
    }

    private async Task<string> HashAsync() => (await _store.VerifyAsync(Cancellation)).Hash;

    private async Task<string[]> RowsAsync(string query)
    {
        using QueryAnswer answer = await _store.QueryAsync(Prefixes + query, null, Cancellation);
        using SolutionReader solutions = answer.Solutions;
        var scratch = new TermScratch();
        List<string> rows = [];
        while (solutions.MoveNext())
        {
            rows.Add(string.Join(' ', Enumerable.Range(0, solutions.Variables.Count).Select(i => solutions.Get(i, scratch).ToTerm())));
        }

        return [.. rows];
    }
}
