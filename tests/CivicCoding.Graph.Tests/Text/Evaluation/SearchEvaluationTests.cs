using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Storage;
using CivicCoding.Graph.Syntax;
using CivicCoding.Graph.Tests.Civic;
using CivicCoding.Graph.Text.Evaluation;

namespace CivicCoding.Graph.Tests.Text.Evaluation;

/// <summary>Holds what docs/search-report.md says of the shipped judged set.</summary>
public sealed class SearchEvaluationTests(ITestOutputHelper output)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_search_answers_nine_of_ten_judged_searches_and_beats_plain_bm25()
    {
        await using RdfStore store = RdfStore.OpenInMemory();
        await store.LoadAsync(
            [.. Repository.Files("ontology/network", "*.trig").Select(f => new LoadSource(f, () => File.OpenRead(f), RdfFormat.TriG, null, new RdfReadOptions { Base = CivicVocabulary.BaseIri }))],
            cancellation: Cancellation);
        SearchEvaluation found = await SearchEvaluation.RunAsync(store, store, Path.Combine(Repository.Root, "ontology", "search"), Cancellation);
        using var report = new StringWriter();
        found.Write(report, each: true);
        output.WriteLine(report.ToString());
        Assert.InRange(found.Count, 120, int.MaxValue);
        for (int method = 1; method < SearchEvaluation.Methods.Count; method++)
        {
            Assert.InRange(found.Success(method), 0.9, 1);
            Assert.True(found.Difference(method, 0).Low > 0, SearchEvaluation.Methods[method]);
        }
    }

    [Fact]
    public void Every_judged_entry_stands_in_the_network()
    {
        HashSet<string> things = Repository.Network.Select(q => q.Subject).OfType<Iri>().Select(i => i.Value).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<JudgedSearch> searches = JudgedSearch.Read(Path.Combine(Repository.Root, "ontology", "search"), CivicVocabulary.IdBase);
        Assert.All(searches, s => Assert.All(s.Grades.Keys, iri => Assert.Contains(iri, things)));
        Assert.All(searches, s => Assert.Contains(s.Grades.Values, g => g >= 2));
        Assert.Equal(searches.Count, searches.Select(s => s.Text).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void The_measures_are_those_of_the_literature()
    {
        var grades = new Dictionary<string, int> { ["a"] = 3, ["b"] = 2, ["c"] = 1 };
        Assert.Equal(1, RankMeasure.Ndcg(["a", "b", "c"], grades), 12);

        // (1/log2(2) + 7/log2(4)) / (7/log2(2) + 3/log2(3) + 1/log2(4)), reckoned by hand.
        Assert.Equal(4.5 / (7 + (3 / 1.5849625007211562) + 0.5), RankMeasure.Ndcg(["c", "x", "a"], grades), 12);
        Assert.True(RankMeasure.Succeeds(["x", "x", "x", "x", "b"], grades));
        Assert.False(RankMeasure.Succeeds(["c", "x", "x", "x", "x", "a"], grades));
        Assert.Equal((0.25, 0.25), RankMeasure.Interval([0.25, 0.25, 0.25]));
    }
}
