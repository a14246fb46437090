using CivicCoding.Matching.Corpus;
using CivicCoding.Matching.Explanations;
using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Tests.Explanations;

public sealed class SharedWordsTests
{
    private const string Topics = "https://civic-coding.org/id/topics/";
    private const string Greece = "https://civic-coding.org/id/places/gr";

    private static readonly string[] Elsewhere =
    [
        "Eine Plattform zeigt freie Radwege.", "Schulen messen Feinstaub.", "Pflegedienste planen Touren.", "Museen beschreiben Gemälde.", "Gemeinden zählen Zisternen.", "Vereine teilen Lastenräder.",
    ];

    [Theory]
    [InlineData("Freiwillige erkennen mit künstlicher Intelligenz Vögel.", "Künstliche Intelligenz hilft Freiwilligen im Wald.", "Freiwillige|künstlicher Intelligenz")]
    [InlineData("Wir zeichnen Vögel, Insekten und Moose auf.", "Insekten und Vögel im Garten.", "Vögel|Insekten")]
    [InlineData("Vögel – Insekten – Moose.", "Moose, Insekten, Vögel.", "Vögel|Insekten|Moose")]
    public void Words_that_follow_each_other_are_one_expression_in_the_order_of_the_text(string mine, string theirs, string expected) =>
        Assert.Equal(expected.Split('|'), Find([German(mine)], [German(theirs)], "de", Elsewhere)!.Words);

    [Fact]
    public void Texts_without_a_common_word_share_nothing() => Assert.Null(Find([German(Elsewhere[0])], [German(Elsewhere[1])], "de", Elsewhere));

    [Theory]
    [InlineData("de", "Vögel", "de")]
    [InlineData("en", "birds", "en")]
    public void The_descriptions_in_the_readers_language_are_taken(string reader, string expected, string language)
    {
        SharedText shared = Find(
            [German("Kameras filmen Vögel und Moose."), English("Cameras watch birds.")],
            [German("Vögel und Moose am Fluss."), English("Rivers and birds.")],
            reader)!;

        Assert.Equal([expected], reader == "de" ? shared.Words.Take(1) : shared.Words);
        Assert.Equal((language, language, null), (shared.First.Language, shared.Second.Language, shared.Foreign));
    }

    [Fact]
    public void A_text_without_a_tag_is_of_the_language_that_its_words_tell()
    {
        SharedText shared = Find([new LocalText("Wir wollen mit dem Verein die Vögel zählen.", "")], [English("The bird count."), German("Der Verein kennt Vögel.")], "de")!;

        Assert.Equal(["Vögel"], shared.Words);
        Assert.Equal("de", shared.Second.Language);
    }

    [Fact]
    public void Without_a_text_in_the_readers_language_concepts_are_named_in_it()
    {
        SharedText shared = Find([German("Kameras zählen Insekten und Moose.")], [German("Insekten und Moose am Fluss.")], "en")!;

        Assert.Equal(["Insects"], shared.Words);
        Assert.Null(shared.Foreign);
    }

    [Fact]
    public void Texts_of_two_languages_meet_in_a_concept()
    {
        SharedText shared = Find([English("We count insects with a camera.")], [German("Zählt Insekten am Fluss.")], "en")!;

        Assert.Equal(["Insects"], shared.Words);
        Assert.Equal(("en", "de"), (shared.First.Language, shared.Second.Language));
    }

