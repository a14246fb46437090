using CivicCoding.Matching.Text;

namespace CivicCoding.Matching.Tests.Text;

public sealed class TopListTests
{
    [Fact]
    public void The_best_come_first_and_equal_scores_by_position()
    {
        var random = new Random(11);
        for (int round = 0; round < 300; round++)
        {
            // Few different values, so that many scores are equal; some are zero, negative or no number.
            float[] scores = [.. Enumerable.Range(0, random.Next(200)).Select(_ => random.Next(12) is var v && v == 11 ? float.NaN : (v - 2) / 3f)];
            Compare(scores, random.Next(60));
        }
    }

    [Fact]
    public void Scores_of_all_sizes_come_in_their_order()
    {
        var random = new Random(12);
        for (int round = 0; round < 100; round++)
        {
            // From the smallest number above zero to infinity.
            float[] scores = [.. Enumerable.Range(0, random.Next(3_000)).Select(_ => BitConverter.Int32BitsToSingle(random.Next(0x7F80_0001)))];
            Compare(scores, random.Next(1_000));
        }
    }

    private static void Compare(float[] scores, int count)
    {
        int[] expected = [.. Enumerable.Range(0, scores.Length).Where(i => scores[i] > 0).OrderByDescending(i => scores[i]).ThenBy(i => i).Take(count)];
        Assert.Equal(expected, TopList.Of(scores, count));
    }
}
