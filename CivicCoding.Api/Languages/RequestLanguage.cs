using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace CivicCoding.Api.Languages;

/// <summary>Finds the language that a request asks for: ?lang=, else Accept-Language, else German for pages and English for programs.</summary>
public static class RequestLanguage
{
    private static readonly CultureInfo s_german = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Routes that programs call, whose messages are English where no language is asked for.</summary>
    private static readonly string[] s_programs = ["/api", "/sparql", "/update", "/rdf-graph-store", "/id", "/catalog", "/health", "/metrics"];

    public static CultureInfo Culture(this Language language) => language == Language.German ? s_german : s_english;

    /// <summary>The language tag for lang attributes and Content-Language.</summary>
    public static string Tag(this Language language) => language == Language.German ? "de" : "en";

    public static void UseLanguage(this WebApplication app) => app.Use((context, next) =>
    {
        Language language = Find(context.Request);
        context.Items[typeof(Language)] = language;
        CultureInfo.CurrentCulture = language.Culture();
        CultureInfo.CurrentUICulture = language.Culture();
        return next(context);
    });

    public static Language AskedLanguage(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Items.TryGetValue(typeof(Language), out object? value) && value is Language language ? language : Find(context.Request);
    }

    private static Language Find(HttpRequest request)
    {
        string? asked = request.Query["lang"];
        if (string.Equals(asked, "de", StringComparison.OrdinalIgnoreCase))
        {
            return Language.German;
        }

        if (string.Equals(asked, "en", StringComparison.OrdinalIgnoreCase))
        {
            return Language.English;
        }

        if (request.Headers.AcceptLanguage.Count == 0)
        {
            return IsPage(request) ? Language.German : Language.English;
        }

        StringWithQualityHeaderValue? best = null;
        IList<StringWithQualityHeaderValue> accepted = request.GetTypedHeaders().AcceptLanguage;
        for (int i = 0; i < accepted.Count && i < 20; i++)
        {
            StringWithQualityHeaderValue candidate = accepted[i];
            if ((Speaks(candidate, "de") || Speaks(candidate, "en")) && candidate.Quality is not 0 && (best is null || (candidate.Quality ?? 1) > (best.Quality ?? 1)))
            {
                best = candidate;
            }
        }

        if (best is not null)
        {
            return Speaks(best, "de") ? Language.German : Language.English;
        }

        return IsPage(request) ? Language.German : Language.English;
    }

    private static bool IsPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        || !s_programs.Any(p => request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));

    private static bool Speaks(StringWithQualityHeaderValue value, string language) =>
        value.Value.Equals(language, StringComparison.OrdinalIgnoreCase) || (value.Value.HasValue && value.Value.Value.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase));
}
