using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Training;

namespace CivicCoding.Matching.Tests.Training;

public sealed class EarlierDetailsTests
{
    private static readonly DateOnly Day = new(2022, 1, 1);

    [Fact]
    public void What_came_with_a_later_project_is_hidden_of_those_that_were_not_described_before()
    {
        CorpusOrganisation late = Before(first: 2018, described: 2022, silentKnown: false);
        Assert.Equal(("", "", null, null), (late.Name, late.ShortName, late.Place, late.Small));
        Assert.Empty(late.Labels);
        Assert.Equal("de", late.Country);
    }

    [Fact]
    public void What_was_known_stays()
    {
        Assert.Equal(("Late", "place", (bool?)true), Seen(Before(first: 2018, described: 2021, silentKnown: false)));
        Assert.Equal(("Late", "place", (bool?)true), Seen(Before(first: 2018, described: 2022, silentKnown: true)));
        Assert.Equal(("Late", "place", (bool?)true), Seen(Before(first: 2012, described: 2022, silentKnown: false)));
    }

    [Fact]
    public void Positions_and_participations_stay()
    {
        MatchCorpus corpus = Corpus(2018, 2022, silentKnown: false);
        MatchCorpus before = new EarlierDetails(corpus).Before(Day);
        Assert.Equal(corpus.Organisations.Select(o => o.Iri), before.Organisations.Select(o => o.Iri));
        Assert.Same(corpus.Participations, before.Participations);
        Assert.Same(corpus.Projects, before.Projects);
    }

    [Fact]
    public void No_organisation_that_was_never_described_before_the_spans_can_be_told_by_its_size()
    {
        MatchCorpus corpus = ConsortiaCorpus.Read(new ConsortiaFiles(SharedData.Require("matching")), TestContext.Current.CancellationToken);
        var details = new EarlierDetails(corpus);
        foreach ((DateOnly from, _) in new TrainingOptions().Spans)
        {
            MatchCorpus before = details.Before(from);
            HashSet<int> described = [.. corpus.Participations.Where(p => corpus.Projects[p.Project] is { HasText: true, Date: { } date } && date < from).Select(p => p.Organisation)];
            HashSet<int> earlier = [.. corpus.Participations.Where(p => corpus.Projects[p.Project].Date < from).Select(p => p.Organisation)];
            earlier.ExceptWith(described);
            Assert.True(earlier.Count > 20_000);
            Assert.DoesNotContain(earlier, o => before.Organisations[o].Small is not null);
            Assert.Contains(described, o => before.Organisations[o].Small is not null);
            // Of those that join later about as many have a name as of those that never do.
            HashSet<int> joining = [.. corpus.Participations.Where(p => corpus.Projects[p.Project] is { HasText: true, Date: { } date } && date >= from).Select(p => p.Organisation).Where(earlier.Contains)];
            double named = joining.Average(o => before.Organisations[o].Name.Length > 0 ? 1.0 : 0);
            double others = earlier.Except(joining).Average(o => before.Organisations[o].Name.Length > 0 ? 1.0 : 0);
            Assert.InRange(named, others - 0.2, others + 0.2);
        }
    }

    [Fact]
    public void Members_that_nobody_knew_yet_are_no_known_members_in_training()
    {
        MatchCorpus corpus = Corpus(2018, 2022, silentKnown: false);
        var index = new MatchIndex(corpus, Day, TestContext.Current.CancellationToken);
        int late = corpus.FindOrganisation("late");
        int never = corpus.FindOrganisation("new");
        Assert.Equal([late], TrainingSampler.Known(index, [never, late]));
    }

    private static (string, string?, bool?) Seen(CorpusOrganisation o) => (o.Name, o.Place, o.Small);

    private static CorpusOrganisation Before(int first, int described, bool silentKnown)
    {
        MatchCorpus corpus = Corpus(first, described, silentKnown);
        return new EarlierDetails(corpus).Before(Day).Organisations[corpus.FindOrganisation("late")];
    }

    // One organisation that is described late or soon, and twenty that never are: those that began until 2015 have their details, the others have them only where it is said.
    private static MatchCorpus Corpus(int first, int described, bool silentKnown)
    {
        var builder = new CorpusBuilder();
        builder.Add(Detailed("late", "Late"));
        builder.Add(Detailed("new", "New"));
        Join(builder, "late", "early", first, text: false);
        Join(builder, "late", "told", described, text: true);
        Join(builder, "new", "told", described < 2022 ? 2022 : described, text: true);
        for (int o = 0; o < 20; o++)
        {
            int year = 2011 + (o % 10);
            bool known = silentKnown || year <= 2015;
            string iri = "silent" + o;
            builder.Add(known ? Detailed(iri, "Silent") : new CorpusOrganisation { Iri = iri, Country = "de" });
            Join(builder, iri, "old" + o, year, text: false);
        }

        return builder.Build();
    }

    private static CorpusOrganisation Detailed(string iri, string name) =>
        new() { Iri = iri, Name = name, ShortName = name[..1], Labels = [new LocalText(name, "en")], Place = "place", Small = true, Country = "de" };

    private static void Join(CorpusBuilder builder, string organisation, string project, int year, bool text)
    {
        if (!builder.HasProject(project + year))
        {
            builder.Add(new CorpusProject { Iri = project + year, Date = new DateOnly(year, 6, 1), Title = text ? "words of it" : "" });
        }

        builder.Add(project + year, organisation, ParticipantRole.Participant, project + year + "#" + organisation);
    }
}
