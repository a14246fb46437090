using CivicCoding.Matching.Serving;

namespace CivicCoding.Matching.Tests.Serving;

public sealed class MatchServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_offer_that_meets_a_need_is_among_the_first_two_and_says_so()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store);
        MatchAnswer<Partner>? answer = await service.PartnersAsync(SmallNetwork.Bees, 5, "en", Cancellation);
        Assert.NotNull(answer);
        Partner clouds = Assert.Single(answer.Items, p => p.Id == SmallNetwork.Clouds);
        Assert.Contains(clouds, answer.Items.Take(2));
        Assert.Equal("Offers what is needed: “Free compute”.", clouds.Reasons[0].Text);
        Assert.Equal("provides compute", clouds.Role);
        Assert.DoesNotContain(answer.Items, p => p.Id.EndsWith("/club", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_shares_nothing_but_a_topic_is_suggested_for_it()
    {
        const string Friends = "https://civic-coding.org/id/organisations/friends";
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle + $$"""

            <{{Friends}}> a civic:Organisation ; rdfs:label "Friends"@en ; dct:subject t:insects .
            """);
        await using var service = new MatchService(store);
        MatchAnswer<Partner>? answer = await service.PartnersAsync(SmallNetwork.Bees, 10, "en", Cancellation);
        Partner friends = Assert.Single(answer!.Items, p => p.Id == Friends);
        Assert.Equal("Also works on Insects.", Assert.Single(friends.Reasons).Text);
    }

    [Theory]
    [InlineData("de", null)]
    [InlineData("en", null)]
    [InlineData("en", "no-model.zip")]
    public async Task Every_reason_is_true_turns_false_without_its_triples_and_its_loss_lowers_the_score(string language, string? model)
    {
        var options = new MatchOptions { ModelPath = model };
        await using EngineStore whole = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var first = new MatchService(whole, null, options);
        MatchAnswer<Partner>? before = await first.PartnersAsync(SmallNetwork.Bees, 10, language, Cancellation);
        Assert.NotNull(before);
        int reasons = 0;
        foreach (Partner partner in before.Items)
        {
            Assert.NotEmpty(partner.Reasons);
            foreach (Reason reason in partner.Reasons)
            {
                reasons++;
                await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
                Assert.True(await store.AskAsync(reason.Ask), reason.Ask);
                Assert.Contains(SmallNetwork.Bees, reason.Ask, StringComparison.Ordinal);
                Assert.Contains(partner.Id, reason.Ask, StringComparison.Ordinal);
                await store.RemoveAsync(reason.Triples);
                Assert.False(await store.AskAsync(reason.Ask), reason.Ask);
                await using var second = new MatchService(store, null, options);
                MatchAnswer<Partner>? after = await second.PartnersAsync(SmallNetwork.Bees, 10, language, Cancellation);
                double score = after?.Items.FirstOrDefault(p => p.Id == partner.Id)?.Score ?? 0;
                Assert.True(score < partner.Score, $"{reason.Text}: {partner.Score} before, {score} after");
            }
        }

        Assert.True(reasons >= 4, $"{reasons} reasons");
    }

    [Fact]
    public async Task The_same_question_gets_the_same_answer_twice()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var one = new MatchService(store);
        await using var two = new MatchService(store);
        MatchAnswer<Partner>? x = await one.PartnersAsync(SmallNetwork.Bees, 10, "de", Cancellation);
        MatchAnswer<Partner>? y = await two.PartnersAsync(SmallNetwork.Bees, 10, "de", Cancellation);
        Assert.Equal(x!.Items.Select(p => (p.Id, p.Score)), y!.Items.Select(p => (p.Id, p.Score)));
    }

    [Fact]
    public async Task An_unknown_project_is_null()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store);
        Assert.Null(await service.PartnersAsync("https://civic-coding.org/id/projects/none", 5, "en", Cancellation));
        Assert.Null(await service.SimilarAsync("https://civic-coding.org/id/projects/none", 5, "en", Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("xyzzy")]
    [InlineData("数据科学 для общества")]
    public async Task A_text_without_known_words_gets_no_partners_but_a_note(string text)
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store);
        MatchAnswer<Partner> answer = await service.MatchTextAsync(new MatchRequest { Text = text }, 5, "en", Cancellation);
        Assert.Empty(answer.Items);
        Assert.StartsWith("The text has hardly any words", answer.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_megabyte_of_text_is_answered()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store);
        string text = string.Concat(Enumerable.Repeat("A camera counts insects. ", 42_000));
        MatchAnswer<Partner> answer = await service.MatchTextAsync(new MatchRequest { Text = text }, 5, "en", Cancellation);
        Assert.Contains(answer.Items, p => p.Id.EndsWith("/lab", StringComparison.Ordinal));
    }

    [Fact]
    public async Task German_words_find_what_is_described_in_English_through_labels_of_concepts()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store);
        MatchAnswer<Partner> answer = await service.MatchTextAsync(new MatchRequest { Text = "Wir zählen Insekten mit Freiwilligen." }, 5, "de", Cancellation);
        Assert.EndsWith("/lab", answer.Items[0].Id, StringComparison.Ordinal);
        Assert.Contains(answer.Items[0].Reasons, r => r.Text.Contains("Insekten", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_store_is_answered_without_an_error()
    {
        await using EngineStore store = await EngineStore.OfAsync("<https://example.org/a> <https://example.org/b> <https://example.org/c> .");
        await using var service = new MatchService(store);
        MatchAnswer<Partner> answer = await service.MatchTextAsync(new MatchRequest { Text = "A camera counts insects" }, 5, "en", Cancellation);
        Assert.Empty(answer.Items);
        Assert.NotNull(answer.Note);
    }

    [Fact]
    public async Task Similar_projects_share_facts_and_never_are_the_project_itself()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store);
        MatchAnswer<Recommendation>? answer = await service.SimilarAsync(SmallNetwork.Bees, 5, "en", Cancellation);
        Assert.EndsWith("/moths", answer!.Items[0].Id, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Items, r => r.Id == SmallNetwork.Bees);
        foreach (Reason reason in answer.Items.SelectMany(r => r.Reasons))
        {
            Assert.True(await store.AskAsync(reason.Ask), reason.Ask);
        }
    }

    [Fact]
    public async Task Datasets_skills_and_open_calls_are_found_and_a_closed_call_never()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store);
        Assert.Contains((await service.DatasetsAsync(SmallNetwork.Bees, 5, "en", Cancellation))!.Items, d => d.Slug == "insects");
        Assert.Contains((await service.SkillsAsync(SmallNetwork.Bees, 5, "en", Cancellation))!.Items, d => d.Slug == "vision");
        MatchAnswer<Recommendation>? calls = await service.CallsAsync(SmallNetwork.Bees, 5, "en", Cancellation);
        Recommendation call = Assert.Single(calls!.Items);
        Assert.Equal("open", call.Slug);
        Assert.Contains(call.Rules, r => r is { Rule: "open", Passed: true });
    }

    [Fact]
    public async Task A_team_covers_the_needs_and_the_gap_shows_without_the_member_that_did()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store);
        TeamAnswer? team = await service.TeamAsync(SmallNetwork.Bees, 2, "en", null, Cancellation);
        Assert.Equal(SmallNetwork.Clouds, team!.Members[0].Id);
        Assert.Empty(team.Gaps);
        TeamAnswer? without = await service.TeamAsync(SmallNetwork.Bees, 2, "en", [SmallNetwork.Clouds], Cancellation);
        Assert.Equal("Compute", Assert.Single(without!.Gaps).Name);
    }

    [Fact]
    public async Task A_change_in_the_store_reaches_the_answers()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store, store.Feed, new MatchOptions { RefreshDelay = TimeSpan.FromMilliseconds(1) });
        await service.StartAsync(Cancellation);
        long first = service.Health.Sequence;
        await store.AddAsync("""
            @prefix civic: <https://civic-coding.org/ns#> .
            <https://civic-coding.org/id/offers/more> a civic:Offer ; civic:needKind civic:ComputeKind ; civic:statedBy <https://civic-coding.org/id/organisations/maps> .
            """);
        for (int i = 0; i < 200 && service.Health.Sequence == first; i++)
        {
            await Task.Delay(20, Cancellation);
        }

        MatchAnswer<Partner>? answer = await service.PartnersAsync(SmallNetwork.Bees, 3, "en", Cancellation);
        Assert.Contains(answer!.Items, p => p.Slug == "maps" && p.Role == "provides compute");
    }

    [Fact]
    public async Task A_change_of_other_things_is_taken_note_of_without_reading_the_graph_again()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store, store.Feed, new MatchOptions { RefreshDelay = TimeSpan.FromMilliseconds(1) });
        await service.StartAsync(Cancellation);
        long read = (await service.PartnersAsync(SmallNetwork.Bees, 3, "en", Cancellation))!.Sequence;
        await store.AddAsync("<https://example.org/a> <https://example.org/b> 1 .");
        for (int i = 0; i < 3_000 && service.Health.Sequence <= read; i++)
        {
            await Task.Delay(20, Cancellation);
        }

        Assert.Equal(store.Feed.Sequence, service.Health.Sequence);
        Assert.Equal(read, (await service.PartnersAsync(SmallNetwork.Bees, 3, "en", Cancellation))!.Sequence);
    }

    /// <summary>The background would read in an hour.</summary>
    [Fact]
    public async Task A_project_that_came_after_the_reading_is_answered_at_once_and_an_unknown_one_reads_nothing()
    {
        const string Late = "https://civic-coding.org/id/projects/late";
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store, store.Feed, new MatchOptions { RefreshDelay = TimeSpan.FromHours(1) });
        await service.StartAsync(Cancellation);
        long read = (await service.PartnersAsync(SmallNetwork.Bees, 3, "en", Cancellation))!.Sequence;
        Assert.Null(await service.PartnersAsync(Late, 3, "en", Cancellation));

        await store.AddAsync($$"""
            @prefix civic: <https://civic-coding.org/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            <{{Late}}> a civic:Project ; rdfs:label "Late"@en ; <http://purl.org/dc/terms/subject> <https://civic-coding.org/id/topics/insects> .
            """);
        Assert.Null(await service.PartnersAsync(Late + "r", 3, "en", Cancellation));
        Assert.Equal(read, (await service.PartnersAsync(SmallNetwork.Bees, 3, "en", Cancellation))!.Sequence);
        Assert.Equal(store.Feed.Sequence, (await service.PartnersAsync(Late, 3, "en", Cancellation))!.Sequence);
        Assert.NotNull(await service.SimilarAsync(Late, 3, "en", Cancellation));
    }
}
