using CivicCoding.Matching.Corpus;

namespace CivicCoding.Matching.Tests.Corpus;

public sealed class ConceptLabelsTests
{
    private static readonly ConceptLabels Labels = new(
    [
        new Concept("t/vision", "Computer vision", "Bilderkennung"),
        new Concept("t/ai", "Artificial intelligence", "Künstliche Intelligenz"),
        new Concept("t/water", "Drinking water", "Trinkwasser"),
        new Concept("t/air", "Air", "Luft"),
    ]);

    [Theory]
    [InlineData("We use computer vision at sea.", "t/vision")]
    [InlineData("Die Bilderkennung zählt, die Luft ist rein.", "t/air t/vision")]
    [InlineData("Wir brauchen KI im Amt", "t/ai")]
    [InlineData("AI, and clean drinking water", "t/ai t/water")]
    [InlineData("a computer without any vision", "")]
    [InlineData("the ki of the house", "")]
    [InlineData("water for drinking", "")]
    [InlineData("computer", "")]
    [InlineData("", "")]
    public void A_concept_is_named_by_a_whole_label_or_by_capital_initials(string text, string concepts) =>
        Assert.Equal(concepts, string.Join(' ', Labels.Named(text)));
}
