using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Serving;

namespace CivicCoding.Matching.Tests.Serving;

public sealed class NeedReaderTests
{
    [Theory]
    [InlineData("Uns fehlen Daten.", "Data")]
    [InlineData("We lack data.", "Data")]
    [InlineData("Wir zählen Bienen. Dafür suchen wir Trainingsdaten, Rechenzeit und Geld.", "Data Compute Money")]
    [InlineData("We need funding and a pilot site.", "Money PilotSite")]
    [InlineData("Uns fehlen Rechenleistung und ein Ort zum Erproben.", "Compute PilotSite")]
    [InlineData("Wir haben Daten, aber uns fehlt Rechenleistung.", "Compute")]
    [InlineData("We have data but lack computing power.", "Compute")]
    [InlineData("Wir haben keine Daten.", "Data")]
    [InlineData("We have no data.", "Data")]
    [InlineData("Wir brauchen keine Daten.", "")]
    [InlineData("Wir bieten Daten an und haben Räume.", "")]
    [InlineData("Daten der Stadt zeigen, wo Bäume stehen.", "")]
    [InlineData("Wir suchen jemanden, der die Ergebnisse prüft.", "Skill")]
    [InlineData("We are looking for training data.", "Data")]
    [InlineData("", "")]
    [InlineData(";,.:!?", "")]
    public void What_a_text_says_is_lacking_is_read_as_a_need(string text, string kinds) =>
        Assert.Equal(kinds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), Read(text).Select(n => n.Kind.ToString()).Order());

    [Fact]
    public void A_skill_that_is_named_as_lacking_becomes_a_need_for_that_skill()
    {
        IReadOnlyList<NeedOrOffer> needs = NeedReader.Read("Uns fehlt Bilderkennung.", part => part.Contains("Bilderkennung", StringComparison.Ordinal) ? ["s:vision"] : [], _ => ("Computer vision", "Bilderkennung"));
        NeedOrOffer need = Assert.Single(needs);
        Assert.Equal(["s:vision"], need.Concepts);
        Assert.Equal("Bilderkennung", need.NameGerman);
    }

    [Fact]
    public void A_megabyte_is_read_only_at_its_beginning() =>
        Assert.Single(Read("Uns fehlen Daten. " + new string('a', 1 << 20) + " Uns fehlt Geld."));

    private static IReadOnlyList<NeedOrOffer> Read(string text) => NeedReader.Read(text, _ => [], s => (s, s));
}
