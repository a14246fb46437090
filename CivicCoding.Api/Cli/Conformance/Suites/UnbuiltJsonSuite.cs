using System.Text.Json;

namespace CivicCoding.Api.Cli.Conformance.Suites;

/// <summary>The entries of a JSON-LD manifest whose part of the program is not built.</summary>
internal sealed class UnbuiltJsonSuite(string name, int total, string manifest, int issue) : ISuite
{
    public string Name => name;

    public int Total => total;

    public IEnumerable<SuiteTest> Tests(SuiteFolder folder)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.Root, manifest)));
        JsonElement entries = document.RootElement.TryGetProperty("sequence", out JsonElement sequence) ? sequence : document.RootElement.GetProperty("entries");
        foreach (JsonElement entry in entries.EnumerateArray())
        {
            string id = (entry.TryGetProperty("@id", out JsonElement at) ? at : entry.GetProperty("id")).GetString()!.TrimStart('#');
            bool old = entry.TryGetProperty("option", out JsonElement option) && option.TryGetProperty("specVersion", out JsonElement version) && version.GetString() == "json-ld-1.0";
            yield return new SuiteTest(id, null, old ? "JSON-LD 1.0" : $"not built: issue {issue}");
        }
    }
}
