using System.Net.Http.Json;
using System.Text.Json;
using CivicCoding.Api.Tests.Hosting;

namespace CivicCoding.Api.Tests.Vocabulary;

[Collection(NetworkCollection.Name)]
public sealed class VocabularyApiTests(NetworkServer network)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("de", "Projekt")]
    [InlineData("en", "project")]
    public async Task A_class_has_its_label_and_as_many_instances_as_a_query_counts(string language, string label)
    {
        JsonElement found = await network.Client.GetFromJsonAsync<JsonElement>($"/api/v1/vocabulary?lang={language}", Cancellation);
        JsonElement project = found.GetProperty("classes").EnumerateArray().Single(c => c.GetProperty("name").GetString() == "civic:Project");
        Assert.Equal(label, project.GetProperty("label").GetString());
        Assert.Equal("https://civic-coding.org/ns#", project.GetProperty("prefix").GetProperty("iri").GetString());
        Assert.Equal(await CountAsync("SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a <https://civic-coding.org/ns#Project> }"), project.GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task Every_property_in_use_is_there_with_its_triples_the_most_frequent_first()
    {
        JsonElement[] properties = [.. (await network.Client.GetFromJsonAsync<JsonElement>("/api/v1/vocabulary", Cancellation)).GetProperty("properties").EnumerateArray()];
        Assert.Equal(await CountAsync("SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { ?s ?p ?o }"), properties.Length);
        long[] counts = [.. properties.Select(p => p.GetProperty("count").GetInt64())];
        Assert.Equal(counts.OrderDescending(), counts);
        Assert.Equal(await CountAsync("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"), counts.Sum());
    }

    private async Task<long> CountAsync(string query)
    {
        JsonElement answer = await network.Client.GetFromJsonAsync<JsonElement>("/sparql?format=json&query=" + Uri.EscapeDataString(query), Cancellation);
        return long.Parse(answer.GetProperty("results").GetProperty("bindings")[0].GetProperty("n").GetProperty("value").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
    }
}
