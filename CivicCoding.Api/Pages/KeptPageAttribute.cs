using Microsoft.AspNetCore.OutputCaching;

namespace CivicCoding.Api.Pages;

/// <summary>A page that says the same to everybody as long as the store's state is the same: it has an ETag and is kept between requests (RFC 9110, section 8.8.3; RFC 9111). Pages with forms to post, with a reader's drafts, or of the matching are not such.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class KeptPageAttribute : Attribute, IOutputCachePolicy
{
    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(10);

    /// <summary>True where the page also rests on the text index, which follows the store.</summary>
    public bool OfText { get; init; }

    ValueTask IOutputCachePolicy.CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        string? tag = PageTags.Of(context.HttpContext);
        context.EnableOutputCaching = tag is not null;
        context.AllowCacheLookup = tag is not null;
        context.AllowCacheStorage = tag is not null;

        // A page is made fast; whoever waited for another's would share that one's broken connection too.
        context.AllowLocking = false;
        context.ResponseExpirationTimeSpan = s_kept;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["tag"] = tag ?? "";
        return ValueTask.CompletedTask;
    }

    ValueTask IOutputCachePolicy.ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    ValueTask IOutputCachePolicy.ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        HttpResponse response = context.HttpContext.Response;
        context.AllowCacheStorage = response.StatusCode == StatusCodes.Status200OK && response.Headers.ETag.Count == 1 && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }
}
