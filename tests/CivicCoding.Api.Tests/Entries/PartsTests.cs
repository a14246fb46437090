using System.Net;
using System.Text.Json;
using CivicCoding.Api.Network;
using CivicCoding.Api.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CivicCoding.Api.Tests.Entries;

/// <summary>Participations, distributions and rules: parts with fields of their own.</summary>
[Collection(EntriesCollection.Name)]
public sealed class PartsTests(NetworkServer network)
{
    private string Admin => network.Server.AdminKey;

    [Fact]
    public async Task A_project_is_entered_with_who_takes_part_in_which_role()
    {
        (HttpResponseMessage answer, JsonElement made) = await network.SendAsync(
            HttpMethod.Post, "/api/v1/projects?accept=true", """{ "name": "Teilprobe", "participation": [ { "participant": "bmas", "role": ["Funder"] }, { "participant": "/organisations/uba", "role": "Coordinator", "startDate": "2026" } ] }""", Admin);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, made.ToString());
        string iri = made.Text("id");

        Assert.True(await AskAsync($"<{iri}#uba> a civic:Participation ; civic:inProject <{iri}> ; civic:role civic:Coordinator ; schema:startDate ?y ; civic:participant <https://civic-coding.org/id/organisations/uba>"));
        (HttpResponseMessage read, JsonElement entry) = await network.SendAsync(HttpMethod.Get, $"/api/v1{made.Text("page")}/entry", key: Admin);
        Assert.Equal(2, entry.GetProperty("participation").GetArrayLength());

        // One goes, one stays under its name, one comes.
        string changed = """{ "name": "Teilprobe", "participation": [ { "part": "uba", "participant": "uba", "role": "Partner" }, { "participant": "correlaid", "role": "Implementer" } ] }""";
        (HttpResponseMessage put, JsonElement body) = await network.SendAsync(HttpMethod.Put, "/api/v1" + made.Text("page"), changed, Admin, read.Headers.ETag!.ToString());
        Assert.True(put.StatusCode == HttpStatusCode.OK, body.ToString());
        Assert.True(await AskAsync($"<{iri}#uba> civic:role civic:Partner . <{iri}#correlaid> civic:role civic:Implementer"));
        Assert.False(await AskAsync($"<{iri}#bmas> ?p ?o"));
        Assert.False(await AskAsync($"<{iri}#uba> civic:role civic:Coordinator"));

