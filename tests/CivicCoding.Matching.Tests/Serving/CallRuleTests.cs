using CivicCoding.Matching.Serving;

namespace CivicCoding.Matching.Tests.Serving;

public sealed class CallRuleTests
{
    private const string Calls = SmallNetwork.Turtle + """

        @prefix c: <https://civic-coding.org/id/calls/> .
        @prefix r: <https://civic-coding.org/id/rules/> .
        @prefix g: <https://civic-coding.org/id/programmes/> .
        @prefix place: <https://civic-coding.org/id/places/> .
        p:bees civic:state place:de-be ; civic:grantAmount "50000"^^xsd:decimal .
        c:fits a civic:Call ; rdfs:label "Fitting call"@en ; dct:description "Money for a camera that counts insects at flowers."@en ; civic:deadline "2030-01-01"^^xsd:date ;
          civic:eligibilityRule r:kind , r:region , r:budget , r:team .
        r:kind a civic:EligibilityRule ; civic:ruleKind civic:RuleApplicant ; civic:applicantKind civic:Association .
        r:region a civic:EligibilityRule ; civic:ruleKind civic:RuleRegion ; civic:region place:de-be .
        r:budget a civic:EligibilityRule ; civic:ruleKind civic:RuleBudget ; civic:maxAmount "100000"^^xsd:decimal .
        r:team a civic:EligibilityRule ; civic:ruleKind civic:RuleConsortium ; civic:minPartners 1 .
        c:fails a civic:Call ; rdfs:label "Failing call"@en ; dct:description "Money for a camera that counts insects at flowers."@en ; civic:deadline "2030-01-01"^^xsd:date ;
          civic:eligibilityRule r:otherkind , r:otherregion , r:smallbudget , r:bigteam .
        r:otherkind a civic:EligibilityRule ; civic:applicantKind civic:Company .
        r:otherregion a civic:EligibilityRule ; civic:region place:de-by .
        r:smallbudget a civic:EligibilityRule ; civic:maxAmount "10000"^^xsd:decimal .
        r:bigteam a civic:EligibilityRule ; civic:minPartners 3 .
        c:ended a civic:Call ; rdfs:label "Ended call"@en ; dct:description "Money for a camera that counts insects at flowers."@en ; civic:lifecycle civic:Ended .
        c:late a civic:Call ; rdfs:label "Late call"@en ; dct:description "Money for a camera that counts insects at flowers."@en ; civic:eligibilityRule r:late .
        r:late a civic:EligibilityRule ; civic:ruleKind civic:RuleDeadline ; civic:deadline "2021-03-31"^^xsd:date .
        g:fund a civic:Programme ; rdfs:label "Insect fund"@en ; dct:description "Supports people who count insects and plant flowers."@en .
        o:club dct:description "Volunteers who count insects with a camera."@en .
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_hard_rule_is_shown_as_passed_or_failed_and_what_fails_stands_below()
    {
        await using EngineStore store = await EngineStore.OfAsync(Calls);
        await using var service = new MatchService(store);
        IReadOnlyList<Recommendation> calls = (await service.CallsAsync(SmallNetwork.Bees, 10, "en", Cancellation))!.Items;
        Assert.Equal([("applicant", true), ("budget", true), ("consortium", true), ("open", true), ("region", true)], Rules(calls, "fits"));
        Assert.Equal([("applicant", false), ("budget", false), ("consortium", false), ("open", true), ("region", false)], Rules(calls, "fails"));
        Assert.True(calls.Single(c => c.Slug == "fits").Score > calls.Single(c => c.Slug == "fails").Score);
        Assert.Contains(calls, c => c.Slug == "fund");
    }

    [Fact]
    public async Task A_closed_call_never_appears_whatever_closed_it_and_whoever_asks()
    {
        await using EngineStore store = await EngineStore.OfAsync(Calls);
        await using var service = new MatchService(store);
        string[] asked =
        [
            .. (await service.CallsAsync(SmallNetwork.Bees, 50, "de", Cancellation))!.Items.Select(c => c.Slug),
            .. (await service.CallsForAsync("https://civic-coding.org/id/organisations/club", 50, "de", Cancellation))!.Items.Select(c => c.Slug),
            .. (await service.FindForTextAsync(new MatchRequest { Text = "A camera that counts insects at flowers needs money." }, MatchDirection.Calls, 50, "de", Cancellation)).Items.Select(c => c.Slug),
        ];
        Assert.Contains("fits", asked);
        Assert.DoesNotContain("ended", asked);
        Assert.DoesNotContain("late", asked);
        Assert.DoesNotContain("closed", asked);
    }

    [Fact]
    public async Task What_is_not_known_of_a_text_is_neither_passed_nor_failed()
    {
        await using EngineStore store = await EngineStore.OfAsync(Calls);
        await using var service = new MatchService(store);
        Recommendation call = (await service.FindForTextAsync(new MatchRequest { Text = "A camera that counts insects at flowers needs money." }, MatchDirection.Calls, 10, "en", Cancellation)).Items.Single(c => c.Slug == "fits");
        Assert.All(["applicant", "region", "budget"], rule => Assert.Null(call.Rules.Single(r => r.Rule == rule).Passed));
    }

    private static (string, bool)[] Rules(IReadOnlyList<Recommendation> calls, string slug) =>
        [.. calls.Single(c => c.Slug == slug).Rules.Select(r => (r.Rule, r.Passed == true)).OrderBy(r => r.Rule, StringComparer.Ordinal)];
}
