using System.Text.Encodings.Web;
using CivicCoding.Api.Pages;
using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Serving;

namespace CivicCoding.Api.Tests.Pages;

public sealed class MatchSentenceTests
{
    [Fact]
    public void What_a_sentence_quotes_of_another_language_is_marked_for_screen_readers()
    {
        var reason = new Reason("Both speak, in German, of “Moose & Farne” and “Moose”.", 1, [], "", "") { Quoted = [new LocalText("Moose & Farne", "de"), new LocalText("Moose", "de")] };

        Assert.Equal("Both speak, in German, of “<span lang=\"de\">Moose &amp; Farne</span>” and “<span lang=\"de\">Moose</span>”.", Html(reason));
    }

    [Fact]
    public void A_sentence_of_the_readers_language_is_plain_text() => Assert.Equal("1 &lt; 2", Html(new Reason("1 < 2", 1, [], "", "")));

    private static string Html(Reason reason)
    {
        using var writer = new StringWriter();
        MatchModel.Sentence(reason).WriteTo(writer, HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        return writer.ToString();
    }
}
