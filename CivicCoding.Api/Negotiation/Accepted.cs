using Microsoft.Net.Http.Headers;

namespace CivicCoding.Api.Negotiation;

/// <summary>Chooses among the media types on offer what a request accepts (RFC 9110, section 12.5.1).</summary>
internal static class Accepted
{
    /// <summary>More ranges than any client has reason to send are not looked at.</summary>
    private const int MaxRanges = 50;

    /// <summary>The best offer, or null where none is accepted. Without an Accept header the first offer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="offers">Media types with the server's own preference, 0 to 1, the default first.</param>
    public static T? Best<T>(HttpRequest request, IEnumerable<(T Offer, string MediaType, double Preference)> offers)
        where T : class
    {
        string header = request.Headers.Accept.ToString();
        if (string.IsNullOrWhiteSpace(header) || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out IList<MediaTypeHeaderValue>? ranges))
        {
            return offers.Select(o => o.Offer).FirstOrDefault();
        }

        T? best = null;
        double bestQuality = 0;
        foreach ((T offer, string mediaType, double preference) in offers)
        {
            double quality = QualityOf(MediaTypeHeaderValue.Parse(mediaType), ranges) * preference;
            if (quality > bestQuality)
            {
                best = offer;
                bestQuality = quality;
            }
        }

        return best;
    }

    /// <summary>True where the request likes a page at least as much as anything a program would take.</summary>
    public static bool PrefersHtml(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out IList<MediaTypeHeaderValue>? ranges))
        {
            return false;
        }

        MediaTypeHeaderValue? html = ranges.FirstOrDefault(r => r.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
        return html is not null && ranges.All(r => (r.Quality ?? 1) <= (html.Quality ?? 1) || r.MediaType.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase));
    }

    private static double QualityOf(MediaTypeHeaderValue offer, IList<MediaTypeHeaderValue> ranges)
    {
        int specificity = -1;
        double quality = 0;
        for (int i = 0; i < ranges.Count && i < MaxRanges; i++)
        {
            MediaTypeHeaderValue range = ranges[i];
            int rank = range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;
            bool matches = rank switch
            {
                0 => true,
                1 => range.Type.Equals(offer.Type, StringComparison.OrdinalIgnoreCase),
                _ => range.MediaType.Equals(offer.MediaType, StringComparison.OrdinalIgnoreCase),
            };
            if (matches && rank > specificity)
            {
                specificity = rank;
                quality = range.Quality ?? 1;
            }
        }

        return quality;
    }
}
