using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Features;
using CivicCoding.Matching.Serving;

namespace CivicCoding.Matching.Tests.Serving;

public sealed class FairSelectionTests
{
    [Fact]
    public void Two_of_ten_places_go_to_the_best_newcomers_and_nobody_is_lost()
    {
        MatchIndex index = Index();
        ScoredCandidate[] ranked = [.. Enumerable.Range(0, 24).Select(o => new ScoredCandidate(o, 1 - (o / 100.0), o))];
        ScoredCandidate[] fair = FairSelection.Apply(index, ranked, FairSelection.FairPlaces);
        Assert.Equal(ranked.Select(c => c.Organisation), fair.Select(c => c.Organisation).Order());
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 20, 21], fair.Take(10).Select(c => c.Organisation));
        Assert.Equal(2, fair.Skip(10).Take(10).Count(c => FairSelection.IsNewcomer(index, c.Organisation)));
    }

    [Fact]
    public void Newcomers_that_stand_high_enough_already_move_nobody()
    {
        MatchIndex index = Index();
        ScoredCandidate[] ranked = [.. new[] { 20, 0, 21, 1, 2, 3, 4, 5, 6, 7, 8 }.Select((o, i) => new ScoredCandidate(o, 1 - (i / 100.0), i))];
        Assert.Equal(ranked, FairSelection.Apply(index, ranked, FairSelection.FairPlaces));
    }

    [Fact]
    public void Of_two_that_score_alike_the_less_known_one_gets_an_open_place()
    {
        MatchIndex index = Index();
        ScoredCandidate[] ranked = [.. new[] { 0, 1, 2, 3, 4, 5, 6, 7, 20, 8, 21, 9 }.Select((o, i) => new ScoredCandidate(o, 0.5 - (i / 1000.0), i))];
        ScoredCandidate[] usual = FairSelection.Apply(index, ranked, FairSelection.UsualPlaces);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], usual.Take(7).Select(c => c.Organisation));
        Assert.Equal([20, 21, 7], usual.Skip(7).Take(3).Select(c => c.Organisation));
    }

    [Fact]
    public void After_the_first_page_the_score_alone_counts_unless_the_mode_is_fair()
    {
        MatchIndex index = Index();
        ScoredCandidate[] ranked = [.. Enumerable.Range(0, 24).Select(o => new ScoredCandidate(o, 1 - (o / 100.0), o))];
        ScoredCandidate[] usual = FairSelection.Apply(index, ranked, FairSelection.UsualPlaces);
        Assert.Equal(1, usual.Take(10).Count(c => FairSelection.IsNewcomer(index, c.Organisation)));
        Assert.Equal(usual.Skip(10).Select(c => c.Organisation).Order(), usual.Skip(10).Select(c => c.Organisation));
        Assert.Equal(ranked.Length, usual.Distinct().Count());
    }

    // Organisations 0 to 19 have two described projects, 20 to 23 none.
    private static MatchIndex Index()
    {
        var builder = new CorpusBuilder();
        for (int o = 0; o < 24; o++)
        {
            builder.Add(new CorpusOrganisation { Iri = "o" + o.ToString("D2", System.Globalization.CultureInfo.InvariantCulture), Name = "Name " + o });
        }

        for (int p = 0; p < 2; p++)
        {
            builder.Add(new CorpusProject { Iri = "p" + p, Descriptions = [new LocalText("words of project " + p, "en")], Date = new DateOnly(2022, 1, 1) });
            for (int o = 0; o < 20; o++)
            {
                builder.Add("p" + p, "o" + o.ToString("D2", System.Globalization.CultureInfo.InvariantCulture), ParticipantRole.Participant, $"p{p}#{o}");
            }
        }

        return new MatchIndex(builder.Build());
    }
}
