namespace CivicCoding.Api.Cli.Conformance;

/// <summary>An outside test suite: the tests that its manifest names, in the manifest's order.</summary>
internal interface ISuite
{
    /// <summary>The name on the command line and in the baseline.</summary>
    string Name { get; }

    /// <summary>The number of tests that the suite has: a manifest that gives another number is read wrongly.</summary>
    int Total { get; }

    IEnumerable<SuiteTest> Tests(SuiteFolder folder);
}
