namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>The entries of Turtle manifests whose part of the program is not built: each is left out with the issue that builds it.</summary>
internal sealed class UnbuiltSuite(string name, int total, string[] manifests, Func<ManifestEntry, bool> belongs, int issue) : ISuite
{
    public string Name => name;

    public int Total => total;

    public IEnumerable<SuiteTest> Tests(SuiteFolder folder) =>
        manifests.SelectMany(m => Manifest.Entries(folder, m)).Where(belongs).Select(e => new SuiteTest(e.PathName, null, $"not built: issue {issue}"));
}
