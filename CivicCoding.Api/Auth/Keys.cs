using CivicCoding.Api.Hosting;
using CivicCoding.Api.Limits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;

namespace CivicCoding.Api.Auth;

/// <summary>Keys for writing: who calls, and what the caller may do.</summary>
internal static class Keys
{
    public static void AddKeys(this WebApplicationBuilder builder, ServeSettings settings)
    {
        builder.Services.AddSingleton(_ => KeyFile.Open(settings.StoreFolder, TimeProvider.System));
        builder.Services.AddSingleton<KeyCookie>();
        builder.Services.AddAuthentication(KeyAuthentication.SchemeName).AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.SchemeName, null);
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(Roles.Contributor, p => p.RequireRole(Roles.Contributor))
            .AddPolicy(Roles.Editor, p => p.RequireRole(Roles.Editor))
            .AddPolicy(Roles.Admin, p => p.RequireRole(Roles.Admin));
    }

    /// <summary>Who holds a key may send more in one request.</summary>
    public static void UseKeys(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use((context, next) =>
        {
            if (context.User.IsInRole(Roles.Contributor) && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            {
                body.MaxRequestBodySize = context.RequestServices.GetRequiredService<ServerLimits>().WriteBodyBytes;
            }

            return next(context);
        });
    }
}
