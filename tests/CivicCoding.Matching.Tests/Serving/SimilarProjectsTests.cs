using CivicCoding.Matching.Serving;

namespace CivicCoding.Matching.Tests.Serving;

public sealed class SimilarProjectsTests
{
    // Two entries of one catalogue, which says the same of all that serve a goal.
    private const string Catalogue = SmallNetwork.Turtle + """

        @prefix sdg: <http://metadata.un.org/sdg/> .
        sdg:4 rdfs:label "Hochwertige Bildung"@de , "Quality education"@en .
        p:radio a civic:Project ; rdfs:label "Radio Adler"@de ; civic:addressesSDG sdg:4 ; dct:description "Als digitales öffentliches Gut trägt es zum Ziel „Hochwertige Bildung“ bei."@de .
        p:mail a civic:Project ; rdfs:label "Postkutsche"@de ; civic:addressesSDG sdg:4 ; dct:description "Als digitales öffentliches Gut trägt es zum Ziel „Hochwertige Bildung“ bei."@de .
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_goal_in_common_is_a_reason_but_no_warning_that_two_build_the_same()
    {
        Recommendation mail = await SimilarToRadioAsync("");

        Assert.Equal("Beide Beschreibungen sprechen von „Hochwertige Bildung“.", mail.Reasons[0].Text);
        Assert.Null(mail.Warning);
    }

    [Fact]
    public async Task Two_that_work_on_the_same_in_the_same_words_are_told_to_talk() =>
        Assert.NotNull((await SimilarToRadioAsync("p:radio dct:subject t:insects . p:mail dct:subject t:insects .")).Warning);

    [Fact]
    public async Task An_empty_list_says_why()
    {
        await using EngineStore store = await EngineStore.OfAsync(Catalogue + "p:void a civic:Project ; rdfs:label \"Xyzzy\"@de .");
        await using var service = new MatchService(store);

        MatchAnswer<Recommendation> none = (await service.DatasetsAsync("https://civic-coding.org/id/projects/void", 5, "en", Cancellation))!;

        Assert.Empty(none.Items);
        Assert.StartsWith("Nothing in the network shares", none.Note, StringComparison.Ordinal);
    }

    private static async Task<Recommendation> SimilarToRadioAsync(string more)
    {
        await using EngineStore store = await EngineStore.OfAsync(Catalogue + more);
        await using var service = new MatchService(store);
        return Assert.Single((await service.SimilarAsync("https://civic-coding.org/id/projects/radio", 5, "de", Cancellation))!.Items, i => i.Slug == "mail");
    }
}
