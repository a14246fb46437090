using System.Collections.Concurrent;
using System.Security.Claims;
using CivicCoding.Api.Hosting;

namespace CivicCoding.Api.Auth;

/// <summary>Knows who calls: an API key in Authorization: Bearer, or the owner of the store by the operator's socket.</summary>
internal sealed class Caller(KeyFile keys, ServeSettings settings)
{
    private const string SchemeName = "Bearer";
    private const string Scheme = SchemeName + " ";
    private const int MostKnown = 1_000;

    /// <summary>Who somebody is does not change from one request to the next.</summary>
    private readonly ConcurrentDictionary<(string Name, string Role), ClaimsPrincipal> _known = new();

    /// <summary>Who sent the request; null for who shows no key that is known.</summary>
    public ClaimsPrincipal? Find(HttpContext context)
    {
        if (context.Features.Get<LocalOperator>() is not null)
        {
            return Known("operator", Roles.Admin);
        }

        string header = context.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return settings.OpenWrites ? Known("open", Roles.Admin) : null;
        }

        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header.Length <= 8_192 && keys.Find(header[Scheme.Length..].Trim()) is { } key ? Known(key.Id, key.Role) : null;
    }

    private ClaimsPrincipal Known(string name, string role)
    {
        if (!_known.TryGetValue((name, role), out ClaimsPrincipal? known))
        {
            known = Make(name, role);
            if (_known.Count < MostKnown)
            {
                _known.TryAdd((name, role), known);
            }
        }

        return known;
    }

    private static ClaimsPrincipal Make(string name, string role)
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

        return new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName));
    }
}
