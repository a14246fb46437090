using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;
using CivicCoding.Graph.Tests.Civic;
using CivicCoding.Graph.Text;

namespace CivicCoding.Graph.Tests.Text;

/// <summary>What searches count by columns is what one gets by looking at each thing's statements.</summary>
public sealed class SearchColumnsTests
{
    private const string Dct = "http://purl.org/dc/terms/";
    private const string Ns = CivicVocabulary.Namespace;
    private static readonly HashSet<string> s_relations = [.. TextVocabulary.Relations.Select(r => r.Value)];

    private static readonly SearchFacet[] s_facets =
    [
        new("topic", [[Dct + "subject"]]),
        new("sdg", [[Ns + "addressesSDG"]]),
        new("state", [[Ns + "state"], [Ns + "region"], [Ns + "region", Ns + "state"], [Ns + "statedBy", Ns + "state"]]),
        new("status", [[Ns + "lifecycle"], [Ns + "status"]]),
        new("nobody", [[Ns + "noSuchRelation"]]),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Over_the_bundled_network_they_are_those_of_the_statements()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        await store.LoadAsync(
            [.. Repository.Files("ontology/network", "*.trig").Select(f => new LoadSource(f, () => File.OpenRead(f), RdfFormat.TriG, null, new RdfReadOptions { Base = CivicVocabulary.BaseIri }))],
            cancellation: Cancellation);
        await using TextIndex index = await TextIndex.OpenAsync(store, store, null, Cancellation);
        ILookup<(string, string), string> statements = await StatementsAsync(store);
        var random = new Random(11);
        string[] names = [.. Repository.Network.Where(q => q.Predicate.Value.EndsWith("#label", StringComparison.Ordinal)).Select(q => q.Object).OfType<Literal>().Select(l => l.Lexical)];
        for (int round = 0; round < 60; round++)
        {
            string[] words = names[random.Next(names.Length)].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Compare(new TextSearch(index), string.Join(' ', words.Take(1 + random.Next(2))), statements, random);
        }
    }

