using System.ComponentModel;
using System.Globalization;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Api.OpenApi;
using CivicCoding.Api.Pages;
using CivicCoding.Api.Problems;
using CivicCoding.Graph.Civic;
using Microsoft.AspNetCore.Mvc;

namespace CivicCoding.Api.Things;

/// <summary>/api/v1/{kind} and /api/v1/{kind}/{id}: the things of the network as plain JSON.</summary>
internal static class KindsApi
{
    private const int MaxTake = 200;

    public static void MapKinds(this WebApplication app)
    {
        app.MapMethods("/api/v1/{kind:kind}", ["GET", "HEAD"], ListAsync)
            .WithTags("Network").WithSummary("List the things of a kind in the order of their names.")
            .WithDescription("Filters by kind, each an IRI: topic, sdg, programme, state, lifecycle, type, theme, publisher, needs, status, part-of.")
            .Produces<ApiList<ApiItem>>().WithMetadata(new ProblemNote(400, 404));
        app.MapMethods("/api/v1/{kind:kind}/{id}", ["GET", "HEAD"], ReadAsync)
            .WithTags("Network").WithSummary("Read one thing with its facts and relations.")
            .Produces<ApiThing>().WithMetadata(new ProblemNote(404));
    }

    private static async Task<IResult> ListAsync(
        HttpContext context,
        [Description("The plural name of a kind, such as projects.")] string kind,
        NetworkReader network,
        ThingReader things,
        [FromQuery, Description("Words that name or description hold.")] string? q,
        [FromQuery, Description("How many, 1 to 200.")] int take = 20,
        [FromQuery, Description("The cursor of an earlier answer's `next`.")] string? cursor = null,
        [FromQuery, Description("An IRI: answers with that one thing.")] string? iri = null,
        [FromQuery, Description("de or en.")] string? lang = null)
    {
        EntityKind found = Kinds.Find(kind)!;
        Language language = context.AskedLanguage();
        if (iri is not null)
        {
            return Kinds.Parse(iri) is ({ } parsed, { } slug) && parsed == found ? await AnswerAsync(parsed, slug, language, things, context) : Problem.NotFound(ProfileTexts.Missing).ToResult();
        }

        if (take is < 1 or > MaxTake || !TryCursor(cursor, out int skip))
        {
            return Problem.BadRequest(ThingTexts.BadPaging).ToResult();
        }

        Dictionary<string, string> values = ListFilter.Of(found)
            .Select(f => (f.Name, Value: context.Request.Query[f.Name].FirstOrDefault()))
            .Where(f => !string.IsNullOrEmpty(f.Value))
            .ToDictionary(f => f.Name, f => f.Value!, StringComparer.Ordinal);
        ThingPage page = await network.ListAsync(found, new ThingFilter(q, values), language, skip, take, context.RequestAborted);
        int end = skip + page.Items.Count;
        string? next = end < page.Total && page.Items.Count > 0 ? "o" + end.ToString(CultureInfo.InvariantCulture) : null;
        return Results.Json(new ApiList<ApiItem>([.. page.Items.Select(i => new ApiItem(i.Iri, i.Slug, i.Name.Text, i.Description?.Text, i.IsExample))], next, page.Total));
    }

    private static Task<IResult> ReadAsync(
        HttpContext context,
        [Description("The plural name of a kind.")] string kind,
        [Description("The slug, the last part of the thing's address.")] string id,
        ThingReader things,
        [FromQuery, Description("de or en.")] string? lang = null) =>
        AnswerAsync(Kinds.Find(kind)!, id, context.AskedLanguage(), things, context);

    private static async Task<IResult> AnswerAsync(EntityKind kind, string slug, Language language, ThingReader things, HttpContext context)
    {
        if (await things.ReadAsync(kind, slug, language, context.RequestAborted) is not { } thing)
        {
            return Problem.NotFound(ProfileTexts.Missing).ToResult();
        }

        context.Response.Headers.Append("Vary", "Accept-Language");
        return Results.Json(new ApiThing(
            thing.Iri,
            thing.Slug,
            thing.Kind.Plural,
            thing.Name.Text,
            thing.Description?.Text,
            thing.IsExample,
            [.. thing.Texts.Select(t => new ApiText(t.Property, t.Text.Text, t.Text.Language))],
            [.. thing.Facts.Select(Fact)],
            [.. thing.Incoming.Select(Fact)],
            [.. thing.Sources.Select(s => s.Text.Text)]));
    }

    private static ApiFact Fact(Fact fact) => new(fact.Property, fact.Label, fact.Total, [.. fact.Values.Select(v => new ApiValue(v.Text.Text, v.Text.Language, v.Page ?? v.Outside, v.Note))]);

    private static bool TryCursor(string? cursor, out int skip)
    {
        skip = 0;
        return cursor is null || (cursor.StartsWith('o') && int.TryParse(cursor.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out skip) && skip <= 1_000_000);
    }
}
