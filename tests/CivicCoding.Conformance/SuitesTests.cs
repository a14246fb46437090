using CivicCoding.Api.Cli.Conformance;

namespace CivicCoding.Conformance;

public class SuitesTests
{
    [Fact]
    public void Nothing_fails_that_the_baseline_does_not_list()
    {
        if (ConformanceCommand.FindSuites() is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "The suites are missing: set CIVIC_SHARED.");
            Assert.Skip("The outside suites are not here: docs/outside-data.md says how to lay them out.");
        }

        using var output = new StringWriter();
        int exit = ConformanceCommand.Run(new ConformanceOptions(), output, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(output.ToString());
        Assert.True(exit == 0, output.ToString());
    }
}
