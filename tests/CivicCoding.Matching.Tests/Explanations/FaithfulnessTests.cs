using CivicCoding.Graph.Rdf;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Serving;

namespace CivicCoding.Matching.Tests.Explanations;

/// <summary>A reason is faithful where it rests on facts: without them the query behind it is false and the score lower. Each kind of reason is tried.</summary>
public sealed class FaithfulnessTests
{
    // Beside the small network: descriptions of organisations, states, goals and programmes, so that every kind of reason is given.
    private const string More = SmallNetwork.Turtle + """

        @prefix place: <https://civic-coding.org/id/places/> .
        @prefix sdg: <http://metadata.un.org/sdg/> .
        @prefix g: <https://civic-coding.org/id/programmes/> .
        g:nature a civic:Programme ; rdfs:label "Nature fund"@en .
        p:bees civic:state place:de-be ; civic:addressesSDG sdg:15 ; civic:inProgramme g:nature .
        o:maps dct:description "Maps of flowers and pollinators drawn by volunteers."@en ; civic:state place:de-be ; civic:addressesSDG sdg:15 .
        p:meadow a civic:Project ; rdfs:label "Blühwiese"@de ; schema:startDate "2022-06-01"^^xsd:date ; civic:inProgramme g:nature ; dct:description "Sät Gräser aus der Region in Parks."@de .
        p:hive a civic:Project ; rdfs:label "Stock"@de ; schema:startDate "2022-06-01"^^xsd:date ; dct:subject t:insects ; dct:description "Misst die Wärme im Korb."@de .
        o:park a civic:Organisation , civic:PublicBody ; rdfs:label "Parkamt"@de .
        o:keeper a civic:Organisation , civic:Association ; rdfs:label "Imkerei"@de .
        <https://civic-coding.org/id/projects/meadow#park> a civic:Participation ; civic:inProject p:meadow ; civic:participant o:park ; civic:role civic:Partner .
        <https://civic-coding.org/id/projects/meadow#club> a civic:Participation ; civic:inProject p:meadow ; civic:participant o:club ; civic:role civic:Coordinator .
        <https://civic-coding.org/id/projects/hive#keeper> a civic:Participation ; civic:inProject p:hive ; civic:participant o:keeper ; civic:role civic:Coordinator .
        """;

    private static readonly string[] Kinds = ["need-offer", "partners-of-partners", "place", "profile-text", "shared-concepts", "text-neighbours"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("no-model.zip")]
    public async Task Every_kind_of_reason_loses_its_query_and_its_part_of_the_score_with_its_facts(string? model)
    {
        var options = new MatchOptions { ModelPath = model };
        await using EngineStore whole = await EngineStore.OfAsync(More);
        await using var first = new MatchService(whole, null, options);
        MatchAnswer<Partner> before = (await first.PartnersAsync(SmallNetwork.Bees, 20, "en", Cancellation))!;
        (Partner Partner, Reason Reason)[] all = [.. before.Items.SelectMany(p => p.Reasons.Select(r => (p, r)))];
        Assert.Equal(Kinds, all.Select(r => r.Reason.Signal).Distinct().Order(StringComparer.Ordinal));
        foreach ((Partner partner, Reason reason) in all)
        {
            await using EngineStore store = await EngineStore.OfAsync(More);
            Assert.True(await store.AskAsync(reason.Ask), reason.Ask);
            await store.RemoveAsync(reason.Triples);
            Assert.False(await store.AskAsync(reason.Ask), reason.Ask);
            await using var second = new MatchService(store, null, options);
            MatchAnswer<Partner>? after = await second.PartnersAsync(SmallNetwork.Bees, 20, "en", Cancellation);
            double score = after?.Items.FirstOrDefault(p => p.Id == partner.Id)?.Score ?? 0;
            Assert.True(score < partner.Score, $"{partner.Slug}, {reason.Signal}: {reason.Text} {partner.Score} before, {score} after");
        }
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Where_all_is_described_twice_a_reason_rests_on_the_texts_of_its_own_language(string language)
    {
        const string Twice = More + """

            p:bees dct:description "Eine Kamera erkennt Wildbienen und andere Insekten an Blumen und zählt Bestäuber."@de .
            p:moths dct:description "Freiwillige zählen nachts Motten und andere Insekten mit einer Kamera."@de .
            o:maps dct:description "Karten von Blumen und Bestäubern, gezeichnet von Freiwilligen."@de .
            """;
        await using EngineStore whole = await EngineStore.OfAsync(Twice);
        await using var first = new MatchService(whole);
        MatchAnswer<Partner> before = (await first.PartnersAsync(SmallNetwork.Bees, 20, language, Cancellation))!;
        (Partner Partner, Reason Reason)[] worded = [.. before.Items.SelectMany(p => p.Reasons.Select(r => (p, r))).Where(r => r.r.Triples.Any(t => t.Predicate.Value == TripleCorpus.Description))];
        Assert.Contains(worded, r => r.Reason.Signal == "profile-text" && r.Reason.Text.Contains(language == "de" ? "„Blumen“" : "“flowers”", StringComparison.Ordinal));
        Assert.Contains(worded, r => r.Reason.Signal == "text-neighbours" && r.Reason.Text.Contains(language == "de" ? "Kamera" : "camera", StringComparison.Ordinal));
        foreach ((Partner partner, Reason reason) in worded)
        {
            Assert.Equal(language, ((Literal)reason.Triples.First(t => t.Predicate.Value == TripleCorpus.Description).Object).Language);
            await using EngineStore store = await EngineStore.OfAsync(Twice);
            await store.RemoveAsync(reason.Triples);
            await using var second = new MatchService(store);
            MatchAnswer<Partner>? after = await second.PartnersAsync(SmallNetwork.Bees, 20, language, Cancellation);
            double score = after?.Items.FirstOrDefault(p => p.Id == partner.Id)?.Score ?? 0;
            Assert.True(score < partner.Score, $"{partner.Slug}, {reason.Signal}: {reason.Text} {partner.Score} before, {score} after");
        }
    }

    [Fact]
    public async Task Shares_of_a_partner_are_parts_of_one_and_every_fact_stands_in_the_store()
    {
        await using EngineStore store = await EngineStore.OfAsync(More);
        await using var service = new MatchService(store);
        foreach (Partner partner in (await service.PartnersAsync(SmallNetwork.Bees, 20, "de", Cancellation))!.Items)
        {
            Assert.InRange(partner.Reasons.Sum(r => r.Share), 0, 1.001);
            Assert.All(partner.Reasons, r => Assert.NotEmpty(r.Triples));
            foreach (Triple triple in partner.Reasons.Concat(partner.Against).SelectMany(r => r.Triples))
            {
                Assert.True(await store.AskAsync($"ASK {{ {triple.Subject} {triple.Predicate} {triple.Object} }}"), triple.ToString());
            }
        }
    }
}
