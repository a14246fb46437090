using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Api.Pages;
using CivicCoding.Api.Tests.Architecture;
using CivicCoding.Graph.Export;

namespace CivicCoding.Api.Tests.Pages;

public sealed class ModelCardTextsTests
{
    [Fact]
    public void What_the_shipped_card_says_can_be_read_in_German()
    {
        using FileStream file = File.OpenRead(Path.Combine(Checkout.Folder(), "CivicCoding.Matching", "Models", "partners.card.json"));
        ModelCard card = ModelCard.Read(file)!;
        string[] said = [card.Trainer, card.Data, card.Energy!, .. card.Measures.Select(m => m.Key), .. card.Measures.Select(m => m.Value).Where(v => v.Contains(' ', StringComparison.Ordinal))];
        Assert.All(said, s => Assert.Null(ModelCardTexts.Of(s, Language.German).Language));
        Assert.All(said, s => Assert.Equal(new LocalText(s, "en"), ModelCardTexts.Of(s, Language.English)));
    }

    [Theory]
    [InlineData("1.45 Wh, estimated: 1348 processor seconds at 15 W for each busy core; nothing was metered", "1,45 Wh, geschätzt: 1.348 Sekunden Prozessorzeit zu 15 W je arbeitendem Kern; gemessen wurde der Strom nicht")]
    [InlineData("the mean of 2: ML.NET LightGBM LambdaRank, 160 trees of 31 leaves, learning rate 0.08", "Mittel aus 2 Modellen von ML.NET LightGBM LambdaRank, 160 Bäume mit je 31 Blättern, Lernrate 0,08")]
    public void Its_numbers_are_written_as_Germans_write_them(string said, string german) => Assert.Equal(german, ModelCardTexts.Of(said, Language.German).Text);

    [Fact]
    public void What_is_not_known_stays_as_it_stands() => Assert.Equal(new LocalText("trained by hand", "en"), ModelCardTexts.Of("trained by hand", Language.German));
}
