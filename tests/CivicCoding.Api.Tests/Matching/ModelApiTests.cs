using System.Net;
using System.Text.Json;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;
using CivicCoding.Matching.Serving;

namespace CivicCoding.Api.Tests.Matching;

/// <summary>The card of the model in use: as a thing of the graph, on its page, in the MLDCAT-AP export and as JSON.</summary>
[Collection(NetworkCollection.Name)]
public sealed class ModelApiTests(NetworkServer network)
{
    private const string Terms = "http://data.europa.eu/it6/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_model_is_a_thing_of_the_graph_with_data_measures_limits_risks_and_an_estimate_of_energy()
    {
        using HttpResponseMessage thing = await network.Client.GetAsync("/id/models/partner-ranker", Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, thing.StatusCode);
        Dataset card = Read(await network.Client.GetStringAsync("/models/partner-ranker.nt", Cancellation), RdfFormat.NTriples);
        foreach (string term in new[] { "trainedOn", "evaluationResults", "limitations", "hasRisk", "trainingProcess", "intendedUse" })
        {
            Assert.NotEmpty(card.Match(MatchVocabulary.Model, new Iri(Terms + term)));
        }

        string ask = $"PREFIX it6: <{Terms}> ASK {{ {MatchVocabulary.Model} a it6:MachineLearningModel ; it6:hasTrainingImpact/it6:powerConsumption ?e . FILTER(CONTAINS(?e, \"estimated\") && CONTAINS(?e, \" W for each busy core\")) }}";
        Assert.Contains("true", await network.Client.GetStringAsync("/sparql?format=json&query=" + Uri.EscapeDataString(ask), Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "Modellkarte", "Es ordnet Organisationen, nie Menschen.", " Wh, geschätzt: ")]
    [InlineData("en", "Model card", "It ranks organisations, never persons.", " Wh, estimated: ")]
    public async Task Its_page_shows_the_card_in_both_languages(string language, string title, string limit, string energy)
    {
        string page = await network.Client.GetStringAsync($"/models/partner-ranker?lang={language}", Cancellation);
        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.Contains(limit, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("ndcg@10", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(energy, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_and_the_file_tell_of_the_model_that_health_names()
    {
        using JsonDocument health = JsonDocument.Parse(await network.Client.GetStringAsync("/health", Cancellation));
        string model = health.RootElement.GetProperty("parts").GetProperty("matching").GetProperty("note").GetString()!;
        using JsonDocument file = JsonDocument.Parse(await network.Client.GetStringAsync("/catalog/model.json", Cancellation));
        Assert.Equal(model, file.RootElement.GetProperty("name").GetString());
        Dataset export = Read(await network.Client.GetStringAsync("/catalog.ttl?profile=mldcat-ap", Cancellation), RdfFormat.Turtle);
        Assert.NotEmpty(export.Match(predicate: new Iri("http://www.w3.org/ns/dcat#version"), @object: new Literal(model)));
        Assert.NotEmpty(export.Match(predicate: new Iri(Terms + "powerConsumption")));
    }

    [Fact]
    public async Task Taking_up_another_model_needs_the_role_admin_and_tells_which_one_ranks()
    {
        using HttpResponseMessage refused = await network.Client.PostAsync("/api/v1/admin/model", null, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/admin/model") { Headers = { Authorization = new("Bearer", network.Server.AdminKey) } };
        using HttpResponseMessage answer = await network.Client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("The server ranks with partners-", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private static Dataset Read(string text, RdfFormat format)
    {
        var read = new Dataset();
        using var document = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        format.Read(document, read, new RdfReadOptions { Base = "http://h/" }, Cancellation);
        return read;
    }
}
