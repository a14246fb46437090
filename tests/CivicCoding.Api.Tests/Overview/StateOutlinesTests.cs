using CivicCoding.Api.Overview;

namespace CivicCoding.Api.Tests.Overview;

public sealed class StateOutlinesTests
{
    [Theory]
    [InlineData(0, 10, 0)]
    [InlineData(1, 10, 1)]
    [InlineData(2, 10, 1)]
    [InlineData(3, 10, 2)]
    [InlineData(10, 10, 5)]
    [InlineData(1, 1, 5)]
    public void Only_nothing_is_left_white_and_the_largest_number_is_darkest(long count, long largest, int shade) => Assert.Equal(shade, StateOutlines.Shade(count, largest));
}
