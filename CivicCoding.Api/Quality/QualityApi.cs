using CivicCoding.Api.Catalog;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Network;
using CivicCoding.Api.OpenApi;
using CivicCoding.Api.Pages;
using CivicCoding.Api.Problems;
using CivicCoding.Api.Sparql;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Export.Quality;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Quality;

/// <summary>The metadata quality points of a dataset and of the whole catalogue, with what to do for more.</summary>
internal static class QualityApi
{
    public static void AddQuality(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AddressProbe>();
        builder.Services.AddSingleton<QualityService>();
    }

    public static void MapQuality(this WebApplication app)
    {
        app.MapMethods("/api/v1/datasets/{id}/quality", ["GET", "HEAD"], DatasetAsync).WithTags("Catalogue").WithSummary("The metadata quality points of a dataset (405 at most) by the assessment of data.europa.eu, and what to do for more. Hosts that an operator does not allow are not checked.")
            .Produces<ApiQuality>().WithMetadata(new ProblemNote(404));
        app.MapMethods("/api/v1/catalog/quality", ["GET", "HEAD"], CatalogueAsync).WithTags("Catalogue").WithSummary("The metadata quality points of the whole catalogue, metric by metric.")
            .Produces<ApiCatalogueQuality>();
    }

    private static async Task<IResult> DatasetAsync(HttpContext context, string id, string? iri, QualityService quality)
    {
        Iri? dataset = iri is not null ? (SafeIri.TryRead(iri, out Iri? told) ? told : null) : Kinds.IsSlug(id) ? CivicVocabulary.Id("datasets", id) : null;
        return dataset is null || await quality.OfAsync(dataset, CatalogApi.PublicBase(context), context.RequestAborted) is not { } score
            ? Problem.NotFound(ProfileTexts.Missing).ToResult()
            : Results.Json(ApiQuality.Of(score, context.AskedLanguage()));
    }

    private static async Task<IResult> CatalogueAsync(HttpContext context, QualityService quality) =>
        Results.Json(ApiCatalogueQuality.Of(await quality.OfAllAsync(CatalogApi.PublicBase(context), context.RequestAborted), context.AskedLanguage()));
}
