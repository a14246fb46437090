using System.ComponentModel;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Api.OpenApi;
using CivicCoding.Api.Problems;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph;
using CivicCoding.Graph.Civic;
using CivicCoding.Matching.Serving;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Matching;

/// <summary>/api/v1/projects/{id}/partners and its neighbours, and POST /api/v1/match: recommendations with reasons that are facts.</summary>
internal static class MatchApi
{
    private const int MaxTake = 100;
    private const int MaxText = 8_000;

    public static void AddMatching(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => new MatchService(
            services.GetRequiredService<IGraphStore>(), services.GetRequiredService<Hosting.GraphHost>().Changes, new MatchOptions
            {
                StoreFolder = services.GetRequiredService<Hosting.GraphHost>().Folder,
                EncoderFolder = Environment.GetEnvironmentVariable("CIVIC_TEXT_ENCODER") is { Length: > 0 } encoder ? encoder : null,
            }));
        builder.Services.AddSingleton(services => new FeedbackStore(services.GetRequiredService<IGraphStore>(), TimeProvider.System));
        builder.Services.AddHostedService<MatchStart>();
    }

    public static void MapMatching(this WebApplication app)
    {
        app.Services.GetRequiredService<Hosting.Readiness>().Report(MatchStart.Part, false);
        RouteGroupBuilder projects = app.MapGroup("/api/v1/projects/{id}").WithTags("Matching").WithMetadata(new ProblemNote(400, 404, 503));
        projects.MapMethods("/partners", ["GET", "HEAD"], PartnersAsync).WithSummary("Partners for a project, with role, score, confidence and reasons.").Produces<ApiMatchList<ApiPartner>>();
        Map(projects, "/similar", "Projects like this one.", (s, iri, take, lang, c) => s.SimilarAsync(iri, take, lang, c));
        Map(projects, "/datasets", "Datasets for a project.", (s, iri, take, lang, c) => s.DatasetsAsync(iri, take, lang, c));
        Map(projects, "/skills", "Skills for a project.", (s, iri, take, lang, c) => s.SkillsAsync(iri, take, lang, c));
        Map(projects, "/calls", "Calls and programmes for a project, each with its rules checked.", (s, iri, take, lang, c) => s.CallsAsync(iri, take, lang, c));
        foreach (string kind in new[] { "communities", "organisations" })
        {
            app.MapMethods($"/api/v1/{kind}/{{id}}/projects", ["GET", "HEAD"], (HttpContext context, string id, MatchService service, string? iri, int take = 10) =>
                    RecommendAsync(context, service, iri ?? CivicVocabulary.Id(kind, id).Value, take, MatchTexts.UnknownOrganisation, (s, i, t, l, c) => s.ProjectsForAsync(i, t, l, c)))
                .WithTags("Matching").WithSummary($"Projects that fit one of the {kind}.").Produces<ApiMatchList<ApiRecommendation>>().WithMetadata(new ProblemNote(400, 404, 503));
            MapOther(app, kind, "calls", $"Open calls and programmes for one of the {kind}, each with its rules checked.", MatchTexts.UnknownOrganisation, (s, i, t, l, c) => s.CallsForAsync(i, t, l, c));
        }

        MapOther(app, "datasets", "projects", "Projects that a dataset could serve.", MatchTexts.UnknownEntry, (s, i, t, l, c) => s.ProjectsForDatasetAsync(i, t, l, c));
        MapOther(app, "needs", "offers", "Offers that meet a need.", MatchTexts.UnknownEntry, (s, i, t, l, c) => s.OffersForNeedAsync(i, t, l, c));
        MapOther(app, "offers", "needs", "Needs that an offer meets.", MatchTexts.UnknownEntry, (s, i, t, l, c) => s.NeedsForOfferAsync(i, t, l, c));
        app.MapTrials();
        app.MapModel();

        app.MapPost("/api/v1/match", MatchAsync).WithTags("Matching").WithSummary("Partners for a few sentences, in German or English.")
            .Produces<ApiMatchList<ApiPartner>>().WithMetadata(new ProblemNote(400, 413, 415, 503));
    }

    public static ApiPartner Partner(Partner partner) =>
        new(partner.Id, partner.Slug, partner.Name, partner.Role, partner.Score, partner.Confidence, [.. partner.Reasons.Select(Reason)], [.. partner.Against.Select(Reason)], partner.Newcomer);

    private static void MapOther(WebApplication app, string kind, string what, string summary, Phrase unknown, Recommend recommend) =>
        app.MapMethods($"/api/v1/{kind}/{{id}}/{what}", ["GET", "HEAD"], (HttpContext context, string id, MatchService service, string? iri, int take = 10) =>
                RecommendAsync(context, service, iri ?? CivicVocabulary.Id(kind, id).Value, take, unknown, recommend))
            .WithTags("Matching").WithSummary(summary).Produces<ApiMatchList<ApiRecommendation>>().WithMetadata(new ProblemNote(400, 404, 503));

    private static void Map(RouteGroupBuilder group, string route, string summary, Recommend recommend) =>
        group.MapMethods(route, ["GET", "HEAD"], (HttpContext context, string id, MatchService service, string? iri, int take = 10) =>
                RecommendAsync(context, service, iri ?? CivicVocabulary.Id("projects", id).Value, take, MatchTexts.UnknownProject, recommend))
            .WithSummary(summary).Produces<ApiMatchList<ApiRecommendation>>();

    private static async Task<IResult> PartnersAsync(
        HttpContext context,
        [Description("The project's slug.")] string id,
        MatchService service,
        [FromQuery, Description("A project's IRI, instead of the slug.")] string? iri = null,
        [FromQuery, Description("How many, 1 to 100.")] int take = 10,
        [FromQuery, Description("full: with the facts behind each reason (the default); none: without reasons.")] string? explain = null,
        [FromQuery, Description("true: places are kept for newcomers.")] bool fair = false)
    {
        if (Bad(take, iri) is { } problem)
        {
            return problem.ToResult();
        }

        MatchAnswer<Partner>? answer = await service.PartnersAsync(iri ?? CivicVocabulary.Id("projects", id).Value, take, context.AskedLanguage().Tag(), context.RequestAborted, fair);
        return answer is null ? Problem.NotFound(MatchTexts.UnknownProject).ToResult() : Partners(answer, explain);
    }

    private static async Task<IResult> MatchAsync(HttpContext context, MatchQuestion question, MatchService service)
    {
        if (question.Text is not { } text || string.IsNullOrWhiteSpace(text) || text.Length > MaxText)
        {
            return Problem.BadRequest(MatchTexts.NoText).ToResult();
        }

        int take = question.Take ?? 10;
        if (Bad(take, null) is { } problem)
        {
            return problem.ToResult();
        }

        var request = new MatchRequest { Text = text, Needs = question.Needs ?? [], Members = question.Members ?? [], Concepts = question.Concepts ?? [], Country = question.Country, Fair = question.Fair ?? false };
        string find = question.Find ?? "partners";
        if (find != "partners")
        {
            return Enum.TryParse(find, ignoreCase: true, out MatchDirection direction) && Enum.IsDefined(direction)
                ? Recommendations(await service.FindForTextAsync(request, direction, take, context.AskedLanguage().Tag(), context.RequestAborted))
                : Problem.BadRequest(MatchTexts.BadFind).ToResult();
        }

        return Partners(await service.MatchTextAsync(request, take, context.AskedLanguage().Tag(), context.RequestAborted), null);
    }

    private static async Task<IResult> RecommendAsync(HttpContext context, MatchService service, string iri, int take, Phrase unknown, Recommend recommend)
    {
        if (Bad(take, iri) is { } problem)
        {
            return problem.ToResult();
        }

        MatchAnswer<Recommendation>? answer = await recommend(service, iri, take, context.AskedLanguage().Tag(), context.RequestAborted);
        return answer is null
            ? Problem.NotFound(unknown).ToResult()
            : Recommendations(answer);
    }

    private static IResult Recommendations(MatchAnswer<Recommendation> answer) =>
        Results.Json(new ApiMatchList<ApiRecommendation>(
            [.. answer.Items.Select(r => new ApiRecommendation(r.Id, r.Slug, r.Name, r.Score, r.Confidence, [.. r.Reasons.Select(Reason)], r.Rules, r.Warning))], null, answer.Items.Count, answer.Note, answer.Sequence, answer.Model));

    private static IResult Partners(MatchAnswer<Partner> answer, string? explain) =>
        Results.Json(new ApiMatchList<ApiPartner>([.. answer.Items.Select(p => explain == "none" ? Partner(p) with { Reasons = [], Against = [] } : Partner(p))], null, answer.Items.Count, answer.Note, answer.Sequence, answer.Model) { Needs = answer.Needs });

    private static ApiReason Reason(Reason reason) =>
        new(reason.Text, reason.Share, [.. reason.Triples.Select(t => new[] { t.Subject.ToString(), t.Predicate.ToString(), t.Object.ToString() })], reason.Ask);

    public static Problem? Bad(int take, string? iri) =>
        take is < 1 or > MaxTake ? Problem.BadRequest(MatchTexts.BadTake) : iri is not null && !SafeIri.TryRead(iri, out _) ? Problem.BadRequest(SparqlTexts.BadGraph) : null;

    private delegate Task<MatchAnswer<Recommendation>?> Recommend(MatchService service, string iri, int take, string language, CancellationToken cancellation);
}
