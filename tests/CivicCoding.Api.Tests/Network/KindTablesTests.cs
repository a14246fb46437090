using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Api.Tests.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using Microsoft.Extensions.DependencyInjection;

namespace CivicCoding.Api.Tests.Network;

/// <summary>Lists and counts read off the tables are those that the store gives when it is asked for each.</summary>
public sealed class KindTablesTests
{
    private const string Prefixes = "PREFIX civic: <https://civic-coding.org/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX dct: <http://purl.org/dc/terms/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> ";
    private const string Goal = "http://metadata.un.org/sdg/4";
    private static readonly string[] s_names = ["\"Ähre\"@de", "\"Zebra\"@de", "\"apple\"@en", "\"Übung\"@de", "\"Ofen\"@de", "\"plain\"", "\"oak\"@en", "\"Ölmühle\"@de-AT"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_any_writes_they_say_what_the_store_says()
    {
        await using RunningServer server = await RunningServer.StartAsync(RdfStore.OpenInMemory());
        NetworkReader tables = server.Services.GetRequiredService<NetworkReader>();
        var queries = new NetworkReader(server.Services.GetRequiredService<GraphReading>());
        var random = new Random(7);
        for (int round = 0; round < 60; round++)
        {
            await server.Graph.Store.UpdateAsync(Prefixes + Update(random), cancellation: Cancellation);
            await CompareAsync(tables, queries, random);
        }
    }

    [Fact]
    public async Task The_log_is_read_once_for_all_kinds()
    {
        await using RunningServer server = await RunningServer.StartAsync(RdfStore.OpenInMemory());
        KindTables tables = server.Services.GetRequiredService<KindTables>();
        await FollowedAsync(tables);
        int before = tables.Readings;
        await server.Graph.Store.UpdateAsync("INSERT DATA { <urn:x:a> <urn:x:b> 1 }", cancellation: Cancellation);
        await FollowedAsync(tables);
        Assert.Equal(1, tables.Readings - before);

        static async Task FollowedAsync(KindTables tables)
        {
            for (int i = 0; i < 1_200 && Kinds.All.Any(k => tables.Current(k) is null); i++)
            {
                await Task.Delay(50, Cancellation);
            }

            Assert.All(Kinds.All, k => Assert.NotNull(tables.Current(k)));
        }
    }

    [Fact]
    public async Task Over_the_bundled_network_they_say_what_the_store_says()
    {
        await using var network = new NetworkServer();
        await network.InitializeAsync();
        IServiceProvider services = network.Server.Services;
        NetworkReader tables = services.GetRequiredService<NetworkReader>();
        var queries = new NetworkReader(services.GetRequiredService<GraphReading>());
        var random = new Random(5);
        foreach (EntityKind kind in Kinds.All)
        {
            for (int round = 0; round < 3; round++)
            {
                Language language = random.Next(2) == 0 ? Language.German : Language.English;
                Dictionary<string, string> values = new(StringComparer.Ordinal);
                foreach ((ListFilter filter, IReadOnlyList<(ThingLink Value, long Count)> found) in (await tables.FacetsAsync(kind, ThingFilter.None, language, Cancellation)).Where(f => f.Values.Count > 0 && random.Next(3) < round))
                {
                    values[filter.Name] = found[random.Next(found.Count)].Value.Iri;
                }

                await CompareAsync(tables, queries, kind, new ThingFilter(null, values), language, random.Next(30));
            }
        }
    }

    [Fact]
    public async Task A_draft_is_in_no_list()
    {
        await using RunningServer server = await RunningServer.StartAsync(RdfStore.OpenInMemory());
        NetworkReader tables = server.Services.GetRequiredService<NetworkReader>();
        EntityKind projects = EntityKind.FromPlural("projects")!;
        Assert.Equal(0, (await tables.ListAsync(projects, ThingFilter.None, Language.German, 0, 20, Cancellation)).Total);
        await server.Graph.Store.UpdateAsync(Prefixes + """INSERT DATA { GRAPH <https://civic-coding.org/graph/draft/1> { <https://civic-coding.org/id/projects/d> a civic:Project ; rdfs:label "Geheim"@de } }""", cancellation: Cancellation);
        Assert.Equal(0, (await tables.ListAsync(projects, ThingFilter.None, Language.German, 0, 20, Cancellation)).Total);
        await server.Graph.Store.UpdateAsync("MOVE <https://civic-coding.org/graph/draft/1> TO <https://civic-coding.org/graph/entry/projects/d>", cancellation: Cancellation);
        Assert.Equal("Geheim", Assert.Single((await tables.ListAsync(projects, ThingFilter.None, Language.German, 0, 20, Cancellation)).Items).Name.Text);
    }

    private static async Task CompareAsync(NetworkReader tables, NetworkReader queries, Random random)
    {
        foreach (EntityKind kind in Kinds.All)
        {
            Language language = random.Next(2) == 0 ? Language.German : Language.English;
            await CompareAsync(tables, queries, kind, Filter(kind, random), language, random.Next(3));
            Iri[] named = [.. Enumerable.Range(0, 4).Select(i => CivicVocabulary.Id(kind.Plural, "t" + i)), new(Goal), new("http://e/unnamed")];
            Assert.Equal((await queries.NamesAsync(named, language, Cancellation)).OrderBy(n => n.Key, StringComparer.Ordinal), (await tables.NamesAsync(named, language, Cancellation)).OrderBy(n => n.Key, StringComparer.Ordinal));
        }

        Assert.Equal((await queries.ExamplesAsync(Cancellation)).OrderBy(e => e.Key.Plural, StringComparer.Ordinal), (await tables.ExamplesAsync(Cancellation)).OrderBy(e => e.Key.Plural, StringComparer.Ordinal));
        Assert.Equal((await queries.CountsAsync(Cancellation)).OrderBy(e => e.Key.Plural, StringComparer.Ordinal), (await tables.CountsAsync(Cancellation)).OrderBy(e => e.Key.Plural, StringComparer.Ordinal));
    }

    private static async Task CompareAsync(NetworkReader tables, NetworkReader queries, EntityKind kind, ThingFilter filter, Language language, int skip)
    {
        ThingPage expected = await queries.ListAsync(kind, filter, language, skip, 5, Cancellation);
        ThingPage found = await tables.ListAsync(kind, filter, language, skip, 5, Cancellation);
        Assert.Equal(expected.Total, found.Total);
        Assert.Equal(expected.Items.Select(i => (i.Iri, i.Name)), found.Items.Select(i => (i.Iri, i.Name)));
        var counted = await queries.FacetsAsync(kind, filter, language, Cancellation);
        var read = await tables.FacetsAsync(kind, filter, language, Cancellation);
        Assert.Equal(counted.SelectMany(f => f.Values.Select(v => (f.Filter.Name, v.Value.Iri, v.Value.Name, v.Count))), read.SelectMany(f => f.Values.Select(v => (f.Filter.Name, v.Value.Iri, v.Value.Name, v.Count))));
    }

    private static ThingFilter Filter(EntityKind kind, Random random)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (ListFilter filter in ListFilter.Of(kind).Where(_ => random.Next(3) == 0))
        {
            values[filter.Name] = filter.Pattern is not null ? ListFilter.On : random.Next(6) == 0 ? "no IRI" : $"https://civic-coding.org/id/places/p{random.Next(3)}";
        }

        return new ThingFilter(random.Next(4) == 0 ? "o" : null, values);
    }

