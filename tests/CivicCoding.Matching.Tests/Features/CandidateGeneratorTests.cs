using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Tests.Features;

public sealed class CandidateGeneratorTests
{
    private const int Others = 700;

    [Fact]
    public void An_organisation_that_shares_only_a_topic_or_a_goal_is_a_candidate()
    {
        (MatchIndex index, int[] found) = Ask(new CorpusProject { Iri = "q", Topics = ["t/bees"], Goals = ["g/15"] });
        Assert.Contains(index.Corpus.FindOrganisation("topic"), found);
        Assert.Contains(index.Corpus.FindOrganisation("goal"), found);
        Assert.DoesNotContain(index.Corpus.FindOrganisation("neither"), found);
        Assert.DoesNotContain(index.Corpus.FindOrganisation("merged"), found);
    }

    [Fact]
    public void Who_shares_a_rare_topic_is_found_however_many_share_a_common_one()
    {
        (MatchIndex index, int[] found) = Ask(new CorpusProject { Iri = "q", Topics = ["t/common", "t/bees"] });
        Assert.Equal(index.Corpus.FindOrganisation("topic"), found[0]);
        Assert.InRange(found.Length, 2, Others / 2);
    }

    private static (MatchIndex Index, int[] Found) Ask(CorpusProject project)
    {
        var builder = new CorpusBuilder();
        builder.Add(new CorpusOrganisation { Iri = "topic", Name = "A", Topics = ["t/bees"] });
        builder.Add(new CorpusOrganisation { Iri = "goal", Name = "B", Goals = ["g/15"] });
        builder.Add(new CorpusOrganisation { Iri = "neither", Name = "C", Topics = ["t/trams"] });
        builder.Add(new CorpusOrganisation { Iri = "merged", Name = "D", Topics = ["t/bees"], Gone = true });
        for (int o = 0; o < Others; o++)
        {
            builder.Add(new CorpusOrganisation { Iri = "common" + o, Name = "E", Topics = ["t/common"] });
        }

        var index = new MatchIndex(builder.Build(), null, TestContext.Current.CancellationToken);
        var work = new MatchWorkspace(index.Corpus.Organisations.Count, index.TextProjects.Length, index.Corpus.Projects.Count);
        return (index, CandidateGenerator.Generate(new MatchContext(index, new MatchQuery { Project = project }, work), 1000));
    }
}
