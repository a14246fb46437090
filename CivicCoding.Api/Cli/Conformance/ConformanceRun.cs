namespace CivicCoding.Api.Cli.Conformance;

/// <summary>Runs suites, the tests of one suite side by side on two processors.</summary>
internal static class ConformanceRun
{
    /// <summary>The longest that a single test may take.</summary>
    private static readonly TimeSpan TestTime = TimeSpan.FromSeconds(20);

    public static IReadOnlyList<TestResult> Run(ISuite suite, SuiteFolder folder, CancellationToken cancellation)
    {
        SuiteTest[] tests = [.. suite.Tests(folder)];
        if (tests.Length != suite.Total)
        {
            throw new InvalidDataException($"The manifest of {suite.Name} gives {tests.Length} tests instead of {suite.Total}: the suites are of another version.");
        }

        TestResult[] results = new TestResult[tests.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellation };
        try
        {
            Parallel.For(0, tests.Length, options, i => results[i] = Run(suite.Name, tests[i], cancellation));
            return results;
        }
        finally
        {
            // A suite that started a server ends it.
            (suite as IDisposable)?.Dispose();
        }
    }

    private static TestResult Run(string suite, SuiteTest test, CancellationToken cancellation)
    {
        if (test.Run is null)
        {
            return new TestResult(suite, test.Name, Outcome.Skipped, test.Skip ?? "left out");
        }

        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(TestTime);
        try
        {
            string? failure = test.Run(timer.Token);
            return new TestResult(suite, test.Name, failure is null ? Outcome.Passed : Outcome.Failed, failure ?? "");
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            // Whatever a test throws is its failure and must not end the run.
            string reason = error is OperationCanceledException ? $"did not end within {TestTime.TotalSeconds} s" : $"{error.GetType().Name}: {error.Message}";
            return new TestResult(suite, test.Name, Outcome.Failed, reason);
        }
    }
}
