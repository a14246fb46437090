using System.ComponentModel;
using System.Text.Json;
using CivicCoding.Api.Admin;
using CivicCoding.Api.Auth;
using CivicCoding.Api.Drafts;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Api.OpenApi;
using CivicCoding.Api.Pages;
using CivicCoding.Api.Problems;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Entries;

/// <summary>POST, PUT and DELETE on /api/v1/{kind}: entries as JSON that a person can write.</summary>
internal static class EntriesApi
{
    private const string Sample = """{ "name": { "de": "Hitzekarte", "en": "Heat map" }, "description": { "de": "Eine Karte der heißen Orte im Quartier." }, "startDate": "2026-05", "lifecycle": "Planned", "homepage": "https://example.org/" }""";
    private static readonly BodyNote s_body = new("The entry: one member a field.", Sample, "application/json");

    public static void AddEntries(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<KindForms>();
        builder.Services.AddSingleton<ReferenceResolver>();
        builder.Services.AddSingleton<EntryCheck>();
        builder.Services.AddSingleton<EntryReader>();
        builder.Services.AddSingleton<EntryStore>();
        builder.Services.AddSingleton<DuplicateFinder>();
        builder.Services.AddSingleton<DraftStore>();
    }

    public static void MapEntries(this WebApplication app)
    {
        app.MapMethods("/api/v1/forms/{kind:kind}", ["GET", "HEAD"], Form).WithTags("Entries").WithSummary("The fields of a kind's entries.").Produces<IEnumerable<ApiFormField>>().WithMetadata(new ProblemNote(404));
        app.MapMethods("/api/v1/{kind:kind}/{id}/entry", ["GET", "HEAD"], ReadAsync).WithTags("Entries").WithSummary("An entry in the form in which it is written, with its ETag. Fields that are not public: for editors only.")
            .WithMetadata(new AnswerNote(200, "The entry.", "application/json"), new ProblemNote(404));
        app.MapPost("/api/v1/{kind:kind}", PostAsync).WithTags("Entries").WithSummary("Send a new entry: it waits as a draft for an editor. An editor can accept at once.")
            .WithMetadata(s_body, new AnswerNote(201, "An editor's entry is public; Location names it.", "application/json"), new AnswerNote(202, "The entry waits as a draft.", "application/json"), new ProblemNote(400, 403, 404, 413, 422, 503));
        app.MapPut("/api/v1/{kind:kind}/{id}", PutAsync).RequireAuthorization(Roles.Contributor).WithTags("Entries").WithSummary("Replace the fields of an entry that is still what you read (If-Match). A contributor's change waits as a draft.")
            .WithMetadata(s_body, new AnswerNote(200, "The entry is changed.", "application/json"), new AnswerNote(202, "The change waits as a draft.", "application/json"), new ProblemNote(400, 401, 403, 404, 412, 413, 422, 428, 503));
        app.MapDelete("/api/v1/{kind:kind}/{id}", DeleteAsync).WithTags("Entries")
            .WithSummary("Remove an entry, its fields that are not public, what points at it and the drafts about it: no graph holds it any more and no import brings it back. Needs the role editor, or the secret of the draft by which the entry began in X-Draft-Secret. The store's files lose it when they are compacted; civic erase gives a receipt.")
            .WithMetadata(new AnswerNote(204, "The entry is gone."), new ProblemNote(401, 403, 404, 412));
    }

    /// <summary>The entry of a request's body, checked; or the problem with it.</summary>
    public static async Task<(CheckedEntry? Entry, Problem? Problem)> CheckAsync(HttpContext context, KindForm form, EntryCheck check)
    {
        if (!context.Request.HasJsonContentType())
        {
            return (null, Problem.UnsupportedMediaType(["application/json"]));
        }

        try
        {
            EntryInput input = await EntryJson.ReadAsync(context.Request.Body, form, context.AskedLanguage(), context.RequestAborted);
            CheckedEntry entry = await check.CheckAsync(form, input, context.RequestAborted);
            return entry.IsValid ? (entry, null) : (entry, EntryProblems.Invalid(entry.Errors));
        }
        catch (JsonException error)
        {
            return (null, Problem.BadRequest(EntryTexts.NotJson.With(error.Message)));
        }
    }

    private static IResult Form(HttpContext context, string kind, KindForms forms) =>
        forms.Find(Kinds.Find(kind)) is { } form ? Results.Json(form.Fields.Select(f => ApiFormField.Of(f, context.AskedLanguage()))) : Problem.NotFound(EntryTexts.NoForm).ToResult();

    private static async Task<IResult> ReadAsync(HttpContext context, string kind, string id, KindForms forms, EntryReader reader)
    {
        if (forms.Find(Kinds.Find(kind)) is not { } form || !Kinds.IsSlug(id))
        {
            return Problem.NotFound(ProfileTexts.Missing).ToResult();
        }

        Iri thing = CivicVocabulary.Id(kind, id);
        bool all = context.User.IsInRole(Roles.Editor);
        IReadOnlyList<EntryValue> values = all ? await reader.ReadAllAsync(form, thing, context.RequestAborted) : await reader.ReadAsync(form, thing, context.RequestAborted);
        context.Response.Headers.Append("Vary", "Authorization");
        if (all)
        {
            context.Response.Headers.CacheControl = "no-store";
        }

        if (EntryReader.Tag(values) is not { } tag)
        {
            return Problem.NotFound(ProfileTexts.Missing).ToResult();
        }

        context.Response.Headers.ETag = tag;
        return Results.Json(EntryDocument.Of(form, thing, values));
    }

