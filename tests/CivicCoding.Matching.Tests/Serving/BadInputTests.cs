using CivicCoding.Matching.Serving;

namespace CivicCoding.Matching.Tests.Serving;

public sealed class BadInputTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("empty")]
    [InlineData("space")]
    [InlineData("word")]
    [InlineData("unknown")]
    [InlineData("megabyte")]
    [InlineData("one-long-word")]
    [InlineData("foreign")]
    [InlineData("control")]
    public async Task Every_direction_answers_every_text_and_a_weak_answer_has_its_reason(string kind)
    {
        string text = kind switch
        {
            "empty" => "",
            "space" => " \n\t ",
            "word" => "insects",
            "unknown" => "xyzzy",
            "megabyte" => string.Concat(Enumerable.Repeat("A camera counts insects. ", 42_000)),
            "one-long-word" => new string('a', 1 << 20),
            "foreign" => "数据科学为公众服务。 للصالح العام данные",
            _ => "\0\u0001\ud800 <script> \"'; DROP",
        };
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store);
        var request = new MatchRequest { Text = text };
        foreach (string language in new[] { "de", "en" })
        {
            MatchAnswer<Partner> partners = await service.MatchTextAsync(request, 10, language, Cancellation);
            bool known = kind is "word" or "megabyte";
            Assert.Equal(known, partners.Items.Count > 0);
            Assert.NotNull(partners.Note);
            Assert.All(partners.Items, p => Assert.True(p.Confidence < 0.5, $"{p.Slug} {p.Confidence}"));
            foreach (MatchDirection direction in Enum.GetValues<MatchDirection>())
            {
                MatchAnswer<Recommendation> found = await service.FindForTextAsync(request, direction, 10, language, Cancellation);
                Assert.True(known || found is { Items.Count: 0, Note: not null }, $"{direction}: {found.Items.Count}");
            }

            Assert.Equal(known, (await service.TeamForTextAsync(request, new TeamWishes { Size = 3 }, language, Cancellation)).Members.Count > 0);
            await service.HintsForTextAsync(request, language, Cancellation);
        }
    }

    [Fact]
    public async Task A_project_without_needs_is_told_what_to_add()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store);
        string? note = (await service.PartnersAsync("https://civic-coding.org/id/projects/moths", 5, "en", Cancellation))!.Note;
        Assert.Contains("A need (skill, data, compute, money, pilot site) makes the suggestions sharper", note, StringComparison.Ordinal);
        Assert.Null((await service.PartnersAsync(SmallNetwork.Bees, 5, "en", Cancellation))!.Note);
    }

    [Fact]
    public async Task Cycles_merged_and_removed_organisations_members_and_the_project_itself_never_appear()
    {
        const string Tangle = SmallNetwork.Turtle + """

            # Two that each came after the other, one that came after itself, one that is replaced, one that has ended.
            o:one a civic:Organisation ; rdfs:label "Insect one"@en ; dct:subject t:insects ; civic:successor o:two .
            o:two a civic:Organisation ; rdfs:label "Insect two"@en ; dct:subject t:insects ; civic:successor o:one .
            o:self a civic:Organisation ; rdfs:label "Insect self"@en ; dct:subject t:insects ; civic:successor o:self .
            o:old a civic:Organisation ; rdfs:label "Insect old"@en ; dct:subject t:insects ; dct:isReplacedBy o:lab .
            o:ended a civic:Organisation ; rdfs:label "Insect ended"@en ; dct:subject t:insects ; civic:lifecycle civic:Ended .
            o:leaving a civic:Organisation ; rdfs:label "Insect leaving"@en ; dct:subject t:insects .
            # The project as a community, a member of itself; parts of each other; a participation in itself.
            p:bees a civic:Community ; civic:hasPartner p:bees ; dct:isPartOf p:moths .
            p:moths dct:isPartOf p:bees .
            <https://civic-coding.org/id/projects/bees#self> a civic:Participation ; civic:inProject p:bees ; civic:participant p:bees ; civic:role civic:Partner .
            <https://civic-coding.org/id/projects/bees#again> a civic:Participation ; civic:inProject <https://civic-coding.org/id/projects/bees#again> ; civic:participant o:one .
            """;
        await using EngineStore store = await EngineStore.OfAsync(Tangle);
        await using var service = new MatchService(store);
        string[] never = ["one", "two", "self", "old", "ended", "bees", "club"];
        IReadOnlyList<Partner> found = (await service.PartnersAsync(SmallNetwork.Bees, 100, "en", Cancellation))!.Items;
        Assert.DoesNotContain(found, p => never.Contains(p.Slug));
        Assert.Contains(found, p => p.Slug == "leaving");
        TeamAnswer team = (await service.TeamAsync(SmallNetwork.Bees, 20, "en", null, Cancellation))!;
        Assert.DoesNotContain(team.Members, p => never.Contains(p.Slug));
        Assert.DoesNotContain((await service.SimilarAsync(SmallNetwork.Bees, 50, "en", Cancellation))!.Items, p => p.Id == SmallNetwork.Bees);
        MatchAnswer<Partner> text = await service.MatchTextAsync(new MatchRequest { Text = "We count insects with a camera.", Members = ["https://civic-coding.org/id/organisations/lab"] }, 100, "en", Cancellation);
        Assert.DoesNotContain(text.Items, p => never.Take(5).Append("lab").Contains(p.Slug));
        await store.UpdateAsync("DELETE WHERE { GRAPH ?g { <https://civic-coding.org/id/organisations/leaving> ?p ?o } }", null, Cancellation);
        await service.RefreshAsync(Cancellation);
        Assert.DoesNotContain((await service.PartnersAsync(SmallNetwork.Bees, 100, "en", Cancellation))!.Items, p => p.Slug == "leaving");
    }

    [Fact]
    public async Task A_community_finds_projects_and_none_that_it_is_in()
    {
        const string Community = SmallNetwork.Turtle + """

            <https://civic-coding.org/id/communities/watchers> a civic:Community ; rdfs:label "Watchers"@en ; dct:subject t:insects ; dct:description "Volunteers who count insects at night."@en .
            <https://civic-coding.org/id/projects/moths#watchers> a civic:Participation ; civic:inProject p:moths ; civic:participant <https://civic-coding.org/id/communities/watchers> ; civic:role civic:Partner .
            """;
        await using EngineStore store = await EngineStore.OfAsync(Community);
        await using var service = new MatchService(store);
        IReadOnlyList<Recommendation> projects = (await service.ProjectsForAsync("https://civic-coding.org/id/communities/watchers", 10, "en", Cancellation))!.Items;
        Assert.Equal("bees", projects[0].Slug);
        Assert.DoesNotContain(projects, p => p.Slug == "moths");
        Assert.All(projects[0].Reasons, r => Assert.Contains("/communities/watchers", r.Ask, StringComparison.Ordinal));
        Assert.Null(await service.ProjectsForAsync("https://civic-coding.org/id/communities/none", 10, "en", Cancellation));
    }
}
