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

    [Theory]
    [InlineData("de", "Beide Beschreibungen ähneln sich im Wortlaut, aber nur in allgemeinen Wörtern.")]
    [InlineData("en", "Both descriptions are alike in their words, but only in general ones.")]
    public async Task What_shares_general_words_only_stays_in_the_list_and_is_told_as_that(string language, string sentence)
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle + """

            p:first a civic:Project ; rdfs:label "Erstes"@de ; dct:description "Freie Werkzeuge zu diesem Themenfeld für alle Vereine."@de .
            p:second a civic:Project ; rdfs:label "Zweites"@de ; dct:description "Zu diesem Themenfeld bieten wir freie Werkzeuge."@de .
            """);
        await using var service = new MatchService(store);

        Recommendation second = Assert.Single((await service.SimilarAsync("https://civic-coding.org/id/projects/first", 5, language, Cancellation))!.Items, i => i.Slug == "second");

        Reason reason = Assert.Single(second.Reasons);
        Assert.Equal(sentence, reason.Text);
        Assert.Equal(2, reason.Triples.Count);
        Assert.Null(second.Warning);
    }

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
