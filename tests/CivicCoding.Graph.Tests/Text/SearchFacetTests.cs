using CivicCoding.Graph.Text;

namespace CivicCoding.Graph.Tests.Text;

public sealed class SearchFacetTests
{
    private const string Id = "https://civic-coding.org/id/";
    private const string Ns = "https://civic-coding.org/ns#";

    private const string Network = """
        <https://civic-coding.org/id/projects/a> rdfs:label "Moor eins"@de ; civic:addressesSDG <http://sdg/13>, <http://sdg/15> ; civic:state <https://civic-coding.org/id/places/be> .
        <https://civic-coding.org/id/projects/b> rdfs:label "Moor zwei"@de ; civic:addressesSDG <http://sdg/13> .
        <https://civic-coding.org/id/needs/n> rdfs:label "Moor Bedarf"@de ; civic:statedBy <https://civic-coding.org/id/projects/a> .
        <https://civic-coding.org/id/organisations/o> rdfs:label "Moorverein"@de .
        <https://civic-coding.org/id/projects/c> rdfs:label "Ganz anders"@de .
        <https://civic-coding.org/id/projects/c#p1> civic:participant <https://civic-coding.org/id/organisations/o> .
        """;

    private static readonly SearchFacet s_goal = new("sdg", [[Ns + "addressesSDG"]]);
    private static readonly SearchFacet s_state = new("state", [[Ns + "state"], [Ns + "statedBy", Ns + "state"]]);

    [Fact]
    public async Task Facets_count_what_each_choice_would_give()
    {
        await using TextWorld world = await TextWorld.OpenAsync(Network);
        SearchResult all = world.Search.Things(Request("Moor"));
        Assert.Equal(2, all.Facets["sdg"]["http://sdg/13"]);
        Assert.Equal(1, all.Facets["sdg"]["http://sdg/15"]);
        Assert.Equal(2, all.Facets["state"][Id + "places/be"]);

        // Both hits, and the project that the association among the hits takes part in.
        Assert.Equal(3, all.Groups["projects"]);
        Assert.Equal(1, all.Groups["needs"]);

        foreach ((string value, int count) in all.Facets["sdg"])
        {
            SearchResult narrowed = world.Search.Things(Request("Moor") with { Chosen = new Dictionary<string, IReadOnlyList<string>> { ["sdg"] = [value] } });
            Assert.Equal(count, narrowed.Total);
            Assert.Equal(all.Facets["sdg"], narrowed.Facets["sdg"]);
        }
    }

    [Fact]
    public async Task Several_facets_and_several_values_are_chosen_at_a_time()
    {
        await using TextWorld world = await TextWorld.OpenAsync(Network);
        SearchResult found = world.Search.Things(Request("Moor") with { Groups = ["projects"], Chosen = new Dictionary<string, IReadOnlyList<string>> { ["sdg"] = ["http://sdg/13", "http://sdg/15"], ["state"] = [Id + "places/be"] } });
        Assert.Equal([Id + "projects/a"], found.Hits.Select(h => h.Iri));
        Assert.Equal(1, found.Facets["sdg"]["http://sdg/13"]);
    }

    [Fact]
    public async Task A_hit_on_an_organisation_lifts_its_projects_and_says_so()
    {
        await using TextWorld world = await TextWorld.OpenAsync(Network);
        SearchResult found = world.Search.Things(Request("Moorverein"));
        SearchHit lifted = Assert.Single(found.Hits, h => h.Via is not null);
        Assert.Equal((Id + "projects/c", Id + "organisations/o"), (lifted.Iri, lifted.Via));
        Assert.Equal(Id + "organisations/o", found.Hits[0].Iri);
        Assert.DoesNotContain(world.Search.Things(Request("Moorverein") with { Neighbours = false }).Hits, h => h.Iri == Id + "projects/c");
    }

    [Fact]
    public async Task A_relation_of_a_hidden_graph_lifts_nothing_and_counts_nothing()
    {
        await using TextWorld world = await TextWorld.OpenAsync("<https://civic-coding.org/id/organisations/o> rdfs:label \"Moorverein\"@de . GRAPH <http://e/hidden> { <https://civic-coding.org/id/projects/c#p> civic:participant <https://civic-coding.org/id/organisations/o> . <https://civic-coding.org/id/organisations/o> civic:addressesSDG <http://sdg/1> }");
        SearchResult found = world.Search.Things(Request("Moorverein") with { IsVisible = g => g.Length == 0 });
        Assert.Equal([Id + "organisations/o"], found.Hits.Select(h => h.Iri));
        Assert.Empty(found.Facets["sdg"]);
    }

    [Fact]
    public async Task A_whole_name_stands_first()
    {
        await using TextWorld world = await TextWorld.OpenAsync("<http://e/long> rdfs:label \"Moor\"@de, \"Moor Moor Moor\"@de ; dct:description \"Moor Moor Moor Schutz Moorschutz\"@de . <http://e/exact> rdfs:label \"Moor Schutz\"@de");
        Assert.Equal("http://e/exact", world.Find("moor schutz")[0]);
    }

    private static SearchRequest Request(string text) => new(text)
    {
        GroupOf = iri => iri.StartsWith(Id, StringComparison.Ordinal) ? iri[Id.Length..iri.LastIndexOf('/')] : null,
        Facets = [s_goal, s_state],
    };
}
