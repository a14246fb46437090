using CivicCoding.Graph.Text;

namespace CivicCoding.Graph.Tests.Text;

/// <summary>Compounds, spellings and languages, in a network whose own words are the list.</summary>
public sealed class WordListTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Wald", "Stadtwaldmonitoring")]
    [InlineData("Monitoring", "Stadtwaldmonitoring")]
    [InlineData("Waermepumpe", "Wärmepumpen im Bestand")]
    [InlineData("Pumpe", "Wärmepumpen im Bestand")]
    [InlineData("Rad", "Radverkehr in der Stadt")]
    [InlineData("Strasse", "Straßenbäume")]
    [InlineData("Straßenbaum", "Straßenbäume")]
    [InlineData("Waldmonitoring", "Stadtwaldmonitoring")]
    [InlineData("Arbeitslosigkeit", "Arbeitslose nach Ländern")]
    public async Task A_part_of_a_compound_finds_it(string typed, string name)
    {
        await using TextWorld world = await TextWorld.OpenAsync($"<http://e/x> rdfs:label \"{name}\"@de . <http://e/w> dct:description \"Wald Stadt Monitoring Pumpe Wärme Rad Verkehr Straße Baum\"@de");
        Assert.Contains("http://e/x", world.Find(typed));
    }

    [Theory]
    [InlineData("Rat", "Demokratie")]
    [InlineData("Port", "Support")]
    [InlineData("Eis", "Preise")]
    [InlineData("Ton", "Monat")]
    public async Task Letters_inside_a_word_do_not_find_it(string typed, string name)
    {
        await using TextWorld world = await TextWorld.OpenAsync($"<http://e/x> rdfs:label \"{name}\"@de");
        Assert.Empty(world.Find(typed));
    }

    [Fact]
    public async Task The_word_itself_stands_above_its_compounds()
    {
        await using TextWorld world = await TextWorld.OpenAsync("<http://e/c> rdfs:label \"Waldmonitoring\"@de . <http://e/w> rdfs:label \"Der Wald\"@de . <http://e/m> rdfs:label \"Monitoring\"@de");
        Assert.Equal(["http://e/w", "http://e/c"], world.Find("Wald"));
    }

    [Theory]
    [InlineData("Bidlung", "Bildung")]
    [InlineData("bildugn", "Bildung")]
    [InlineData("Foerderunk", "Förderung")]
    [InlineData("Bidlung für alle", "Bildung für alle")]
    public async Task A_misspelt_word_asks_for_the_graphs_own(string typed, string asked)
    {
        await using TextWorld world = await TextWorld.OpenAsync("<http://e/b> rdfs:label \"Bildung für alle\"@de . <http://e/f> rdfs:label \"Förderung\"@de");
        Assert.Equal(asked, world.Search.Things(new SearchRequest(typed)).DidYouMean);
    }

    [Theory]
    [InlineData("Bildung")]
    [InlineData("Zzzzqqqq")]
    [InlineData("42")]
    public async Task A_known_word_and_a_hopeless_one_ask_nothing(string typed)
    {
        await using TextWorld world = await TextWorld.OpenAsync("<http://e/b> rdfs:label \"Bildung\"@de");
        Assert.Null(world.Search.Things(new SearchRequest(typed)).DidYouMean);
    }

    [Fact]
    public async Task Nearest_words_help_a_search_that_finds_nothing()
    {
        await using TextWorld world = await TextWorld.OpenAsync("<http://e/b> rdfs:label \"Bildung\"@de, \"Wildnis\"@de");
        Assert.Equal(["Bildung"], world.Search.NearestWords("Bidlunx", 5));
    }

    [Theory]
    [InlineData("Die Bäume der Stadt sind für alle da", "de")]
    [InlineData("The trees of the town are there for everybody", "en")]
    [InlineData("Python", null)]
    public void The_language_of_an_untagged_text_is_told_by_its_small_words(string text, string? language) => Assert.Equal(language, LanguageGuess.Of(text));

    [Theory]
    [InlineData("bidlung", "bildung", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)]
    [InlineData("", "ab", 2)]
    [InlineData("same", "same", 0)]
    public void Spelling_distance_counts_a_swap_as_one(string a, string b, int distance) => Assert.Equal(distance, SpellingDistance.Of(a, b, 9));

    [Fact]
    public async Task Names_are_found_while_they_are_typed()
    {
        await using TextWorld world = await TextWorld.OpenAsync("<http://e/s> rdfs:label \"Leichte Sprache\"@de . <http://e/k> rdfs:label \"Spracherkennung\"@de . <http://e/d> dct:description \"Sprache überall\"@de . <http://e/a> <http://www.w3.org/2004/02/skos/core#altLabel> \"Sprachlabor\"@de");
        Assert.Equal(["http://e/a", "http://e/k", "http://e/s"], world.Search.Names("sprach", 10).Select(h => h.Subject));
        Assert.Equal(["http://e/s"], world.Search.Names("leichte sp", 10).Select(h => h.Subject));
        Assert.Empty(world.Search.Names("s", 10));
        Assert.Empty(world.Search.Names("\u202e*()", 10));
    }
}
