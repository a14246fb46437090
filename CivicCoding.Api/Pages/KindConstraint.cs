using CivicCoding.Api.Network;

namespace CivicCoding.Api.Pages;

/// <summary>Lets a route match only the plural name of a kind.</summary>
internal sealed class KindConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values.TryGetValue(routeKey, out object? value) && Kinds.Find(value as string) is not null;
}