    private static string Update(Random random)
    {
        EntityKind kind = Kinds.All[random.Next(Kinds.All.Count)];
        kind = random.Next(2) == 0 ? kind : EntityKind.FromPlural(random.Next(2) == 0 ? "needs" : "offers")!;
        string thing = Thing(kind.Plural, random);
        string graph = $"<https://civic-coding.org/graph/g{random.Next(2)}>";
        string place = $"<https://civic-coding.org/id/places/p{random.Next(3)}>";
        string name = s_names[random.Next(s_names.Length)];
        return random.Next(12) switch
        {
            0 => $"DELETE WHERE {{ GRAPH ?g {{ {thing} ?p ?o }} }}",
            1 => $"DELETE WHERE {{ GRAPH {graph} {{ {thing} rdfs:label ?o }} }}",
            2 => $"INSERT DATA {{ GRAPH {graph} {{ {Thing("projects", random)} civic:state {place} }} }}",
            3 => $"DELETE WHERE {{ GRAPH {graph} {{ {Thing("projects", random)} civic:state ?o }} }}",
            4 => $"DELETE WHERE {{ GRAPH ?g {{ <{Goal}> rdfs:label ?o }} }}",
            5 => $"INSERT DATA {{ GRAPH {graph} {{ <{Goal}> rdfs:label {name} }} }}",
            6 => $"INSERT DATA {{ GRAPH {graph} {{ {thing} skos:prefLabel {name} ; dct:title {s_names[random.Next(s_names.Length)]} }} }}",
            7 => $"INSERT DATA {{ GRAPH {graph} {{ {thing} civic:status civic:Example }} }}",
            _ => $"INSERT DATA {{ GRAPH {graph} {{ {thing} a {kind.Class} ; rdfs:label {name} ; dct:subject {place} ; civic:needKind {place} ; civic:skill {place} ; civic:statedBy {Thing("projects", random)} ; civic:lifecycle {place} ; civic:inProgramme {place} }} }}",
        };
    }

    private static string Thing(string kind, Random random) => $"<https://civic-coding.org/id/{kind}/t{random.Next(4)}>";
}
