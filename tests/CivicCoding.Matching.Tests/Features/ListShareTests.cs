using CivicCoding.Matching.Features;

namespace CivicCoding.Matching.Tests.Features;

public sealed class ListShareTests
{
    [Fact]
    public void A_place_is_the_share_of_the_candidates_that_have_less()
    {
        Assert.Equal([0, 0.5f, 0.25f, 0.75f], Places([1, 5, 3, 9], [0, 1, 2, 3]));
    }

    [Fact]
    public void Equal_numbers_have_the_same_place_and_whoever_has_least_has_none()
    {
        Assert.Equal([0, 0.5f, 0.5f, 0], Places([2, 7, 7, 2], [0, 1, 2, 3]));
    }

    [Fact]
    public void Growth_of_the_network_changes_no_place()
    {
        float[] numbers = [3, 1, 4, 1.5f, 9, 2, 6];
        int[] all = [.. Enumerable.Range(0, numbers.Length)];
        Assert.Equal(Places(numbers, all), Places([.. numbers.Select(n => (10 * n) + 7)], all));
    }

    [Fact]
    public void Lines_that_are_kept_have_the_place_that_they_have_among_all()
    {
        Assert.Equal([0.5f, 0.75f], Places([1, 5, 3, 9], [1, 3]));
    }

    [Fact]
    public void Only_the_first_candidates_are_looked_at()
    {
        float[] numbers = [.. Enumerable.Range(0, 2 * ListShare.Among).Select(i => (float)i)];
        float[] places = Places(numbers, [0, ListShare.Among / 2, ListShare.Among, (2 * ListShare.Among) - 1]);
        Assert.Equal([0, 0.5f, 1, 1], places);
    }

    [Fact]
    public void Without_candidates_nothing_is_set()
    {
        Assert.Empty(Places([], []));
    }

    private static float[] Places(float[] numbers, int[] kept)
    {
        var table = new FeatureTable(1);
        table.Reset([.. Enumerable.Range(0, numbers.Length)]);
        table.Keep(kept);
        ListShare.Set(table, 0, o => numbers[o]);
        return [.. kept.Select((_, line) => table[line][0])];
    }
}
