namespace CivicCoding.Api.Cli.Conformance;

/// <summary>The outcome of one test with the reason where it did not pass.</summary>
internal sealed record TestResult(string Suite, string Test, Outcome Outcome, string Reason);
