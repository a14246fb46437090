using CivicCoding.Api.Audit;
using CivicCoding.Api.Auth;
using CivicCoding.Api.Network;
using CivicCoding.Api.OpenApi;
using CivicCoding.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Admin;

/// <summary>/api/v1/admin/keys and /api/v1/admin/audit: who may do what, and who did.</summary>
internal static class AdminApi
{
    private const int MaxTake = 1_000;

    public static void AddAdmin(this WebApplicationBuilder builder) => builder.Services.AddSingleton<AuditLog>();

    public static void MapAdmin(this WebApplication app)
    {
        RouteGroupBuilder admin = app.MapGroup("/api/v1/admin").RequireAuthorization(Roles.Admin).WithTags("Administration");
        admin.MapGet("/keys", (KeyFile keys) => Results.Json(keys.All().Select(k => new ApiKeyItem(k.Id, k.Role, k.Created, null)))).WithSummary("List the keys, without what they are. Needs the role admin.")
            .Produces<IEnumerable<ApiKeyItem>>().WithMetadata(new ProblemNote(401, 403));
        admin.MapPost("/keys", Create).WithSummary("Make a key; the answer shows it once. Needs the role admin.").Produces<ApiKeyItem>(201).WithMetadata(new ProblemNote(400, 401, 403, 409));
        admin.MapPost("/keys/{id}/rotate", Rotate).WithSummary("Put a new key in place of one; the old one is refused at once. Needs the role admin.").Produces<ApiKeyItem>().WithMetadata(new ProblemNote(401, 403, 404));
        admin.MapDelete("/keys/{id}", Revoke).WithSummary("Revoke a key. Needs the role admin.").WithMetadata(new AnswerNote(204, "The key is refused from now on."), new ProblemNote(401, 403, 404, 409));
        admin.MapGet("/audit", (AuditLog audit, [FromQuery] int take = 100) => take is < 1 or > MaxTake ? Problem.BadRequest(AdminTexts.BadTake).ToResult() : Results.Json(audit.Read(take)))
            .WithSummary("Who changed what when, the newest first. Needs the role admin.").Produces<IReadOnlyList<AuditEvent>>().WithMetadata(new ProblemNote(400, 401, 403));
    }

    /// <summary>Writes on the store by SPARQL and the graph store leave a line too.</summary>
    public static void UseAudit(this WebApplication app)
    {
        AuditLog audit = app.Services.GetRequiredService<AuditLog>();
        app.Use(next => context => IsRead(context.Request.Method) || !(context.Request.Path.StartsWithSegments("/update") || context.Request.Path.StartsWithSegments("/rdf-graph-store"))
            ? next(context)
            : WriteAsync(context, next, audit));
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static async Task WriteAsync(HttpContext context, RequestDelegate next, AuditLog audit)
    {
        await next(context);
        if (context.Response.StatusCode < 300)
        {
            audit.Write(context.Who(), context.Request.Method.ToLowerInvariant() + " " + context.Request.Path, context.Request.Query["graph"].ToString());
        }
    }

    /// <summary>The name of the caller's key; "form" for who has none.</summary>
    public static string Who(this HttpContext context) => context.User.Identity is { IsAuthenticated: true, Name: { } name } ? name : "form";

    private static IResult Create(HttpContext context, KeyRequest request, KeyFile keys, AuditLog audit)
    {
        if (request.Id is not { Length: <= 60 } id || !Kinds.IsSlug(id) || request.Role is not { } role || !Roles.All.Contains(role, StringComparer.Ordinal))
        {
            return Problem.BadRequest(AdminTexts.BadKey).ToResult();
        }

        if (keys.TryCreate(id, role) is not { } key)
        {
            return Conflict(AdminTexts.Taken);
        }

        audit.Write(context.Who(), "key created", $"{id} ({role})");
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new ApiKeyItem(id, role, keys.All().Single(k => k.Id == id).Created, key), statusCode: StatusCodes.Status201Created);
    }

    private static IResult Rotate(HttpContext context, string id, KeyFile keys, AuditLog audit)
    {
        if (keys.Rotate(id) is not { } key)
        {
            return Problem.NotFound(AdminTexts.UnknownKey).ToResult();
        }

        audit.Write(context.Who(), "key rotated", id);
        context.Response.Headers.CacheControl = "no-store";
        ApiKey stored = keys.All().Single(k => k.Id == id);
        return Results.Json(new ApiKeyItem(id, stored.Role, stored.Created, key));
    }

    private static IResult Revoke(HttpContext context, string id, KeyFile keys, AuditLog audit)
    {
        switch (keys.Revoke(id))
        {
            case KeyRemoval.Unknown:
                return Problem.NotFound(AdminTexts.UnknownKey).ToResult();
            case KeyRemoval.LastAdmin:
                return Conflict(AdminTexts.LastAdmin);
            default:
                audit.Write(context.Who(), "key revoked", id);
                return Results.NoContent();
        }
    }

    private static IResult Conflict(Languages.Phrase detail) => new Problem(409, "conflict", AdminTexts.Conflict, detail).ToResult();
}
