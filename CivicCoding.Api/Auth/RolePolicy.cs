using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Authorization.Policy;

namespace CivicCoding.Api.Auth;

/// <summary>Judges by the caller's roles alone, which is all that the routes ask for, and answers 401 to who is nobody and 403 to who may not.</summary>
internal sealed class RolePolicy : IPolicyEvaluator, IAuthorizationMiddlewareResultHandler
{
    private static readonly Task<AuthenticateResult> s_asIs = Task.FromResult(AuthenticateResult.NoResult());
    private static readonly Task<PolicyAuthorizationResult> s_allowed = Task.FromResult(PolicyAuthorizationResult.Success());
    private static readonly Task<PolicyAuthorizationResult> s_nobody = Task.FromResult(PolicyAuthorizationResult.Challenge());
    private static readonly Task<PolicyAuthorizationResult> s_refused = Task.FromResult(PolicyAuthorizationResult.Forbid());

    /// <summary>The caller is known already.</summary>
    public Task<AuthenticateResult> AuthenticateAsync(AuthorizationPolicy policy, HttpContext context) => s_asIs;

    public Task<PolicyAuthorizationResult> AuthorizeAsync(AuthorizationPolicy policy, AuthenticateResult authenticationResult, HttpContext context, object? resource)
    {
        foreach (IAuthorizationRequirement requirement in policy.Requirements)
        {
            if (requirement is not RolesAuthorizationRequirement roles)
            {
                throw new NotSupportedException($"Routes ask for roles, not for {requirement.GetType().Name}.");
            }

            if (!roles.AllowedRoles.Any(context.User.IsInRole))
            {
                return context.User.Identity is { IsAuthenticated: true } ? s_refused : s_nobody;
            }
        }

        return s_allowed;
    }

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            return next(context);
        }

        context.Response.StatusCode = authorizeResult.Forbidden ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