    [Fact]
    public async Task After_any_writes_they_are_those_of_the_statements()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        await using TextIndex index = await TextIndex.OpenAsync(store, store, null, Cancellation);
        var random = new Random(3);
        for (int round = 0; round < 80; round++)
        {
            await store.UpdateAsync(Update(random), cancellation: Cancellation);
            Assert.True(await index.WaitForAsync(store.Sequence, TimeSpan.FromMinutes(1), Cancellation));
            if (round % 20 == 19)
            {
                await index.PurgeAsync(store.Sequence, Cancellation);
            }

            Compare(new TextSearch(index), random.Next(2) == 0 ? "Moor" : "Moor Wald", await StatementsAsync(store), random);
        }
    }

    [Fact]
    public async Task A_page_of_hits_shows_what_each_of_them_shows_alone()
    {
        await using TextWorld world = await TextWorld.OpenAsync(string.Concat(Enumerable.Range(0, 30).Select(i =>
            $"<{CivicVocabulary.IdBase}projects/p{i}> rdfs:label \"Moor {i}\"@de, \"Moor number {i}\"@en ; dct:description \"Im Moor wächst {(i % 3 == 0 ? "Moor und Moor" : "etwas")} {i}\"@de . <{CivicVocabulary.IdBase}projects/p{i}#part> dct:description \"Moor im Teil {i}\"@de . ")));
        SearchResult all = world.Search.Things(new SearchRequest("Moor Wachstum") { Take = 100, Prefer = "de" });
        Assert.Equal(30, all.Hits.Count);
        for (int i = 0; i < all.Hits.Count; i++)
        {
            SearchHit alone = Assert.Single(world.Search.Things(new SearchRequest("Moor Wachstum") { Skip = i, Take = 1, Prefer = "de" }).Hits);
            Assert.Equal((all.Hits[i].Iri, all.Hits[i].Best), (alone.Iri, alone.Best));
            Assert.Equal(all.Hits[i].Snippet, alone.Snippet);
            Assert.Equal(alone.Iri, alone.Best!.Subject.Split('#')[0]);
        }
    }

    [Fact]
    public async Task What_a_graph_without_a_name_says_is_found_where_it_may_be_seen()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        string thing = CivicVocabulary.IdBase + "projects/moor";
        byte[] trig = System.Text.Encoding.UTF8.GetBytes($"_:g {{ <{thing}> <http://www.w3.org/2000/01/rdf-schema#label> \"Moor\"@de ; <{Ns}state> <http://e/v> }}");
        await store.LoadAsync([new LoadSource("moor.trig", () => new MemoryStream(trig), RdfFormat.TriG, null, new RdfReadOptions())], cancellation: Cancellation);
        await using TextIndex index = await TextIndex.OpenAsync(store, store, null, Cancellation);
        var search = new TextSearch(index);
        var request = new SearchRequest("Moor") { Facets = s_facets, IsVisible = _ => true };
        Assert.Equal([thing], search.Things(request).Hits.Select(h => h.Iri));
        Assert.Equal(1, search.Things(request).Facets["state"]["http://e/v"]);
        Assert.Empty(search.Things(request with { IsVisible = graph => !graph.StartsWith("_:", StringComparison.Ordinal) }).Hits);
    }

    private static void Compare(TextSearch search, string words, ILookup<(string, string), string> statements, Random random)
    {
        var plain = new SearchRequest(words) { GroupOf = KindOf, Keep = HasKind, Facets = s_facets, Take = int.MaxValue };
        SearchResult all = search.Things(plain);
        Assert.Equal(all.Total, all.Hits.Count);
        string[] found = [.. all.Hits.Select(h => h.Iri)];
        Assert.Equal(found.Length, found.Distinct(StringComparer.Ordinal).Count());
        var chosen = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (SearchFacet facet in s_facets.Where(_ => random.Next(3) == 0))
        {
            string[] values = [.. all.Facets[facet.Name].Keys.Order(StringComparer.Ordinal), "http://unknown/value"];
            chosen[facet.Name] = [values[random.Next(values.Length)], values[random.Next(values.Length)]];
        }

        string[] groups = random.Next(3) == 0 && found.Length > 0 ? [KindOf(found[random.Next(found.Length)])!] : [];
        SearchResult narrowed = search.Things(plain with { Chosen = chosen, Groups = groups });
        bool Has(string thing, SearchFacet facet) => !chosen.TryGetValue(facet.Name, out IReadOnlyList<string>? wanted) || Values(thing, facet, statements).Overlaps(wanted);
        bool InGroup(string thing) => groups.Length == 0 || groups.Contains(KindOf(thing));
        Assert.Equal(found.Where(t => InGroup(t) && s_facets.All(f => Has(t, f))), narrowed.Hits.Select(h => h.Iri));
        Assert.Equal(Counted(found.Where(t => s_facets.All(f => Has(t, f))).Select(t => KindOf(t)!)), narrowed.Groups.OrderBy(g => g.Key, StringComparer.Ordinal));
        Assert.All(s_facets, facet => Assert.Equal(
            Counted(found.Where(t => InGroup(t) && s_facets.All(f => f == facet || Has(t, f))).SelectMany(t => Values(t, facet, statements))),
            narrowed.Facets[facet.Name].OrderBy(v => v.Key, StringComparer.Ordinal)));
    }

    private static IEnumerable<KeyValuePair<string, int>> Counted(IEnumerable<string> values) => values.CountBy(v => v, StringComparer.Ordinal).OrderBy(c => c.Key, StringComparer.Ordinal);

    private static HashSet<string> Values(string thing, SearchFacet facet, ILookup<(string, string), string> statements) =>
        [.. facet.Paths.SelectMany(path => path.Aggregate((IEnumerable<string>)[thing], (at, property) => at.SelectMany(t => statements[(t, property)])))];

    /// <summary>What whole things say by the relations that searches know, parts counted for their whole.</summary>
    private static async Task<ILookup<(string, string), string>> StatementsAsync(RdfStore store)
    {
        using QueryAnswer answer = await store.QueryAsync("SELECT ?s ?p ?o WHERE { ?s ?p ?o FILTER(isIRI(?s) && isIRI(?o)) }", cancellation: Cancellation);
        List<(string S, string P, string O)> rows = [];
        var scratch = new TermScratch();
        string At(int column) => ((Iri)answer.Solutions.Get(column, scratch).ToTerm()!).Value;
        while (answer.Solutions.MoveNext())
        {
            rows.Add((At(0), At(1), At(2)));
        }

        return rows.Where(r => s_relations.Contains(r.P) && r.S.StartsWith(CivicVocabulary.IdBase, StringComparison.Ordinal)).ToLookup(r => (Whole(r.S), r.P), r => Whole(r.O));
    }

    private static string Whole(string iri) => iri.StartsWith(CivicVocabulary.IdBase, StringComparison.Ordinal) ? iri.Split('#')[0] : iri;

    private static string? KindOf(string iri) => iri.StartsWith(CivicVocabulary.IdBase, StringComparison.Ordinal) ? iri[CivicVocabulary.IdBase.Length..].Split('/')[0] : null;

    private static bool HasKind(string iri) => KindOf(iri) is not null;

    private static string Update(Random random)
    {
        string thing = $"<{CivicVocabulary.IdBase}{(random.Next(2) == 0 ? "projects" : "needs")}/t{random.Next(8)}>";
        string other = $"<{CivicVocabulary.IdBase}projects/t{random.Next(8)}>";
        string value = $"<http://e/v{random.Next(3)}>";
        string graph = $"<http://e/g{random.Next(2)}>";
        return random.Next(6) switch
        {
            0 => $"DELETE WHERE {{ GRAPH ?g {{ {thing} ?p ?o }} }}",
            1 => $"DELETE WHERE {{ GRAPH {graph} {{ {thing} <{Ns}state> ?o }} }}",
            2 => $"INSERT DATA {{ GRAPH {graph} {{ {thing} <{Ns}statedBy> {other} }} }}",
            _ => $"INSERT DATA {{ GRAPH {graph} {{ {thing} <http://www.w3.org/2000/01/rdf-schema#label> \"Moor {(random.Next(2) == 0 ? "Wald" : "See")}\"@de ; <{Ns}state> {value} ; <{Ns}addressesSDG> {value} ; <{Ns}lifecycle> {value} ; <{Dct}subject> {value} }} }}",
        };
    }
}
