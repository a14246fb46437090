using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Tests.Features;

public sealed class TeamOverlapTests
{
    [Fact]
    public void Who_was_in_one_team_with_two_known_members_stands_above_who_met_each_alone()
    {
        MatchContext context = Ask(["a", "b"]);
        float Of(float[] scores, string o) => scores[context.Index.Corpus.FindOrganisation(o)];
        Assert.Equal(2, Of(context.Overlap.Most, "both"));
        Assert.Equal(1, Of(context.Overlap.Most, "single"));
        Assert.True(Of(context.Overlap.Together, "both") > 0);
        Assert.Equal(0, Of(context.Overlap.Together, "single"));
        Assert.Equal(2f / 3, Of(context.Overlap.Alike, "both"), 6);
        Assert.Equal(0, Of(context.Overlap.Most, "stranger"));
        Assert.Equal(0, Of(context.Seeds.Surprise, "stranger"));
    }

    [Fact]
    public void Lately_shared_projects_count_more_than_old_ones()
    {
        MatchContext context = Ask(["a"]);
        float Of(string o) => context.Overlap.Lately[context.Index.Corpus.FindOrganisation(o)];
        Assert.True(Of("both") > Of("single"));
    }

    [Fact]
    public void Earlier_projects_without_a_text_tell_what_their_members_do()
    {
        MatchContext context = Ask([], "bees and pollen in meadows");
        float Of(float[] scores, string o) => scores[context.Index.Corpus.FindOrganisation(o)];
        Assert.Equal(0, context.Neighbours.Best[context.Index.Corpus.FindOrganisation("silent")]);
        Assert.True(Of(context.History.Recalled, "silent") > 0);
        Assert.True(Of(context.History.Whole, "silent") > Of(context.History.Whole, "other"));
    }

    [Fact]
    public void Calls_that_speak_of_the_same_meet_under_new_numbers()
    {
        MatchContext context = Ask([], "something else", "Pollinators in farmland");
        float Of(string o) => context.Calls.Sum[context.Index.Corpus.FindOrganisation(o)];
        Assert.True(Of("beekeeper") > 0);
        Assert.Equal(0, Of("driver"));
    }

    private static MatchContext Ask(string[] members, string text = "bees", string? callTitle = null)
    {
        var builder = new CorpusBuilder();
        foreach (string o in new[] { "a", "b", "both", "single", "stranger", "beekeeper", "driver", "silent", "other" })
        {
            builder.Add(new CorpusOrganisation { Iri = o, Name = o });
        }

        Add(builder, "p1", new DateOnly(2023, 5, 1), null, null, "a", "b", "both");
        Add(builder, "p2", new DateOnly(2015, 5, 1), null, null, "a", "single");
        Add(builder, "p3", new DateOnly(2016, 5, 1), null, null, "b", "single");
        Add(builder, "p4", new DateOnly(2023, 1, 1), "bees and pollen in meadows", "Pollinators and farmland", "beekeeper", "stranger");
        Add(builder, "p5", new DateOnly(2023, 1, 1), "buses and trams in cities", "Traffic of tomorrow", "driver", "other");
        Add(builder, "p8", new DateOnly(2023, 1, 1), "pollen for bees from meadows", null, "beekeeper");
        Add(builder, "p9", new DateOnly(2023, 1, 1), "trams and buses for cities", null, "driver");
        Add(builder, "p6", new DateOnly(2018, 1, 1), null, null, "beekeeper", "silent");
        Add(builder, "p7", new DateOnly(2018, 1, 1), null, null, "driver", "other");
        var index = new MatchIndex(builder.Build(), null, TestContext.Current.CancellationToken);
        var work = new MatchWorkspace(index.Corpus.Organisations.Count, index.TextProjects.Length, index.Corpus.Projects.Count);
        var project = new CorpusProject { Iri = "q", Descriptions = [new LocalText(text, "en")], CallTitle = callTitle };
        return new MatchContext(index, new MatchQuery { Project = project, Seeds = [.. members.Select(index.Corpus.FindOrganisation)] }, work);
    }

    private static void Add(CorpusBuilder builder, string iri, DateOnly date, string? text, string? callTitle, params string[] members)
    {
        builder.Add(new CorpusProject { Iri = iri, Date = date, Descriptions = text is null ? [] : [new LocalText(text, "en")], CallTitle = callTitle });
        foreach (string member in members)
        {
            builder.Add(iri, member, ParticipantRole.Participant, iri + "#" + member);
        }
    }
}
