namespace CivicCoding.Api.Hosting;

/// <summary>The files that pages are drawn with: stylesheets, scripts and pictures of our own, nothing from elsewhere.</summary>
internal static class Assets
{
    /// <summary>The folder of what the build bundled; the names in it hold a hash of their content.</summary>
    public const string BundleFolder = "dist";

    public static void UseAssets(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = IsForGood(file.Context.Request) ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    });

    private static bool IsForGood(HttpRequest request) => request.Query.ContainsKey("v") || request.Path.StartsWithSegments($"/{BundleFolder}/assets");
}
