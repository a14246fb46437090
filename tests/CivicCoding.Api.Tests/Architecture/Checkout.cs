namespace CivicCoding.Api.Tests.Architecture;

/// <summary>The checkout that the tests were built in.</summary>
internal static class Checkout
{
    /// <summary>The folder with CivicCoding.sln; the test is skipped where it is not above the test's folder.</summary>
    public static string Folder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CivicCoding.sln")))
        {
            folder = folder.Parent;
        }

        Assert.SkipWhen(folder is null, "The checkout is not above the test's folder.");
        return folder!.FullName;
    }
}
