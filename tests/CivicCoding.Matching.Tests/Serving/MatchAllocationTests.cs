using CivicCoding.Matching.Serving;

namespace CivicCoding.Matching.Tests.Serving;

/// <summary>A budget of bytes for one question to the matching: workspaces are reused, answers are small.</summary>
public sealed class MatchAllocationTests
{
    [Fact]
    public async Task Partners_for_a_project_stay_within_their_budget()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store);
        await service.StartAsync(TestContext.Current.CancellationToken);
        Allocations.AssertAtMost(200_000, () =>
        {
            Task<MatchAnswer<Partner>?> answer = service.PartnersAsync(SmallNetwork.Bees, 5, "en", TestContext.Current.CancellationToken);
            Assert.True(answer.IsCompletedSuccessfully);
            Assert.NotEmpty(answer.Result!.Items);
        });
    }

    [Fact]
    public async Task A_question_in_free_text_stays_within_its_budget()
    {
        await using EngineStore store = await EngineStore.OfAsync(SmallNetwork.Turtle);
        await using var service = new MatchService(store);
        await service.StartAsync(TestContext.Current.CancellationToken);
        var request = new MatchRequest { Text = "A camera that counts insects at flowers" };
        Allocations.AssertAtMost(200_000, () =>
        {
            Task<MatchAnswer<Partner>> answer = service.MatchTextAsync(request, 5, "en", TestContext.Current.CancellationToken);
            Assert.True(answer.IsCompletedSuccessfully);
        });
    }
}
