using System.ComponentModel;
using CivicCoding.Api.Languages;
using CivicCoding.Api.OpenApi;
using CivicCoding.Api.Problems;
using CivicCoding.Graph.Civic;
using CivicCoding.Matching.Serving;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Matching;

/// <summary>Teams, trials of changes, what would help, exposure and feedback.</summary>
internal static class TrialApi
{
    private const int MaxList = 20;
    private const int MaxExcluded = 50;
    private const int MaxText = 8_000;

    public static void MapTrials(this WebApplication app)
    {
        RouteGroupBuilder projects = app.MapGroup("/api/v1/projects/{id}").WithTags("Matching").WithMetadata(new ProblemNote(400, 404, 503));
        projects.MapMethods("/team", ["GET", "HEAD"], TeamAsync).WithSummary("A team that covers the needs of a project, with what it leaves open.").Produces<ApiTeam>();
        projects.MapMethods("/hints", ["GET", "HEAD"], HintsAsync).WithSummary("What would help a project to find partners, each tried out.").Produces<ApiMatchList<Hint>>();
        projects.MapPost("/what-if", WhatIfAsync).WithSummary("Partners before and after a change; nothing is stored.").Produces<ApiWhatIf>().WithMetadata(new ProblemNote(413, 415));
        app.MapMethods("/api/v1/exposure", ["GET", "HEAD"], ExposureAsync).WithTags("Matching").WithSummary("Who is shown when every project asks for partners: by newcomers, size, kind and region.")
            .Produces<Exposure>().WithMetadata(new ProblemNote(503));
        app.MapPost("/api/v1/match/feedback", FeedbackAsync).WithTags("Matching").WithSummary("Say whether a recommended partner is useful; used at the next training.")
            .Produces(StatusCodes.Status204NoContent).WithMetadata(new ProblemNote(400, 413, 415, 503));
    }

    private static async Task<IResult> TeamAsync(
        HttpContext context,
        [Description("The project's slug.")] string id,
        MatchService service,
        [FromQuery, Description("How many members at most, 1 to 20.")] int size = 4,
        [FromQuery, Description("IRIs of organisations that are left out.")] string[]? exclude = null,
        [FromQuery, Description("IRIs of countries or states that members come from.")] string[]? place = null,
        [FromQuery, Description("Kinds that must be there: university, research, company, public-body, association.")] string[]? kind = null,
        [FromQuery, Description("How many members are small or newcomers at least.")] int small = 0)
    {
        if (size is < 1 or > MaxList || small < 0 || small > size || exclude?.Length > MaxExcluded || place?.Length > MaxExcluded || kind?.Length > MaxList)
        {
            return Problem.BadRequest(MatchTexts.BadTeam).ToResult();
        }

        var wishes = new TeamWishes { Size = size, Excluded = exclude ?? [], Places = place ?? [], Kinds = kind ?? [], LeastSmall = small };
        TeamAnswer? team = await service.TeamAsync(CivicVocabulary.Id("projects", id).Value, wishes, context.AskedLanguage().Tag(), context.RequestAborted);
        return team is null
            ? Problem.NotFound(MatchTexts.UnknownProject).ToResult()
            : Results.Json(new ApiTeam([.. team.Members.Select(MatchApi.Partner)], team.Coverage, team.Gaps, team.Unmet, team.Sequence));
    }

    private static async Task<IResult> HintsAsync(HttpContext context, string id, MatchService service)
    {
        MatchAnswer<Hint>? hints = await service.HintsAsync(CivicVocabulary.Id("projects", id).Value, context.AskedLanguage().Tag(), context.RequestAborted);
        return hints is null
            ? Problem.NotFound(MatchTexts.UnknownProject).ToResult()
            : Results.Json(new ApiMatchList<Hint>(hints.Items, null, hints.Items.Count, hints.Note, hints.Sequence, hints.Model));
    }

    private static async Task<IResult> WhatIfAsync(HttpContext context, string id, MatchChange change, MatchService service, [FromQuery] int take = 10)
    {
        bool tooMuch = change.AddNeeds.Count > MaxList || change.AddConcepts.Count > MaxList || change.AddMembers.Count > MaxList || change.RemoveMembers.Count > MaxList || change.AddText?.Length > MaxText;
        bool nothing = change.AddNeeds.Count + change.AddConcepts.Count + change.AddMembers.Count + change.RemoveMembers.Count == 0 && string.IsNullOrWhiteSpace(change.AddText);
        if (tooMuch || nothing)
        {
            return Problem.BadRequest(MatchTexts.BadChange).ToResult();
        }

        if (MatchApi.Bad(take, null) is { } problem)
        {
            return problem.ToResult();
        }

        WhatIfAnswer? answer = await service.WhatIfAsync(CivicVocabulary.Id("projects", id).Value, change, take, context.AskedLanguage().Tag(), context.RequestAborted);
        return answer is null
            ? Problem.NotFound(MatchTexts.UnknownProject).ToResult()
            : Results.Json(new ApiWhatIf([.. answer.Before.Select(MatchApi.Partner)], [.. answer.After.Select(MatchApi.Partner)], answer.Gain, answer.Sequence));
    }

    private static async Task<IResult> ExposureAsync(HttpContext context, MatchService service, [FromQuery, Description("true: as it would be with places kept for newcomers.")] bool fair = false) =>
        Results.Json(await service.ExposureAsync(context.AskedLanguage().Tag(), fair, context.RequestAborted));

    private static async Task<IResult> FeedbackAsync(HttpContext context, FeedbackQuestion question, MatchService service, FeedbackStore store)
    {
        var feedback = new Feedback(question.Project ?? "", question.Partner ?? "", question.Verdict ?? "", question.Why, question.Position);
        if (!FeedbackStore.IsValid(feedback))
        {
            return Problem.BadRequest(MatchTexts.BadFeedback).ToResult();
        }

        if (await service.PartnersAsync(feedback.Project, 1, "en", context.RequestAborted) is null)
        {
            return Problem.NotFound(MatchTexts.UnknownProject).ToResult();
        }

        return await store.AddAsync(feedback, service.Health.Model, context.RequestAborted)
            ? Results.NoContent()
            : new Problem(503, "feedback-full", MatchTexts.FeedbackFull, MatchTexts.FeedbackFull).ToResult();
    }
}
