using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Tests.Signals;

public sealed class NeedOfferSignalTests
{
    private const string Vision = "https://civic-coding.org/id/skills/computer-vision";
    private const string Planning = "https://civic-coding.org/id/skills/project-management";

    [Fact]
    public void A_named_skill_is_met_by_the_same_skill_and_by_no_other()
    {
        Assert.Equal(1, NeedOfferSignal.Fit(Skill(Vision), Skill(Vision)));
        Assert.Equal(0, NeedOfferSignal.Fit(Skill(Vision), Skill(Planning)));
    }

    [Fact]
    public void Whoever_looks_for_skilled_people_without_saying_for_what_is_hardly_served_by_any_skill()
    {
        float any = NeedOfferSignal.Fit(Skill(), Skill(Planning));
        Assert.InRange(any, float.Epsilon, NeedOfferSignal.Fit(Of(ResourceKind.Data), Of(ResourceKind.Data)) / 2);
    }

    [Fact]
    public void Another_kind_of_resource_meets_nothing() => Assert.Equal(0, NeedOfferSignal.Fit(Of(ResourceKind.Data), Of(ResourceKind.Compute)));

    private static NeedOrOffer Skill(params string[] concepts) => new(null, ResourceKind.Skill, "", "", concepts);

    private static NeedOrOffer Of(ResourceKind kind) => new(null, kind, "", "", []);
}
