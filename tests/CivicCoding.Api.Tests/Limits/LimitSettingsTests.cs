using CivicCoding.Api.Hosting;
using CivicCoding.Api.Limits;

namespace CivicCoding.Api.Tests.Limits;

public sealed class LimitSettingsTests
{
    [Fact]
    public void Times_bytes_and_numbers_are_set()
    {
        ServerLimits limits = LimitSettings.Apply(new ServerLimits(), ["query-time=2.5", "query-memory=64 MB", "query-rows=1000", "write-body=1GB", "concurrent-queries=3"]);
        Assert.Equal((TimeSpan.FromSeconds(2.5), 64L << 20, 1000L, 1L << 30, 3), (limits.QueryTime, limits.QueryMemoryBytes, limits.QueryRows, limits.WriteBodyBytes, limits.ConcurrentQueries));
        Assert.Equal(new ServerLimits().RequestsPerSecond, limits.RequestsPerSecond);
    }

    [Fact]
    public void The_default_time_of_a_query_never_passes_the_longest_one()
    {
        Assert.Equal(TimeSpan.FromSeconds(300), LimitSettings.Apply(new ServerLimits(), ["query-time=300"]).MaxQueryTime);
        Assert.Equal(TimeSpan.FromSeconds(5), LimitSettings.Apply(new ServerLimits(), ["max-query-time=5"]).QueryTime);
    }

    [Theory]
    [InlineData("query-time=0")]
    [InlineData("query-time=-1")]
    [InlineData("query-time=abc")]
    [InlineData("query-memory=99999999999GB")]
    [InlineData("concurrent-queries=9999999999")]
    [InlineData("query-rows")]
    [InlineData("speed=9")]
    public void What_cannot_be_is_refused_with_the_setting_named(string setting) =>
        Assert.Contains(setting, Assert.Throws<UsageException>(() => LimitSettings.Apply(new ServerLimits(), [setting])).Message, StringComparison.Ordinal);
}
