using System.Text.Encodings.Web;
using CivicCoding.Api.Negotiation;
using CivicCoding.Api.Network;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CivicCoding.Api.Pages;

/// <summary>Razor Pages, and the addresses that answer people with a page and programs with data.</summary>
internal static class PageRoutes
{
    /// <summary>Where the address that was asked for is kept when a page answers under another.</summary>
    public const string AskedPath = "civic.asked-path";

    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<HtmlEncoder>(PageEncoder.Instance);
        builder.Services.AddRazorPages();
        builder.Services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "civic_form";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.Configure<RouteOptions>(o => o.ConstraintMap["kind"] = typeof(KindConstraint));
        builder.Services.AddSingleton<GraphReading>();
        builder.Services.AddSingleton<KindTableReader>();
        builder.Services.AddSingleton<KindTables>();
        builder.Services.AddHostedService(services => services.GetRequiredService<KindTables>());
        builder.Services.AddSingleton<KnownNames>();
        builder.Services.AddSingleton<NetworkReader>();
        builder.Services.AddSingleton<ThingReader>();
        builder.Services.AddSingleton<NeighbourReader>();
        builder.Services.AddSingleton<Things.ThingDocument>();
    }

    /// <summary>Sends people who ask for /sparql or /ns to the pages for them; routes know no letter case, so the pages have names of their own.</summary>
    public static void UsePages(this WebApplication app) => app.Use((context, next) =>
    {
        HttpRequest request = context.Request;
        string? page = request.Path.Value switch
        {
            "/sparql" => "/pages/query",
            "/ns" => "/pages/ontology",
            _ => null,
        };
        if (page is not null && !request.Query.ContainsKey("format") && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && Accepted.PrefersHtml(request))
        {
            context.Items[AskedPath] = request.Path.Value;
            request.Path = page;
        }

        return next(context);
    });

    /// <summary>Pages are read; those with forms of their own are posted to as well.</summary>
    public static void MapPages(this WebApplication app) => app.MapRazorPages().Add(endpoint =>
    {
        bool posts = endpoint.Metadata.OfType<PageActionDescriptor>().Any(p => p.ViewEnginePath.StartsWith("/Register", StringComparison.Ordinal) || p.ViewEnginePath is "/Drafts" or "/Duplicates" or "/Edit" or "/Validate" or "/Match");
        endpoint.Metadata.Add(new HttpMethodMetadata(posts ? ["GET", "HEAD", "POST"] : ["GET", "HEAD"]));
    });
}
