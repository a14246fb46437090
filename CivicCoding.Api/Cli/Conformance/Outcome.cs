namespace CivicCoding.Api.Cli.Conformance;

/// <summary>What came of a test.</summary>
internal enum Outcome
{
    Passed,
    Failed,

    /// <summary>Left out, with a written reason.</summary>
    Skipped,
}
