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
            int count = random.Next(60);
            Func<int, bool>? allowed = round % 3 == 0 ? i => i % 2 == 0 : null;
            int[] expected = [.. Enumerable.Range(0, scores.Length).Where(i => scores[i] > 0 && (allowed is null || allowed(i))).OrderByDescending(i => scores[i]).ThenBy(i => i).Take(count)];
            Assert.Equal(expected, TopList.Of(scores, count, allowed));
        }
    }
}
