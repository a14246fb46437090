using Microsoft.AspNetCore.DataProtection;

namespace CivicCoding.Api.Auth;

/// <summary>Keeps a key for an hour in an encrypted cookie, for people who review on pages. The key is looked up anew at every request, so that a revoked one is refused at once.</summary>
internal sealed class KeyCookie(IDataProtectionProvider protection, KeyFile keys)
{
    private const string Name = "civic_review";
    private static readonly TimeSpan s_life = TimeSpan.FromHours(1);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("civic.review").ToTimeLimitedDataProtector();

    /// <summary>The key, where it may review.</summary>
    public ApiKey? Find(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 and < 4_096 } sealedKey)
        {
            return null;
        }

        try
        {
            return MayReview(_protector.Unprotect(sealedKey));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Too old, or not ours: as good as no cookie.
            return null;
        }
    }

    /// <summary>Sets the cookie where the key may review.</summary>
    public bool TrySet(HttpContext context, string key)
    {
        if (MayReview(key) is null)
        {
            return false;
        }

        context.Response.Cookies.Append(Name, _protector.Protect(key, s_life), Options(context, s_life));
        return true;
    }

    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

    private ApiKey? MayReview(string key) => keys.Find(key) is { Role: Roles.Editor or Roles.Admin } found ? found : null;

    private static CookieOptions Options(HttpContext context, TimeSpan? life) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/drafts", MaxAge = life };
}
