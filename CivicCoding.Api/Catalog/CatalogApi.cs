using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CivicCoding.Api.Hosting;
using CivicCoding.Api.Languages;
using CivicCoding.Api.Negotiation;
using CivicCoding.Api.Operations;
using CivicCoding.Api.Problems;
using CivicCoding.Graph;
using CivicCoding.Graph.Export;
using CivicCoding.Graph.Syntax;
using CivicCoding.Matching.Serving;
using Microsoft.Net.Http.Headers;

namespace CivicCoding.Api.Catalog;

/// <summary>/catalog in every syntax and profile, the dumps, and the self-description: what portals harvest.</summary>
internal static class CatalogApi
{
    private static readonly string[] s_reading = ["GET", "HEAD"];

    public static void AddCatalogue(this WebApplicationBuilder builder, ServeSettings settings, GraphHost graph)
    {
        builder.Services.AddSingleton(_ => CatalogueOf(settings.StoreFolder, graph.Store));
        builder.Services.AddSingleton<VoidDescription>();
        builder.Services.AddSingleton<PublicDump>();
    }

    public static void MapCatalogue(this WebApplication app)
    {
        app.MapMethods("/catalog", s_reading, NegotiateAsync).WithTags("Catalogue").WithSummary("The catalogue as DCAT-AP, a hundred datasets a page, in the syntax that Accept asks for.");
        app.MapMethods("/catalog.{extension:regex(^(ttl|rdf|jsonld|nt)$)}", s_reading,
            (HttpContext context, string extension, string? profile, int? page, string? modified_since) => PageAsync(context, RdfFormat.FromName(extension)!, profile, page, modified_since))
            .WithTags("Catalogue").WithSummary("The catalogue in the syntax of the extension.");
        app.MapMethods("/catalog/model.json", s_reading, Model).WithTags("Catalogue").WithSummary("The card of the matching model.");
        app.MapMethods("/catalog/{entry:regex(^(graph|ontology|catalogue|model)$)}", s_reading, (HttpContext context, string entry) => Results.Redirect(PublicBase(context) + "about")).WithTags("Catalogue").WithSummary("What the server publishes itself.");
        app.MapMethods("/dump.{extension:regex(^(nq|trig)$)}.gz", s_reading, DumpAsync).WithTags("Catalogue").WithSummary("The whole public graph.");
        app.MapMethods("/.well-known/void", s_reading, VoidAsync).WithTags("Catalogue").WithSummary("The self-description of the data in VoID.");
    }

    /// <summary>The public address of this server, ending in a slash: the operator's, else as the client sees it.</summary>
    public static string PublicBase(HttpContext context) =>
        context.RequestServices.GetRequiredService<ServeSettings>().PublicUrl ?? $"{context.Request.Scheme}://{context.Request.Host}/";

    /// <summary>The reader of a store's catalogue, with what the server publishes itself and what it has shown before.</summary>
    public static CatalogueReader CatalogueOf(string folder, IGraphStore store) =>
        new(store, new RemovedDatasets(Path.Combine(folder, StoreFiles.Shown)), withOwn: true, () => ModelCardGraph.Read(new ModelFolder(folder)));

    private static IResult Model(GraphHost graph) => RankerModel.CardOf(new ModelFolder(graph.Folder).Present) is { } card ? Results.File(card, "application/json", enableRangeProcessing: false) : Problem.NotFound().ToResult();

    private static async Task NegotiateAsync(HttpContext context, string? profile, int? page, string? modified_since)
    {
        context.Response.Headers.Vary = "Accept";
        RdfFormat? format = Choose(context.Request);
        if (Accepted.PrefersHtml(context.Request))
        {
            context.Response.Redirect("/datasets");
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            return;
        }

        if (format is null)
        {
            await Problem.NotAcceptable(RdfFormat.All.Where(f => f.CanWrite).Select(f => f.MediaTypes[0])).ToResult().ExecuteAsync(context);
            return;
        }

        await PageAsync(context, format, profile, page, modified_since);
    }

