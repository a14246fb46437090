using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Encodings.Web;
using CivicCoding.Api.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CivicCoding.Api.Auth;

/// <summary>Knows who calls: an API key in Authorization: Bearer, or the owner of the store by the operator's socket.</summary>
internal sealed class KeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyFile keys, ServeSettings settings)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    private static readonly AuthenticateResult s_operator = Success("operator", Roles.Admin);
    private static readonly AuthenticateResult s_open = Success("open", Roles.Admin);

    /// <summary>Who holds a key is made once, not with every request; it goes with the key.</summary>
    private static readonly ConditionalWeakTable<ApiKey, AuthenticateResult> s_holders = [];

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.Features.Get<LocalOperator>() is not null)
        {
            return Task.FromResult(s_operator);
        }

        string header = Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return Task.FromResult(settings.OpenWrites ? s_open : AuthenticateResult.NoResult());
        }

        const string scheme = SchemeName + " ";
        if (!header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) || header.Length > 8_192)
        {
            return Task.FromResult(AuthenticateResult.Fail("Not a bearer token."));
        }

        return Task.FromResult(keys.Find(header[scheme.Length..].Trim()) is { } key ? s_holders.GetValue(key, k => Success(k.Id, k.Role)) : AuthenticateResult.Fail("Unknown key."));
    }

    private static AuthenticateResult Success(string name, string role)
    {
        List<Claim> claims = [new(ClaimTypes.Name, name), new(ClaimTypes.Role, Roles.Reader)];
        if (role is not Roles.Reader)
        {
            claims.Add(new Claim(ClaimTypes.Role, Roles.Contributor));
        }

        if (role is Roles.Editor or Roles.Admin)
        {
            claims.Add(new Claim(ClaimTypes.Role, Roles.Editor));
        }

        if (role is Roles.Admin)
        {
            claims.Add(new Claim(ClaimTypes.Role, Roles.Admin));
        }

        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)), SchemeName));
    }
}
