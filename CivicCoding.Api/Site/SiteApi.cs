using System.Globalization;
using System.Text;
using System.Xml;
using CivicCoding.Api.Network;
using CivicCoding.Graph.Civic;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Api.Site;

/// <summary>/robots.txt and /sitemap.xml: what search engines should visit.</summary>
internal static class SiteApi
{
    private const int MaxEntries = 50_000;

    public static void MapSite(this WebApplication app)
    {
        app.MapMethods("/robots.txt", ["GET", "HEAD"], Robots).WithTags("Operations").WithSummary("What crawlers may visit: pages and lists, no narrowed lists and no queries.");
        app.MapMethods("/sitemap.xml", ["GET", "HEAD"], SitemapAsync).WithTags("Operations").WithSummary("The address of every page.");
    }

    private static IResult Robots(HttpContext context)
    {
        var text = new StringBuilder("User-agent: *\n");
        foreach (string path in new[] { "/sparql?", "/search?", "/match?", "/api/", "/update", "/rdf-graph-store" })
        {
            text.Append(CultureInfo.InvariantCulture, $"Disallow: {path}\n");
        }

        foreach (EntityKind kind in Kinds.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"Disallow: /{kind.Plural}?*&\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"Sitemap: {context.Request.Scheme}://{context.Request.Host}/sitemap.xml\n");
        return Results.Text(text.ToString(), "text/plain", Encoding.UTF8);
    }

    private static async Task<IResult> SitemapAsync(HttpContext context, GraphReading reading)
    {
        string classes = string.Join(' ', Kinds.All.Select(k => k.Class));
        IReadOnlyList<Term?[]> rows = await reading.SelectAsync($"SELECT DISTINCT ?s WHERE {{ VALUES ?class {{ {classes} }} ?s a ?class }} ORDER BY ?s LIMIT {MaxEntries}", context.RequestAborted, MaxEntries);
        string root = $"{context.Request.Scheme}://{context.Request.Host}";
        IEnumerable<string> pages = new[] { "/", "/about", "/match", "/accessibility" }.Concat(Kinds.All.Select(k => "/" + k.Plural)).Concat(rows.Select(r => r[0]).OfType<Iri>().Select(i => Kinds.PageOf(i.Value)).OfType<string>());
        using var output = new MemoryStream();
        await using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false) }))
        {
            const string ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
            await xml.WriteStartDocumentAsync();
            await xml.WriteStartElementAsync(null, "urlset", ns);
            foreach (string page in pages.Take(MaxEntries))
            {
                await xml.WriteStartElementAsync(null, "url", ns);
                await xml.WriteElementStringAsync(null, "loc", ns, root + page);
                await xml.WriteEndElementAsync();
            }

            await xml.WriteEndElementAsync();
        }

        return Results.Bytes(output.ToArray(), "application/xml");
    }
}