        await network.SendAsync(HttpMethod.Delete, "/api/v1" + made.Text("page"), key: Admin);
        Assert.False(await AskAsync($"?s ?p ?o . FILTER(STRSTARTS(STR(?s), \"{iri}\"))"));
    }

    [Fact]
    public async Task A_dataset_has_distributions_and_a_call_its_rules()
    {
        (HttpResponseMessage answer, JsonElement dataset) = await network.SendAsync(
            HttpMethod.Post, "/api/v1/datasets?accept=true", """{ "name": "Probedaten", "description": "Ein Datensatz nur für die Prüfung.", "distribution": [ { "accessURL": "https://example.org/a.csv", "format": "CSV" }, { "accessURL": "https://example.org/a.json", "format": "JSON" } ] }""", Admin, language: "de");
        Assert.True(answer.StatusCode == HttpStatusCode.Created, dataset.ToString());
        Assert.True(await AskAsync($"<{dataset.Text("id")}> dcat:distribution ?a, ?b . ?a a dcat:Distribution ; dct:format <http://publications.europa.eu/resource/authority/file-type/CSV> . ?b dcat:accessURL <https://example.org/a.json>"));
        await network.SendAsync(HttpMethod.Delete, "/api/v1" + dataset.Text("page"), key: Admin);

        (answer, JsonElement call) = await network.SendAsync(
            HttpMethod.Post, "/api/v1/calls?accept=true", """{ "name": "Probeaufruf", "eligibilityRule": [ { "name": { "de": "Höchstens 50.000 Euro" }, "ruleKind": "RuleBudget", "maxAmount": 50000 } ] }""", Admin);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, call.ToString());
        Assert.True(await AskAsync($"<{call.Text("id")}> civic:eligibilityRule ?r . ?r a civic:EligibilityRule ; civic:ruleKind civic:RuleBudget ; civic:maxAmount ?m . FILTER(?m = 50000)"));
        await network.SendAsync(HttpMethod.Delete, "/api/v1" + call.Text("page"), key: Admin);
    }

    [Fact]
    public async Task A_ministry_has_names_over_time_and_a_successor()
    {
        (HttpResponseMessage answer, JsonElement made) = await network.SendAsync(
            HttpMethod.Post, "/api/v1/organisations?accept=true", """{ "name": "Amt der Probe", "source": "https://example.org/amt", "successor": "bmukn", "datedName": [ { "name": { "de": "Altes Amt" }, "altLabel": "AA", "endDate": "2021" }, { "name": { "de": "Amt der Probe" }, "startDate": "2021" } ] }""", Admin);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, made.ToString());
        string iri = made.Text("id");

        Assert.True(await AskAsync($"<{iri}> civic:successor <https://civic-coding.org/id/organisations/bmukn> ; civic:datedName ?old, ?new . ?old a civic:DatedName ; rdfs:label \"Altes Amt\"@de ; skos:altLabel \"AA\" ; schema:endDate ?e . ?new rdfs:label \"Amt der Probe\"@de ; schema:startDate ?e"));
        await network.SendAsync(HttpMethod.Delete, "/api/v1" + made.Text("page"), key: Admin);
        Assert.False(await AskAsync($"?s ?p ?o . FILTER(STRSTARTS(STR(?s), \"{iri}\"))"));
    }

    [Theory]
    [InlineData("projects", """{ "name": "A", "participation": [ { "role": "Partner" } ] }""", "participation.0.participant")]
    [InlineData("projects", """{ "name": "A", "participation": [ { "participant": "bmas", "role": "Boss" } ] }""", "participation.0.role")]
    [InlineData("projects", """{ "name": "A", "participation": [ { "participant": "bmas", "role": "Partner", "colour": 1 } ] }""", "participation.0.colour")]
    [InlineData("projects", """{ "name": "A", "participation": [ { "participant": "bmas", "role": "Partner", "startDate": "2027", "endDate": "2026" } ] }""", "participation.0.endDate")]
    [InlineData("projects", """{ "name": "A", "participation": [ { "participant": "https://civic-coding.org/id/places/de-be", "role": "Partner" } ] }""", "participation.0.participant")]
    [InlineData("projects", """{ "name": "A", "participation": "bmas" }""", "participation")]
    [InlineData("datasets", """{ "name": "A", "distribution": [ { "accessURL": "javascript:1" } ] }""", "distribution.0.accessURL")]
    [InlineData("organisations", """{ "name": "A", "datedName": [ { "name": "B", "startDate": "2022", "endDate": "2021" } ] }""", "datedName.0.endDate")]
    public async Task What_is_wrong_with_a_part_is_said_at_its_field(string kind, string json, string field)
    {
        (HttpResponseMessage answer, JsonElement body) = await network.SendAsync(HttpMethod.Post, "/api/v1/" + kind, json);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(body.GetProperty("errors").EnumerateArray(), e => e.Text("field") == field);
    }

    [Fact]
    public async Task An_edit_of_a_record_from_a_source_wins_and_says_what_it_differs_from()
    {
        (HttpResponseMessage read, JsonElement entry) = await network.SendAsync(HttpMethod.Get, "/api/v1/datasets/rostock-kinderbetreuungseinrichtungen/entry", key: Admin);
        Assert.Equal(7, entry.GetProperty("distribution").GetArrayLength());
        (HttpResponseMessage put, JsonElement body) = await network.SendAsync(HttpMethod.Put, "/api/v1/datasets/rostock-kinderbetreuungseinrichtungen", entry.GetRawText(), Admin, read.Headers.ETag!.ToString());
        Assert.True(put.StatusCode == HttpStatusCode.OK, body.ToString());

        Assert.Equal(read.Headers.ETag, put.Headers.ETag);
        Assert.True(await AskAsync("GRAPH <https://civic-coding.org/graph/entry/datasets/rostock-kinderbetreuungseinrichtungen> { ?g <http://www.w3.org/ns/prov#wasRevisionOf> <https://civic-coding.org/graph/govdata> . <https://civic-coding.org/id/datasets/rostock-kinderbetreuungseinrichtungen#csv> dcat:accessURL ?u }"));
        Assert.False(await AskAsync("GRAPH <https://civic-coding.org/graph/govdata> { <https://civic-coding.org/id/datasets/rostock-kinderbetreuungseinrichtungen#csv> dcat:accessURL ?u }"));
    }

    private Task<bool> AskAsync(string pattern) => network.Server.Services.GetRequiredService<GraphReading>().AskAsync($"ASK {{ {pattern} }}", TestContext.Current.CancellationToken);
}
