namespace CivicCoding.Api.Cli.Conformance;

/// <summary>A test of a suite: its name within the suite and how to run it; a run answers null where it passes, else why it does not. <paramref name="Skip"/> is the reason to leave it out, or null.</summary>
internal sealed record SuiteTest(string Name, Func<CancellationToken, string?>? Run, string? Skip = null);
