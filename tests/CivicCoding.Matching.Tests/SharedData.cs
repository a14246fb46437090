namespace CivicCoding.Matching.Tests;

/// <summary>Outside data: $CIVIC_SHARED, or ../shared beside the folder that holds CivicCoding.sln.</summary>
internal static class SharedData
{
    public static string? Root { get; } = Find();

    /// <summary>The path of outside data; where it is missing the test skips, or fails in CI.</summary>
    public static string Require(params string[] path)
    {
        string? full = Root is null ? null : Path.Combine([Root, .. path]);
        if (full is not null && (File.Exists(full) || Directory.Exists(full)))
        {
            return full;
        }

        string reason = $"Outside data {string.Join('/', path)} is missing: set CIVIC_SHARED to the folder that docs/outside-data.md describes.";
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
        return "";
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CIVIC_SHARED") is { Length: > 0 } named)
        {
            return named;
        }

        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "CivicCoding.sln")))
            {
                string shared = Path.Combine(at.FullName, "..", "shared");
                return Directory.Exists(shared) ? shared : null;
            }
        }

        return null;
    }
}
