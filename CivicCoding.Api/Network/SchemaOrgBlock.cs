using System.Text.Json;

namespace CivicCoding.Api.Network;

/// <summary>A thing as a schema.org JSON-LD block for search engines.</summary>
internal static class SchemaOrgBlock
{
    public static string Of(Thing thing, string address)
    {
        var block = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["@context"] = "https://schema.org",
            ["@type"] = TypeOf(thing.Kind.Plural),
            ["@id"] = thing.Iri,
            ["name"] = thing.Name.Text,
            ["url"] = address,
        };
        if (thing.Description is { } description)
        {
            block["description"] = description.Text;
        }

        string[] same = [.. thing.Facts.Where(f => f.Property is "http://xmlns.com/foaf/0.1/homepage" or "http://www.w3.org/ns/dcat#landingPage").SelectMany(f => f.Values).Select(v => v.Outside).OfType<string>()];
        if (same.Length > 0)
        {
            block["sameAs"] = same;
        }

        // The default encoder escapes < > &, so no value can close the script element.
        return JsonSerializer.Serialize(block);
    }

    private static string TypeOf(string kind) => kind switch
    {
        "projects" => "ResearchProject",
        "organisations" or "communities" => "Organization",
        "datasets" => "Dataset",
        "software" or "models" => "SoftwareSourceCode",
        "programmes" or "calls" => "FundingScheme",
        "infrastructures" => "Service",
        "events" => "Event",
        "places" => "Place",
        "needs" => "Demand",
        "offers" => "Offer",
        _ => "DefinedTerm",
    };
}
