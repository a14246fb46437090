using System.Text.RegularExpressions;

namespace CivicCoding.Api.Tests.Architecture;

/// <summary>docs/architecture.md is true to the folders: a stranger finds the room of any line of code, and no room that is gone.</summary>
public sealed partial class RoomsTests
{
    private static readonly string[] s_projects = ["CivicCoding.Graph/Engine", "CivicCoding.Graph", "CivicCoding.Matching", "CivicCoding.Api"];

    [Fact]
    public void Every_top_folder_that_is_no_resource_is_named()
    {
        string root = Checkout.Folder();
        string text = File.ReadAllText(Path.Combine(root, "docs", "architecture.md"));
        string[] missing = [.. s_projects.SelectMany(p => Directory.EnumerateDirectories(Path.Combine(root, p)).Where(NeedsLine).Select(d => p + "/" + Path.GetFileName(d)))
            .Where(f => !Regex.IsMatch(text, $@"\b{Regex.Escape(Path.GetFileName(f))}\b", RegexOptions.None, TimeSpan.FromSeconds(1)))];
        Assert.True(missing.Length == 0, $"docs/architecture.md does not say what is in {string.Join(", ", missing)}: give each a line in its table.");
    }

    [Fact]
    public void Every_path_that_is_named_is_there()
    {
        string root = Checkout.Folder();
        string text = File.ReadAllText(Path.Combine(root, "docs", "architecture.md"));
        string[] starts = ["", .. s_projects.Select(p => p + "/"), "CivicCoding.Graph/"];
        string[] missing = [.. QuotedPath().Matches(text).Select(m => m.Groups[1].Value.TrimEnd('/')).Distinct(StringComparer.Ordinal)
            .Where(p => !starts.Any(s => Path.Exists(Path.Combine(root, s + p))))];
        Assert.True(missing.Length == 0, $"docs/architecture.md names what is not there: {string.Join(", ", missing)}.");
    }

    /// <summary>A resource's folder needs no line of its own: its XxxApi.cs tells what it is.</summary>
    private static bool NeedsLine(string folder) => Path.GetFileName(folder) is not ("bin" or "obj")
        && !Directory.EnumerateFiles(folder, "*Api.cs").Any()
        && Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any(f => Path.GetExtension(f) is ".cs" or ".cshtml");

    /// <summary>A path in code quotes; routes and patterns with angle brackets are none.</summary>
    [GeneratedRegex("`([A-Za-z][A-Za-z0-9.]*(?:/[A-Za-z0-9.]+)+/?)`", RegexOptions.None, 1000)]
    private static partial Regex QuotedPath();
}
