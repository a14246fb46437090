using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Signals;

namespace CivicCoding.Matching.Tests.Features;

public sealed class FeatureTableTests
{
    [Fact]
    public void Lines_that_are_kept_have_the_numbers_that_they_have_among_all()
    {
        MatchCorpus corpus = MadeUpConsortia.Corpus();
        var index = new MatchIndex(corpus, new DateOnly(2022, 1, 1), TestContext.Current.CancellationToken);
        var work = new MatchWorkspace(corpus.Organisations.Count, index.TextProjects.Length, corpus.Projects.Count);
        var query = new MatchQuery { Project = new CorpusProject { Iri = "q", Descriptions = [new LocalText("word1 word3 word5", "en")] }, Seeds = [corpus.FindOrganisation("o1")] };
        var context = new MatchContext(index, query, work);
        int[] all = [.. Enumerable.Range(0, corpus.Organisations.Count)];
        int[] kept = [.. all.Where(i => i % 7 == 3)];

        var whole = new FeatureTable(SignalSet.Default.FeatureNames.Count);
        whole.Reset(all);
        SignalSet.Default.Measure(context, whole);
        var part = new FeatureTable(SignalSet.Default.FeatureNames.Count);
        part.Reset(all);
        SignalSet.Default.MeasureLists(context, part);
        part.Keep(kept);
        SignalSet.Default.MeasureLines(context, part);

        Assert.Equal(kept, part.Candidates);
        Assert.Equal(all, part.All);
        for (int i = 0; i < kept.Length; i++)
        {
            Assert.Equal(whole[kept[i]].ToArray(), part[i].ToArray());
            Assert.Equal(whole.Standing[kept[i]], part.Standing[i]);
        }

        Assert.Contains(whole.Values, v => v > 0);
    }
}
