using System.IO.Hashing;

namespace CivicCoding.Api.Pages;

/// <summary>Names the present stylesheet, so that browsers may keep it for good.</summary>
internal static class AssetVersion
{
    public static string Value { get; } = Read();

    private static string Read()
    {
        string file = Path.Combine(AppContext.BaseDirectory, "wwwroot", "css", "site.css");
        return File.Exists(file) ? XxHash3.HashToUInt64(File.ReadAllBytes(file)).ToString("x", System.Globalization.CultureInfo.InvariantCulture) : "0";
    }
}
