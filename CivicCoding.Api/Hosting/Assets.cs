namespace CivicCoding.Api.Hosting;

/// <summary>The files that pages are drawn with: stylesheet and pictures of our own, nothing from elsewhere.</summary>
internal static class Assets
{
    public static void UseAssets(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600",
    });
}
