using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Explanations;
using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Tests.Explanations;

public sealed class SharedWordsTests
{
    private static readonly string[] Elsewhere =
    [
        "Eine Plattform zeigt freie Radwege.", "Schulen messen Feinstaub.", "Pflegedienste planen Touren.", "Museen beschreiben Gemälde.", "Gemeinden zählen Zisternen.", "Vereine teilen Lastenräder.",
    ];

    [Theory]
    [InlineData("Freiwillige erkennen mit künstlicher Intelligenz Vögel.", "Künstliche Intelligenz hilft Freiwilligen im Wald.", "Freiwillige|künstlicher Intelligenz")]
    [InlineData("Wir zeichnen Vögel, Insekten und Moose auf.", "Insekten und Vögel im Garten.", "Vögel|Insekten")]
    [InlineData("Vögel – Insekten – Moose.", "Moose, Insekten, Vögel.", "Vögel|Insekten|Moose")]
    public void Words_that_follow_each_other_are_one_expression_in_the_order_of_the_text(string mine, string theirs, string expected)
    {
        var builder = new CorpusBuilder();
        foreach (string text in new[] { mine, theirs }.Concat(Elsewhere))
        {
            builder.Add(new CorpusProject { Iri = "p" + text.Length, Descriptions = [new LocalText(text, "de")] });
        }

        var index = new MatchIndex(builder.Build(), null, TestContext.Current.CancellationToken);

        Assert.Equal(expected.Split('|'), SharedWords.Find(index, [new LocalText(mine, "de")], [new LocalText(theirs, "de")])!.Value.Words);
    }

    [Fact]
    public void Texts_without_a_common_word_share_nothing()
    {
        var builder = new CorpusBuilder();
        builder.Add(new CorpusProject { Iri = "p", Descriptions = [new LocalText(Elsewhere[0], "de")] });
        builder.Add(new CorpusProject { Iri = "q", Descriptions = [new LocalText(Elsewhere[1], "de")] });
        var index = new MatchIndex(builder.Build(), null, TestContext.Current.CancellationToken);

        Assert.Null(SharedWords.Find(index, [new LocalText(Elsewhere[0], "de")], [new LocalText(Elsewhere[1], "de")]));
    }
}
