using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Tests.Text;

public sealed class CompoundWordsTests
{
    private static readonly CompoundWords Words = new(["voegel", "stimm", "daten", "satz", "wald", "vogelzug", "energi", "wend", "haus"]);

    [Theory]
    [InlineData("vogelstimm", "voegel")]
    [InlineData("vogelstimm", "stimm")]
    [InlineData("vogelstimm", "vogelzug")]
    [InlineData("datensatz", "satz")]
    [InlineData("waldhaus", "haus")]
    public void A_compound_stands_for_its_parts_and_for_compounds_that_begin_alike(string compound, string part) =>
        Assert.Contains(Words.Expand(compound), e => e.Term == part && e.Weight is > 0 and < 1);

    [Fact]
    public void A_form_that_differs_by_an_umlaut_stands_for_the_known_one() =>
        Assert.Equal([("voegel", 0.8f)], Words.Expand("vogel"));

    [Theory]
    [InlineData("zebra")]
    [InlineData("xyzzyxyzzy")]
    [InlineData("")]
    public void A_word_without_known_parts_stands_for_nothing(string word) => Assert.Empty(Words.Expand(word));

    [Fact]
    public void A_question_with_a_compound_finds_the_document_with_a_part()
    {
        var index = new Bm25Index(["Erfasst ziehende Vögel nachts über ihre Rufe", "Warnt vor Hochwasser an kleinen Flüssen"]);
        (int[] terms, float[] weights) = index.Analyse("Vogelstimmen");
        var scores = new float[2];
        index.Score(terms, weights, scores);
        Assert.True(scores[0] > 0);
        Assert.Equal(0, scores[1]);
    }
}