    private static async Task PageAsync(HttpContext context, RdfFormat format, string? profileName, int? page, string? modifiedSince)
    {
        IExportProfile? profile = ExportProfiles.Find(profileName);
        if (profile is null)
        {
            string names = string.Join(", ", ExportProfiles.All.Select(p => p.Name));
            await Problem.BadRequest(new Phrase($"Dieses Profil gibt es nicht. Es gibt: {names}.", $"There is no such profile. There are: {names}.")).ToResult().ExecuteAsync(context);
            return;
        }

        DateOnly since = default;
        if (modifiedSince is not null && !DateOnly.TryParseExact(modifiedSince.Split('T')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out since))
        {
            await Problem.BadRequest(new Phrase("modified_since ist ein Datum wie 2026-01-31.", "modified_since is a date such as 2026-01-31.")).ToResult().ExecuteAsync(context);
            return;
        }

        if (!format.CanWrite)
        {
            await Problem.NotBuilt($"Writing {format.Name} is not supported yet.").ToResult().ExecuteAsync(context);
            return;
        }

        GraphHost graph = context.RequestServices.GetRequiredService<GraphHost>();
        CatalogueReader reader = context.RequestServices.GetRequiredService<CatalogueReader>();
        string publicBase = PublicBase(context);
        int number = page ?? 1;
        CataloguePage? found = await reader.ReadAsync(number, publicBase, modifiedSince is null ? null : since, graph.Changes?.Sequence ?? 0, context.RequestAborted, profile);
        if (found is null)
        {
            await Problem.NotFound(new Phrase("Diese Seite des Katalogs gibt es nicht.", "There is no such page of the catalogue.")).ToResult().ExecuteAsync(context);
            return;
        }

        string AddressOf(int n) => $"{publicBase}catalog.{format.Extensions[0]}?{(profileName is null ? "" : $"profile={profile.Name}&")}{(modifiedSince is null ? "" : $"modified_since={since:yyyy-MM-dd}&")}page={n.ToString(CultureInfo.InvariantCulture)}";

        // The whole page is made before the first byte goes out: never a part of a catalogue with status 200.
        using var document = new MemoryStream();
        CatalogueWriter.Write(found, profile, format, AddressOf, document);
        var etag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(document.GetBuffer().AsSpan(0, (int)document.Length)))[..32]}\"");
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = etag;
        headers.CacheControl = new CacheControlHeaderValue { Public = true, NoCache = true };
        AddLinks(context, found, AddressOf);
        if (context.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known && known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(etag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = format.MediaTypes[0] + (format.Extensions[0] == "ttl" ? "; charset=utf-8" : "");
        context.Response.ContentLength = document.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            document.Position = 0;
            await document.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }

    private static void AddLinks(HttpContext context, CataloguePage page, Func<int, string> addressOf)
    {
        var links = new StringBuilder($"<{addressOf(1)}>; rel=\"first\", <{addressOf(page.Count)}>; rel=\"last\"");
        if (page.Number < page.Count)
        {
            links.Append(CultureInfo.InvariantCulture, $", <{addressOf(page.Number + 1)}>; rel=\"next\"");
        }

        if (page.Number > 1)
        {
            links.Append(CultureInfo.InvariantCulture, $", <{addressOf(page.Number - 1)}>; rel=\"prev\"");
        }

        context.Response.Headers.Link = links.ToString();
    }

    private static RdfFormat? Choose(HttpRequest request) =>
        Accepted.Best(request, RdfFormat.All.Where(f => f.CanWrite).SelectMany(f => f.MediaTypes.Select(m => (f, m, f.Quality))));

    private static async Task DumpAsync(HttpContext context, string extension)
    {
        RdfFormat format = RdfFormat.FromName(extension)!;
        context.Response.ContentType = "application/gzip";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"civic-coding.{extension}.gz\"";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        await using var output = new ResponseStream(context.Response, context.RequestAborted);
        await using (var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            await context.RequestServices.GetRequiredService<PublicDump>().WriteAsync(format, gzip, context.RequestAborted);
        }

        await output.CompleteAsync();
    }

    private static async Task VoidAsync(HttpContext context)
    {
        context.Response.Headers.Vary = "Accept";
        RdfFormat format = Choose(context.Request) ?? RdfFormat.Turtle;
        using var document = new MemoryStream();
        await context.RequestServices.GetRequiredService<VoidDescription>().WriteAsync(PublicBase(context), format, document, context.RequestAborted);
        context.Response.ContentType = format.MediaTypes[0];
        context.Response.ContentLength = document.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            document.Position = 0;
            await document.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }
}
