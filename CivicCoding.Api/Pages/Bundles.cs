using System.Text.Json;
using CivicCoding.Api.Hosting;

namespace CivicCoding.Api.Pages;

/// <summary>The scripts and stylesheets that the build made of web/; none where it was built without Node.</summary>
internal static class Bundles
{
    private static readonly Dictionary<string, string> s_files = Read();

    /// <summary>The address of what was made of a source in web/src, or null.</summary>
    public static string? Find(string source) => s_files.GetValueOrDefault("src/" + source);

    private static Dictionary<string, string> Read()
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        string manifest = Path.Combine(AppContext.BaseDirectory, "wwwroot", Assets.BundleFolder, "manifest.json");
        if (!File.Exists(manifest))
        {
            return files;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(manifest));
            foreach (JsonProperty source in document.RootElement.EnumerateObject())
            {
                files[source.Name] = $"/{Assets.BundleFolder}/{source.Value.GetProperty("file").GetString()}";
            }
        }
        catch (JsonException)
        {
            // Half a manifest is none: pages then work without the bundle.
            files.Clear();
        }

        return files;
    }
}
