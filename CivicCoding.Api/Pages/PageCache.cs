using Microsoft.Net.Http.Headers;

namespace CivicCoding.Api.Pages;

/// <summary>Answers 304 where the asker's copy of a page is still true, and keeps pages between requests, within bounds.</summary>
internal static class PageCache
{
    private const long MaxBytes = 32 << 20;
    private const long MaxPageBytes = 1 << 20;

    public static void AddPageCache(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PageTags>();
        builder.Services.AddOutputCache(o =>
        {
            o.SizeLimit = MaxBytes;
            o.MaximumBodySize = MaxPageBytes;
        });
    }

    public static void UsePageCache(this WebApplication app)
    {
        PageTags tags = app.Services.GetRequiredService<PageTags>();
        app.Use((context, next) =>
        {
            if (tags.Find(context) is { } tag)
            {
                context.Items[typeof(PageTags)] = tag;
                if (IsKnown(context.Request, tag))
                {
                    CivicPage.SetHeaders(context);
                    context.Response.Headers.ETag = tag;
                    context.Response.StatusCode = StatusCodes.Status304NotModified;
                    return Task.CompletedTask;
                }
            }

            return next(context);
        });
        app.UseOutputCache();
    }

    /// <summary>RFC 9110, section 13.1.2. A star asks for any page that is there, which only the page knows.</summary>
    private static bool IsKnown(HttpRequest request, string tag) =>
        request.Headers.IfNoneMatch.Count > 0 && EntityTagHeaderValue.TryParse(tag, out EntityTagHeaderValue? own) && request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(own, useStrongComparison: false));
}
