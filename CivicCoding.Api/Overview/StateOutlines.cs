using System.Text.Json;

namespace CivicCoding.Api.Overview;

/// <summary>The outlines of the German states that the build drew from public ones (web/src/map/outlines.mjs).</summary>
/// <param name="Width">The picture's width; paths count in its units.</param>
/// <param name="Height">The picture's height.</param>
/// <param name="States">SVG paths by the last part of a state's address, such as de-nw.</param>
internal sealed record StateOutlines(int Width, int Height, IReadOnlyDictionary<string, string> States)
{
    /// <summary>The outlines; null where the build had no Node.</summary>
    public static StateOutlines? Present { get; } = Read(Path.Combine(AppContext.BaseDirectory, "wwwroot", Hosting.Assets.BundleFolder, "germany.json"));

    /// <summary>The shade of a number, 0 to 5.</summary>
    public static int Shade(long count, long largest) => count <= 0 ? 0 : (int)Math.Min(5, ((5 * count) + largest - 1) / Math.Max(1, largest));

    private static StateOutlines? Read(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
        JsonElement root = document.RootElement;
        return new StateOutlines(
            root.GetProperty("width").GetInt32(),
            root.GetProperty("height").GetInt32(),
            root.GetProperty("states").EnumerateObject().ToDictionary(s => s.Name.ToLowerInvariant(), s => s.Value.GetString()!, StringComparer.Ordinal));
    }
}