    [Theory]
    [InlineData("en", "de", "Both descriptions speak, in German, of “Moose” and “Farne”.")]
    [InlineData("de", null, "Beide Beschreibungen sprechen von „Moose“ und „Farne“.")]
    public void Words_of_another_language_are_said_to_be_of_it(string reader, string? foreign, string sentence)
    {
        SharedText shared = Find([German("Kameras filmen Moose und Farne.")], [German("Moose und Farne am Fluss.")], reader)!;
        var wording = new ReasonWording(new CorpusBuilder().Build(), reader);

        Assert.Equal(foreign, shared.Foreign);
        Assert.Equal(foreign is null ? [] : [new LocalText("Moose", "de"), new LocalText("Farne", "de")], shared.Quoted);
        Assert.Equal(sentence, wording.Say($"Beide Beschreibungen {wording.Speak(shared)}.", $"Both descriptions {wording.Speak(shared)}."));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void What_the_descriptions_of_a_network_have_in_common_is_no_reason(string reader)
    {
        // As catalogues write them: one sentence, filled in.
        LocalText[][] all = [.. Enumerable.Range(0, 30).Select(i => new[]
        {
            German($"Vorhaben der Förderlinie Morgenrot zum Gebiet {(i % 6 == 0 ? "Insekten" : "Feld" + (char)('a' + i))}: Von 2022 bis 2025 forschen daran sieben Gesellschafter."),
            English($"Venture of the funding line Morgenrot on {(i % 6 == 0 ? "insects" : "field" + (char)('a' + i))}: seven shareholders investigate it from 2022 to 2025."),
        })];

        Assert.Null(Find(all[1], all[2], reader, all));
        Assert.Equal([reader == "de" ? "Insekten" : "insects"], Find(all[0], all[6], reader, all)!.Words);
    }

    [Theory]
    [InlineData("Wir bieten ein freies Thema für Menschen.", "Ein freies Thema hilft Menschen.", "de")]
    [InlineData("Our project helps people with a new tool.", "A tool that helps people in a project.", "en")]
    [InlineData("Vereine lesen Messwerte automatisch aus.", "Automatische Softwaretests schreiben.", "de")]
    [InlineData("Sie schnattern und flattern von 2022 bis 2024.", "Alle schnattern und flattern im Jahr 2022.", "de")]
    public void Words_that_any_description_may_hold_and_small_words_and_years_are_no_reason(string mine, string theirs, string language) =>
        Assert.Null(Find([new LocalText(mine, language)], [new LocalText(theirs, language)], language));

    [Fact]
    public void Small_words_go_with_what_they_describe() =>
        Assert.Equal(["leichter Sprache"], Find([German("Formulare in leichter Sprache.")], [German("Erklärt in leichter Sprache, wie leicht Wolken sind.")], "de")!.Words);

    [Fact]
    public void Names_of_organisations_and_countries_are_facts_of_their_own() =>
        Assert.Null(Find([German("Geleitet vom Institut Musterstadt (Griechenland).")], [German("Beirat: Institut Musterstadt, Griechenland.")], "de"));

    [Fact]
    public void A_concept_of_several_words_is_shown_as_it_is_written() =>
        Assert.Equal(["Partnerschaften zur Erreichung der Ziele"], Find([German("Dient dem Ziel „Partnerschaften zur Erreichung der Ziele“.")], [German("Partnerschaften zur Erreichung der Ziele sind wichtig.")], "de")!.Words);

    [Fact]
    public void Who_writes_without_capitals_is_understood() =>
        Assert.Equal(["wildbienen"], Find([German("wir zählen wildbienen")], [German("Die Wildbienen im Garten.")], "de")!.Words);

    [Theory]
    [InlineData("de", "sprechen von „Frieden, Gerechtigkeit und Ruhe“ und „Bienen“")]
    [InlineData("en", "speak of “Frieden, Gerechtigkeit und Ruhe” and “Bienen”")]
    public void Expressions_stand_in_quotation_marks_as_their_case_does_not_follow_the_sentence(string reader, string expected)
    {
        var shared = new SharedText(German(""), German(""), ["Frieden, Gerechtigkeit und Ruhe", "Bienen"]);

        Assert.Equal(expected, new ReasonWording(new CorpusBuilder().Build(), reader).Speak(shared));
    }

    private static LocalText German(string text) => new(text, "de");

    private static LocalText English(string text) => new(text, "en");

    private static SharedText? Find(LocalText[] first, LocalText[] second, string reader, params IEnumerable<string> others) =>
        Find(first, second, reader, others.Select(o => new[] { German(o) }));

    private static SharedText? Find(LocalText[] first, LocalText[] second, string reader, IEnumerable<LocalText[]> others)
    {
        var builder = new CorpusBuilder();
        foreach ((int i, LocalText[] texts) in others.Prepend(second).Prepend(first).Index())
        {
            builder.Add(new CorpusProject { Iri = "p" + i, Descriptions = texts });
        }

        builder.Concepts.Add(Topics + "insects", new Concept(Topics + "insects", "Insects", "Insekten"));
        builder.Concepts.Add(Topics + "partnerships", new Concept(Topics + "partnerships", "Partnerships for the goals", "Partnerschaften zur Erreichung der Ziele"));
        builder.Concepts.Add(Greece, new Concept(Greece, "Greece", "Griechenland"));
        builder.Add(new CorpusOrganisation { Iri = "o", Name = "INSTITUT MUSTERSTADT", Country = Greece });
        return SharedWords.Find(new MatchIndex(builder.Build(), null, TestContext.Current.CancellationToken), first, second, reader);
    }
}
