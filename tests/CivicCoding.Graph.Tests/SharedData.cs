namespace CivicCoding.Graph.Tests;

/// <summary>Outside test data: in $CIVIC_SHARED, else in the folder "shared" beside the one that holds CivicCoding.sln.</summary>
internal static class SharedData
{
    /// <summary>The folder, or null where there is none.</summary>
    public static string? Root { get; } = Find();

    /// <summary>A file or folder of the outside data; where it is missing the test is skipped, and fails under CI.</summary>
    public static string Require(params string[] path)
    {
        string? full = Root is null ? null : Path.Combine([Root, .. path]);
        if (full is not null && (File.Exists(full) || Directory.Exists(full)))
        {
            return full;
        }

        string reason = $"The outside data {string.Join('/', path)} is not there; set CIVIC_SHARED to the folder that docs/outside-data.md describes.";
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
        return "";
    }

    private static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable("CIVIC_SHARED");
        if (!string.IsNullOrEmpty(named))
        {
            return Directory.Exists(named) ? named : null;
        }

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CivicCoding.sln")))
            {
                string beside = Path.Combine(folder.Parent?.FullName ?? "", "shared");
                return Directory.Exists(beside) ? beside : null;
            }
        }

        return null;
    }
}
