namespace CivicCoding.Graph.Harvest;

/// <summary>Cleans web addresses as sources write them.</summary>
internal static class WebAddress
{
    /// <summary>The address as an IRI, or null where it cannot be one: it must begin with http and hold none of the characters that IRIs forbid.</summary>
    public static string? Clean(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return null;
        }

        string text = address.Trim();
        if (text.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            text = "http://" + text;
        }

        bool web = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        return web && text.Length is > 10 and < 2_000 && !text.Any(c => c <= ' ' || c is '<' or '>' or '"' or '{' or '}' or '|' or '\\' or '^' or '`') ? text : null;
    }
}
