using CivicCoding.Graph.Text;

namespace CivicCoding.Graph.Tests.Text;

/// <summary>Whatever is typed is bounded and answered.</summary>
public sealed class HostileSearchTests
{
    private const string Name = "Wald";

    public static TheoryData<string> Typed => new(
        string.Concat(Enumerable.Repeat("Wald Moor Heide ", 640)),
        new string('(', 100_000),
        string.Concat(Enumerable.Repeat("()", 50_000)) + "Wald",
        "*",
        "** * ?* *?",
        new string('*', 10_000),
        "Wa\u0000ld\u0001\u0007\u001b[31m",
        "\u202eWald\u202c \u2066Wald\u2069",
        new string('a', 10_000),
        string.Concat(Enumerable.Repeat("\"", 9_999)),
        string.Concat(Enumerable.Range(0, 3_000).Select(i => (char)('a' + (i % 26)) + "wort" + i + " ")),
        "\ud800\udc00 \ud800 \udfff",
        "Wald\" AND OR NOT -Wald +Wald ~2 ^9 [a TO b] {x} \\");

    [Theory]
    [MemberData(nameof(Typed))]
    public async Task A_hostile_search_is_answered_within_bounds(string typed)
    {
        await using TextWorld world = await TextWorld.OpenAsync($"<http://e/a> rdfs:label \"{Name}\"@de . <http://e/b> dct:description \"Moor und Heide\"@de");
        SearchResult found = world.Search.Things(new SearchRequest(typed));
        Assert.InRange(found.Total, 0, 2);
        Assert.True(found.DidYouMean is null || found.DidYouMean.Length <= 2_100);
        Assert.InRange(world.Search.NearestWords(typed, 5).Count, 0, 5);
        Assert.InRange(world.Search.Names(typed, 5).Count, 0, 2);
        Assert.InRange(world.Search.Literals(typed, null, null, 10).Count, 0, 2);
    }

    [Fact]
    public async Task Unseen_characters_part_words_and_are_never_given_back()
    {
        await using TextWorld world = await TextWorld.OpenAsync("<http://e/a> rdfs:label \"Bildung\"@de");
        SearchResult found = world.Search.Things(new SearchRequest("\u202eBidlung\u0007"));
        Assert.Equal("Bildung", found.DidYouMean);
    }
}
