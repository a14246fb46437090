using System.Net;
using System.Text.Json;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Tests.Quality;

[Collection(NetworkCollection.Name)]
public sealed class QualityApiTests(NetworkServer network)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Own => [.. OwnDatasets.All.Select(d => d.Value)];

    [Theory]
    [MemberData(nameof(Own))]
    public async Task What_the_server_publishes_itself_has_at_least_395_points_with_addresses_that_answer(string dataset)
    {
        using JsonDocument score = JsonDocument.Parse(await network.Client.GetStringAsync("/api/v1/datasets/own/quality?iri=" + Uri.EscapeDataString(dataset), Cancellation));
        Assert.True(score.RootElement.GetProperty("points").GetInt32() >= 395, score.RootElement.ToString());
        Assert.Equal(0, score.RootElement.GetProperty("notChecked").GetInt32());
    }

    [Fact]
    public async Task Every_own_address_of_the_catalogue_answers_to_HEAD()
    {
        var page = new Dataset();
        RdfFormat.Turtle.Read(await network.Client.GetStreamAsync("/catalog.ttl", Cancellation), page, cancellation: Cancellation);
        string[] addresses = [.. new[] { "accessURL", "downloadURL" }.SelectMany(p => page.Match(predicate: new Iri("http://www.w3.org/ns/dcat#" + p))).Select(q => ((Iri)q.Object).Value).Where(a => a.StartsWith(network.Server.Address, StringComparison.Ordinal)).Distinct()];
        Assert.True(addresses.Length >= 8, string.Join('\n', addresses));
        foreach (string address in addresses)
        {
            using HttpResponseMessage answer = await network.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), Cancellation);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.SeeOther, $"{address}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_dataset_of_others_says_what_was_not_checked_and_what_to_do()
    {
        using JsonDocument score = JsonDocument.Parse(await network.Client.GetStringAsync("/api/v1/datasets/rostock-kinderbetreuungseinrichtungen/quality?lang=de", Cancellation));
        JsonElement[] metrics = [.. score.RootElement.GetProperty("metrics").EnumerateArray()];
        Assert.Equal(23, metrics.Length);
        Assert.Equal("not checked", metrics.Single(m => m.GetProperty("id").GetString() == "accessUrlStatusCode").GetProperty("state").GetString());
        Assert.Contains("dct:spatial", metrics.Single(m => m.GetProperty("id").GetString() == "spatialAvailability").GetProperty("advice").GetString(), StringComparison.Ordinal);
        string shown = await network.Client.GetStringAsync("/datasets/rostock-kinderbetreuungseinrichtungen?lang=de", Cancellation);
        Assert.Contains($"{score.RootElement.GetProperty("points").GetInt32()} von 405 Punkten", shown, StringComparison.Ordinal);
        using HttpResponseMessage missing = await network.Client.GetAsync("/api/v1/datasets/there-is-none/quality", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_record_of_GovData_in_the_network_has_the_points_counted_by_hand()
    {
        // Theme and conformity; then of the better file: format, no media type, an open and a machine-readable format. It states no keyword, publisher or licence.
        using JsonDocument score = JsonDocument.Parse(await network.Client.GetStringAsync("/api/v1/datasets/brandenburg-wahlergebnisse-zur-oberbuergermeisterwahl-am-23/quality", Cancellation));
        Assert.Equal((30 + 30 + 20 - 5 + 20 + 20, 50), (score.RootElement.GetProperty("points").GetInt32(), score.RootElement.GetProperty("notChecked").GetInt32()));
    }

    [Fact]
    public async Task The_catalogue_has_points_metric_by_metric()
    {
        using JsonDocument all = JsonDocument.Parse(await network.Client.GetStringAsync("/api/v1/catalog/quality", Cancellation));
        Assert.Equal(531, all.RootElement.GetProperty("datasets").GetInt32());
        Assert.Equal(531, all.RootElement.GetProperty("metrics").EnumerateArray().Single(m => m.GetProperty("id").GetString() == "dcatApCompliance").GetProperty("met").GetInt32());
    }
}
