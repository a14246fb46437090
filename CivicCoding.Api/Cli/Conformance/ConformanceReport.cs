using System.Text;

namespace CivicCoding.Api.Cli.Conformance;

/// <summary>Writes docs/conformance.md from a run and its baseline.</summary>
internal static class ConformanceReport
{
    public static void Write(string path, IReadOnlyList<TestResult> results, Baseline baseline)
    {
        var text = new StringBuilder("# Conformance\n\nMade by `civic conformance --update-baseline`; do not edit. The tests that do not pass stand in conformance.baseline.tsv, each with its reason.\n\n")
            .Append("| suite | passed | of | not passed |\n| --- | ---: | ---: | --- |\n");
        foreach (IGrouping<string, TestResult> suite in results.GroupBy(r => r.Suite))
        {
            IEnumerable<string> reasons = suite.Where(r => r.Outcome != Outcome.Passed)
                .GroupBy(r => baseline.Reason(r.Suite, r.Test) ?? "not listed")
                .OrderByDescending(g => g.Count())
                .Select(g => $"{g.Count()} {g.Key}");
            text.Append($"| {suite.Key} | {suite.Count(r => r.Outcome == Outcome.Passed)} | {suite.Count()} | {string.Join("; ", reasons).Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }

        File.WriteAllText(path, text.ToString());
    }
}
