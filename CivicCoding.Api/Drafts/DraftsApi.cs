using System.ComponentModel;
using CivicCoding.Api.Admin;
using CivicCoding.Api.Auth;
using CivicCoding.Api.Entries;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Api.OpenApi;
using CivicCoding.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Drafts;

/// <summary>/api/v1/drafts: editors list, accept and reject; who made a draft changes and withdraws it by its secret.</summary>
internal static class DraftsApi
{
    private const string Secret = "X-Draft-Secret";

    public static void MapDrafts(this WebApplication app)
    {
        RouteGroupBuilder drafts = app.MapGroup("/api/v1/drafts").WithTags("Drafts");
        drafts.MapGet("/", ListAsync).RequireAuthorization(Roles.Editor).WithSummary("The drafts that wait, the oldest first. Needs the role editor.").WithMetadata(new AnswerNote(200, "The drafts.", "application/json"), new ProblemNote(401, 403));
        drafts.MapGet("/{id}", ReadAsync).WithSummary("A draft with what it changes: for an editor, or by its secret in X-Draft-Secret.").WithMetadata(new AnswerNote(200, "The draft.", "application/json"), new ProblemNote(404));
        drafts.MapPost("/{id}/accept", AcceptAsync).RequireAuthorization(Roles.Editor).WithSummary("Make a draft public. Needs the role editor.")
            .WithMetadata(new AnswerNote(200, "The entry is public.", "application/json"), new ProblemNote(401, 403, 404, 409, 412));
        drafts.MapPost("/{id}/reject", RejectAsync).RequireAuthorization(Roles.Editor).WithSummary("Reject a draft, with a word to who made it. Needs the role editor.")
            .WithMetadata(new AnswerNote(204, "The draft is rejected."), new ProblemNote(401, 403, 404, 409));
        drafts.MapPut("/{id}", SaveAsync).WithSummary("Change a draft by its secret in X-Draft-Secret; it waits again.")
            .WithMetadata(new BodyNote("The entry: one member a field.", """{ "name": { "de": "Hitzekarte" } }""", "application/json"), new AnswerNote(200, "The draft.", "application/json"), new ProblemNote(400, 404, 422));
        drafts.MapDelete("/{id}", WithdrawAsync).WithSummary("Withdraw a draft by its secret in X-Draft-Secret, and with it the entry that began with it: no graph holds it any more.")
            .WithMetadata(new AnswerNote(204, "Draft and entry are gone."), new ProblemNote(404));
    }

    private static async Task<IResult> ListAsync(HttpContext context, DraftStore drafts)
    {
        IReadOnlyList<Draft> waiting = await drafts.WaitingAsync(context.RequestAborted);
        return Results.Json(new
        {
            items = waiting.Select(d => new { id = d.Id, kind = d.Form.Kind.Plural, thing = d.Thing.Value, name = d.Name, change = d.Basis is not null, who = d.Who, created = d.Created, modified = d.Modified }),
            total = waiting.Count,
        });
    }

    private static async Task<IResult> ReadAsync(HttpContext context, string id, DraftStore drafts)
    {
        Draft? draft = context.User.IsInRole(Roles.Editor) ? await drafts.ReadAsync(id, context.RequestAborted) : await drafts.ReadAsync(id, context.Request.Headers[Secret], context.RequestAborted);
        return draft is null ? Problem.NotFound(EntryTexts.UnknownDraft).ToResult() : await DocumentAsync(context, draft, drafts);
    }

    private static async Task<IResult> AcceptAsync(HttpContext context, string id, DraftStore drafts)
    {
        if (await drafts.ReadAsync(id, context.RequestAborted) is not { } draft)
        {
            return Problem.NotFound(EntryTexts.UnknownDraft).ToResult();
        }

        if (draft.Status != DraftStatus.Waiting)
        {
            return NotWaiting();
        }

        string? seen = context.Request.Headers.IfMatch is [{ Length: > 0 } tag] ? tag : null;
        EntryOutcome outcome = await drafts.AcceptAsync(draft, seen, context.Who(), context.RequestAborted);
        if (!outcome.Found)
        {
            return NotWaiting();
        }

        if (outcome.Conflict is not null)
        {
            return EntryProblems.Changed(outcome, EntryTexts.BasisChanged).ToResult();
        }

        context.Response.Headers.ETag = outcome.Tag;
        return Results.Json(new ApiEntryReceipt(draft.Thing.Value, "accepted", null, null, Kinds.PageOf(draft.Thing.Value)!, []));
    }

    private static async Task<IResult> RejectAsync(HttpContext context, string id, DraftStore drafts, [FromQuery, Description("A word to who made it.")] string? comment = null)
    {
        if (await drafts.ReadAsync(id, context.RequestAborted) is not { } draft)
        {
            return Problem.NotFound(EntryTexts.UnknownDraft).ToResult();
        }

        if (draft.Status != DraftStatus.Waiting)
        {
            return NotWaiting();
        }

        return await drafts.RejectAsync(draft, comment, context.Who(), context.RequestAborted) ? Results.NoContent() : NotWaiting();
    }

    private static async Task<IResult> SaveAsync(HttpContext context, string id, DraftStore drafts, EntryCheck check)
    {
        if (await drafts.ReadAsync(id, context.Request.Headers[Secret], context.RequestAborted) is not { } draft)
        {
            return Problem.NotFound(EntryTexts.UnknownDraft).ToResult();
        }

        (CheckedEntry? entry, Problem? problem) = await EntriesApi.CheckAsync(context, draft.Form, check);
        return problem is not null ? problem.ToResult() : await DocumentAsync(context, await drafts.SaveAsync(draft, entry!.Values, context.RequestAborted), drafts);
    }

    private static async Task<IResult> WithdrawAsync(HttpContext context, string id, DraftStore drafts)
    {
        if (await drafts.ReadAsync(id, context.Request.Headers[Secret], context.RequestAborted) is not { } draft)
        {
            return Problem.NotFound(EntryTexts.UnknownDraft).ToResult();
        }

        await drafts.WithdrawAsync(draft, context.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<IResult> DocumentAsync(HttpContext context, Draft draft, DraftStore drafts)
    {
        (IReadOnlyList<EntryValue> now, IReadOnlyList<EntryDifference> differences) = await drafts.CompareAsync(draft, draft.Owns || context.User.IsInRole(Roles.Editor), context.RequestAborted);
        Language language = context.AskedLanguage();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new
        {
            id = draft.Id,
            status = draft.Status.ToString().ToLowerInvariant(),
            thing = draft.Thing.Value,
            change = now.Count > 0,
            current = EntryReader.Tag(now),
            comment = draft.Comment,
            created = draft.Created,
            modified = draft.Modified,
            entry = EntryDocument.Of(draft.Form, draft.Thing, draft.Values),
            difference = differences.Select(d => d.Document(language)),
        });
    }

    private static IResult NotWaiting() => new Problem(409, "not-waiting", AdminTexts.Conflict, EntryTexts.NotWaiting).ToResult();
}
