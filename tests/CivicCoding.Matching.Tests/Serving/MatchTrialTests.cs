using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql;
using CivicCoding.Graph.Sparql.Execution;
using CivicCoding.Matching.Serving;

namespace CivicCoding.Matching.Tests.Serving;

public sealed class MatchTrialTests
{
    private const string Birds = """
        @prefix civic: <https://civic-coding.org/ns#> .
        @prefix p: <https://civic-coding.org/id/projects/> .
        @prefix o: <https://civic-coding.org/id/organisations/> .
        @prefix f: <https://civic-coding.org/id/offers/> .
        @prefix n: <https://civic-coding.org/id/needs/> .
        @prefix dct: <http://purl.org/dc/terms/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix dcat: <http://www.w3.org/ns/dcat#> .
        p:flight a civic:Project ; rdfs:label "Nachtflug"@de ; dct:description "Erfasst ziehende Vögel nachts über ihre Rufe."@de .
        p:flood a civic:Project ; rdfs:label "Pegel"@de ; dct:description "Warnt Dörfer vor Hochwasser an kleinen Flüssen."@de .
        p:care a civic:Project ; rdfs:label "Pflege"@de ; dct:description "Hilft Menschen zu Hause bei der Pflege."@de .
        <https://civic-coding.org/id/projects/flight#owl> a civic:Participation ; civic:inProject p:flight ; civic:participant o:owl ; civic:role civic:Partner .
        <https://civic-coding.org/id/projects/flight#old> a civic:Participation ; civic:inProject p:flight ; civic:participant o:old ; civic:role civic:Partner .
        o:owl a civic:Organisation , civic:Association ; rdfs:label "Eulenverein"@de .
        o:old a civic:Organisation , civic:Association ; rdfs:label "Alter Verein"@de ; civic:successor o:owl .
        o:data a civic:Organisation , civic:PublicBody ; rdfs:label "Datenamt"@de ; civic:state <https://civic-coding.org/id/places/de-th> .
        f:sounds a civic:Offer ; rdfs:label "Tonaufnahmen"@de ; civic:needKind civic:DataKind ; civic:statedBy o:data ; civic:deadline "2020-01-01"^^xsd:date .
        n:sounds a civic:Need ; rdfs:label "Aufnahmen"@de ; civic:needKind civic:DataKind ; civic:statedBy p:care .
        <https://civic-coding.org/id/datasets/calls> a dcat:Dataset ; rdfs:label "Rufe"@de ; dct:description "Aufnahmen der Rufe von Vögeln in der Nacht."@de .
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Vogelstimmen_finds_what_speaks_of_Vögel()
    {
        await using EngineStore store = await EngineStore.OfAsync(Birds);
        await using var service = new MatchService(store);
        var request = new MatchRequest { Text = "Vogelstimmen mit KI erkennen" };
        Recommendation similar = (await service.FindForTextAsync(request, MatchDirection.Similar, 5, "de", Cancellation)).Items[0];
        Assert.Equal("flight", similar.Slug);
        Assert.Contains("Vogelstimmen (Vögel)", similar.Reasons[0].Text, StringComparison.Ordinal);
        Assert.True(await store.AskAsync(similar.Reasons[0].Ask));
        Assert.Contains((await service.FindForTextAsync(request, MatchDirection.Datasets, 5, "de", Cancellation)).Items, d => d.Slug == "calls");
        Assert.Contains((await service.MatchTextAsync(request, 5, "de", Cancellation)).Items, p => p.Slug == "owl");
    }

    [Fact]
    public async Task Two_sentences_about_a_dataset_or_a_community_find_projects_with_reasons_that_are_facts()
    {
        await using EngineStore store = await EngineStore.OfAsync(Birds);
        await using var service = new MatchService(store);
        var dataset = new MatchRequest { Text = "Aufnahmen von Rufen ziehender Vögel. Sie entstanden nachts im Wald." };
        Recommendation flight = (await service.FindForTextAsync(dataset, MatchDirection.Projects, 5, "de", Cancellation)).Items[0];
        Assert.Equal("flight", flight.Slug);
        Assert.Null(flight.Warning);
        Assert.All(flight.Reasons.SelectMany(r => r.Triples), t => Assert.Equal("https://civic-coding.org/id/projects/flight", ((CivicCoding.Graph.Rdf.Iri)t.Subject).Value));
        Assert.True(await store.AskAsync(flight.Reasons[0].Ask));

        // What the sentences offer counts: only one of the projects says that it needs recordings.
        var community = new MatchRequest { Text = "Wir helfen Menschen zu Hause in Dörfern. Wir bieten Daten." };
        Assert.Equal("care", (await service.FindForTextAsync(community, MatchDirection.Projects, 5, "de", Cancellation)).Items[0].Slug);
    }

    [Fact]
    public async Task A_text_that_lacks_data_is_met_by_an_offer_of_data_and_what_speaks_against_it_is_said()
    {
        await using EngineStore store = await EngineStore.OfAsync(Birds);
        await using var service = new MatchService(store);
        MatchAnswer<Partner> answer = await service.MatchTextAsync(new MatchRequest { Text = "Wir zählen Vögel. Uns fehlen Daten." }, 5, "de", Cancellation);
        NeedCoverage need = Assert.Single(answer.Needs);
        Assert.Equal("Daten", need.Name);
        Assert.Equal(["https://civic-coding.org/id/organisations/data"], need.Members);
        Partner data = Assert.Single(answer.Items, p => p.Slug == "data");
        Assert.Equal("stellt Daten bereit", data.Role);
        Reason against = Assert.Single(data.Against);
        Assert.Contains("2020-01-01", against.Text, StringComparison.Ordinal);
        Assert.True(await store.AskAsync(against.Ask));
    }

    [Fact]
    public async Task An_organisation_that_was_merged_into_another_is_never_suggested()
    {
        await using EngineStore store = await EngineStore.OfAsync(Birds);
        await using var service = new MatchService(store);
        MatchAnswer<Partner> answer = await service.MatchTextAsync(new MatchRequest { Text = "Wir erfassen ziehende Vögel nachts über ihre Rufe." }, 50, "de", Cancellation);
        Assert.Contains(answer.Items, p => p.Slug == "owl");
        Assert.DoesNotContain(answer.Items, p => p.Slug == "old");
    }

    [Fact]
    public async Task A_need_meets_its_offer_both_ways()
    {
        await using EngineStore store = await EngineStore.OfAsync(Birds);
        await using var service = new MatchService(store);
        Recommendation offer = Assert.Single((await service.OffersForNeedAsync("https://civic-coding.org/id/needs/sounds", 5, "de", Cancellation))!.Items);
        Assert.Equal("sounds", offer.Slug);
        Assert.True(await store.AskAsync(offer.Reasons[0].Ask));
        Assert.Single((await service.NeedsForOfferAsync("https://civic-coding.org/id/offers/sounds", 5, "de", Cancellation))!.Items);
        Assert.Null(await service.OffersForNeedAsync("https://civic-coding.org/id/needs/none", 5, "de", Cancellation));
    }

    [Theory]
    [InlineData(MatchDirection.Offers, "Wir zählen Vögel. Uns fehlen Tonaufnahmen und Daten.", "https://civic-coding.org/id/offers/sounds")]
    [InlineData(MatchDirection.Offers, "We count birds. We have no data yet.", "https://civic-coding.org/id/offers/sounds")]
    [InlineData(MatchDirection.Offers, "Wir zählen Vögel. Uns fehlt Rechenleistung.", null)]
    [InlineData(MatchDirection.Needs, "Wir haben zehn Jahre Daten über Vögel. Uns fehlt Geld.", "https://civic-coding.org/id/needs/sounds")]
    [InlineData(MatchDirection.Needs, "Data of a hundred nights with owls.", "https://civic-coding.org/id/needs/sounds")]
    [InlineData(MatchDirection.Needs, "We offer rooms. We lack data.", null)]
    public async Task Two_sentences_are_enough_to_meet_an_offer_or_a_need(MatchDirection direction, string text, string? found)
    {
        await using EngineStore store = await EngineStore.OfAsync(Birds);
        await using var service = new MatchService(store);
        MatchAnswer<Recommendation> answer = await service.FindForTextAsync(new MatchRequest { Text = text }, direction, 5, "de", Cancellation);
        Assert.Null(answer.Note);
        Assert.Equal(found is null ? [] : [found], answer.Items.Select(i => i.Id));
        foreach (Reason reason in answer.Items.SelectMany(i => i.Reasons))
        {
            Assert.True(await store.AskAsync(reason.Ask));
        }
    }

    [Fact]
    public async Task A_dataset_finds_the_projects_that_it_could_serve()
    {
        await using EngineStore store = await EngineStore.OfAsync(Birds);
        await using var service = new MatchService(store);
        Assert.Equal("flight", (await service.ProjectsForDatasetAsync("https://civic-coding.org/id/datasets/calls", 5, "de", Cancellation))!.Items[0].Slug);
    }

    [Fact]
    public async Task A_hint_holds_what_its_trial_shows_and_nothing_is_stored()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store);
        const string River = "https://civic-coding.org/id/projects/river";
        MatchAnswer<Hint>? hints = await service.HintsAsync(River, "en", Cancellation);
        Hint hint = hints!.Items.First(h => h.Change.AddNeeds.Contains("compute"));
        Assert.True(hint.Gain > 0);
        WhatIfAnswer? trial = await service.WhatIfAsync(River, hint.Change, 5, "en", Cancellation);
        Assert.Equal(hint.Gain, trial!.Gain, 4);
        Assert.DoesNotContain(trial.Before, p => p.Id == SmallNetwork.Clouds);
        Assert.Contains(trial.After, p => p.Id == SmallNetwork.Clouds);
        Assert.Equal(trial.Before.Select(p => p.Id), (await service.PartnersAsync(River, 5, "en", Cancellation))!.Items.Select(p => p.Id));
    }

    [Fact]
    public async Task A_team_keeps_to_exclusions_and_says_what_it_cannot_meet()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store);
        var wishes = new TeamWishes { Size = 3, Excluded = ["https://civic-coding.org/id/organisations/lab"], Kinds = ["company", "university"], LeastSmall = 1 };
        TeamAnswer? team = await service.TeamAsync(SmallNetwork.Bees, wishes, "en", Cancellation);
        Assert.DoesNotContain(team!.Members, m => m.Slug == "lab");
        Assert.Contains(team.Members, m => m.Id == SmallNetwork.Clouds);
        Assert.Contains("University", Assert.Single(team.Unmet), StringComparison.Ordinal);
        TeamAnswer? nowhere = await service.TeamAsync(SmallNetwork.Bees, new TeamWishes { Places = ["https://civic-coding.org/id/places/mars"] }, "en", Cancellation);
        Assert.Empty(nowhere!.Members);
        Assert.Single(nowhere.Gaps);
    }

    [Fact]
    public async Task Partners_scores_and_reasons_come_inside_a_query()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store);
        await service.StartAsync(Cancellation);
        store.Register(new PartnerFunction(service));
        using QueryAnswer answer = await store.QueryAsync(
            $"PREFIX match: <{MatchVocabulary.Namespace}> SELECT ?partner ?score ?reason WHERE {{ (?partner ?score ?reason) match:partners (<{SmallNetwork.Bees}> 3 \"en\") }}", null, Cancellation);
        var found = new List<(string Partner, string Reason)>();
        var scratch = new TermScratch();
        SolutionReader solutions = answer.Solutions;
        while (solutions.MoveNext())
        {
            found.Add((((Iri)solutions.Get(0, scratch).ToTerm()!).Value, ((Literal)solutions.Get(2, scratch).ToTerm()!).Lexical));
        }

        Assert.Contains((SmallNetwork.Clouds, "Offers what is needed: “Free compute”."), found);
    }

    [Fact]
    public async Task Exposure_counts_every_place_once_and_shares_add_up()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store);
        Exposure exposure = await service.ExposureAsync("en", false, Cancellation);
        Assert.Equal(4, exposure.Questions);
        foreach (IGrouping<string, ExposureGroup> by in exposure.Groups.GroupBy(g => g.By))
        {
            Assert.Equal(1, by.Sum(g => g.Share), 2);
            Assert.Equal(6, by.Sum(g => g.Members));
        }

        Assert.InRange(exposure.Gini, 0, 1);
    }

    [Fact]
    public async Task Feedback_is_kept_with_its_provenance_once_for_each_pair_and_out_of_public_sight()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        var feedback = new FeedbackStore(store, TimeProvider.System);
        Assert.True(await feedback.AddAsync(new Feedback(SmallNetwork.Bees, SmallNetwork.Clouds, "not", "capacity", 3), "model-1", Cancellation));
        Assert.True(await feedback.AddAsync(new Feedback(SmallNetwork.Bees, SmallNetwork.Clouds, "useful", null, 3), "model-2", Cancellation));
        Feedback kept = Assert.Single(await feedback.ReadAsync(Cancellation));
        Assert.Equal(new Feedback(SmallNetwork.Bees, SmallNetwork.Clouds, "useful", null, 3), kept);
        Assert.True(await store.AskAsync($"ASK {{ GRAPH <{MatchVocabulary.FeedbackGraph}> {{ ?e <http://www.w3.org/ns/prov#generatedAtTime> ?t ; <http://www.w3.org/ns/prov#wasDerivedFrom> {MatchVocabulary.Model} }} }}"));
        Assert.False(CivicCoding.Graph.Export.PublicGraphs.IsVisible(MatchVocabulary.FeedbackGraph));
    }

    [Theory]
    [InlineData("useful", "https://civic-coding.org/id/organisations/x> ; <y", 1)]
    [InlineData("great", "https://civic-coding.org/id/organisations/x", 1)]
    [InlineData("useful", "https://example.org/x", 1)]
    [InlineData("useful", "https://civic-coding.org/id/organisations/x", 0)]
    public void Feedback_that_is_not_well_formed_is_refused(string verdict, string partner, int position) =>
        Assert.False(FeedbackStore.IsValid(new Feedback(SmallNetwork.Bees, partner, verdict, null, position)));
}