    private static async Task<IResult> PostAsync(
        HttpContext context, string kind, KindForms forms, EntryCheck check, EntryStore entries, DraftStore drafts, DuplicateFinder duplicates,
        [FromQuery, Description("true: public at once; needs the role editor.")] bool accept = false)
    {
        if (forms.Find(Kinds.Find(kind)) is not { } form)
        {
            return Problem.NotFound(EntryTexts.NoForm).ToResult();
        }

        if (accept && !context.User.IsInRole(Roles.Editor))
        {
            return (context.User.Identity is { IsAuthenticated: true } ? Problem.Forbidden() : Problem.Unauthorized()).ToResult();
        }

        (CheckedEntry? entry, Problem? problem) = await CheckAsync(context, form, check);
        if (problem is not null)
        {
            return problem.ToResult();
        }

        IReadOnlyList<Duplicate> alike = await duplicates.FindAsync(entry!, context.AskedLanguage(), context.RequestAborted);
        if (!accept)
        {
            return await DraftAsync(context, entry!, null, alike, drafts);
        }

        (Iri thing, string tag) = await entries.CreateAsync(entry!, context.Who(), context.RequestAborted);
        context.Response.Headers.ETag = tag;
        context.Response.Headers.Location = "/api/v1" + Kinds.PageOf(thing.Value);
        return Results.Json(new ApiEntryReceipt(thing.Value, "accepted", null, null, Kinds.PageOf(thing.Value)!, alike), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> PutAsync(HttpContext context, string kind, string id, KindForms forms, EntryCheck check, EntryReader reader, EntryStore entries, DraftStore drafts)
    {
        if (forms.Find(Kinds.Find(kind)) is not { } form || !Kinds.IsSlug(id))
        {
            return Problem.NotFound(ProfileTexts.Missing).ToResult();
        }

        if (context.Request.Headers.IfMatch is not [{ Length: > 0 } ifMatch])
        {
            return EntryProblems.IfMatchMissing().ToResult();
        }

        (CheckedEntry? entry, Problem? problem) = await CheckAsync(context, form, check);
        if (problem is not null)
        {
            return problem.ToResult();
        }

        Iri thing = CivicVocabulary.Id(kind, id);
        if (!context.User.IsInRole(Roles.Editor))
        {
            IReadOnlyList<EntryValue> now = await reader.ReadAsync(form, thing, context.RequestAborted);
            return EntryReader.Tag(now) is not { } current ? Problem.NotFound(ProfileTexts.Missing).ToResult()
                : !EntryStore.Matches(ifMatch, current) ? EntryProblems.Changed(new EntryOutcome(current, EntryDifference.Between(form, now, entry!.Values))).ToResult()
                : await DraftAsync(context, entry!, thing, [], drafts);
        }

        EntryOutcome outcome = await entries.ReplaceAsync(entry!, thing, ifMatch, context.Who(), context.RequestAborted);
        return Answer(context, outcome, () =>
        {
            context.Response.Headers.ETag = outcome.Tag;
            return Results.Json(EntryDocument.Of(form, thing, entry!.Values));
        });
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, string kind, string id, KindForms forms, EntryStore entries, DraftStore drafts)
    {
        if (forms.Find(Kinds.Find(kind)) is not { } form || !Kinds.IsSlug(id))
        {
            return Problem.NotFound(ProfileTexts.Missing).ToResult();
        }

        if (!context.User.IsInRole(Roles.Editor))
        {
            if (context.Request.Headers["X-Draft-Secret"] is [{ Length: > 0 and <= 200 } secret] && await drafts.OriginAsync(CivicVocabulary.Id(kind, id), secret, context.RequestAborted) is { } draft)
            {
                await drafts.WithdrawAsync(draft, context.RequestAborted);
                return Results.NoContent();
            }

            return (context.User.Identity is { IsAuthenticated: true } ? Problem.Forbidden() : Problem.Unauthorized()).ToResult();
        }

        string? ifMatch = context.Request.Headers.IfMatch is [{ Length: > 0 } sent] ? sent : null;
        EntryOutcome outcome = await entries.RemoveAsync(form, CivicVocabulary.Id(kind, id), ifMatch, context.Who(), context.RequestAborted);
        return Answer(context, outcome, Results.NoContent);
    }

    private static IResult Answer(HttpContext context, EntryOutcome outcome, Func<IResult> done)
    {
        if (!outcome.Found)
        {
            return Problem.NotFound(ProfileTexts.Missing).ToResult();
        }

        if (outcome.Conflict is not null)
        {
            context.Response.Headers.ETag = outcome.Tag;
            return EntryProblems.Changed(outcome).ToResult();
        }

        return done();
    }

    private static async Task<IResult> DraftAsync(HttpContext context, CheckedEntry entry, Iri? change, IReadOnlyList<Duplicate> alike, DraftStore drafts)
    {
        if (await drafts.CreateAsync(entry, change, context.Who(), context.RequestAborted) is not ({ } draft, { } secret))
        {
            return EntryProblems.TooManyDrafts().ToResult();
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Location = "/api/v1/drafts/" + draft.Id;
        return Results.Json(new ApiEntryReceipt(draft.Thing.Value, "draft", draft.Id, secret, $"/register/draft/{draft.Id}?secret={secret}", alike), statusCode: StatusCodes.Status202Accepted);
    }
}
