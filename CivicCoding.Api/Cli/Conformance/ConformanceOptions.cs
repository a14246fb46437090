namespace CivicCoding.Api.Cli.Conformance;

/// <summary>What <c>civic conformance</c> runs.</summary>
/// <param name="Suites">The folder of the suites; null: suites under $CIVIC_SHARED, else under ../shared beside the checkout.</param>
/// <param name="Only">The one suite to run, or null.</param>
/// <param name="Out">A file for one line a test (suite, test, outcome, reason), or null.</param>
/// <param name="Baseline">The list of tests that do not pass; null: docs/conformance.baseline.tsv of the checkout.</param>
/// <param name="UpdateBaseline">Takes tests that pass now off the baseline; makes the file where there is none.</param>
internal sealed record ConformanceOptions(string? Suites = null, string? Only = null, string? Out = null, string? Baseline = null, bool UpdateBaseline = false);
