using System.Globalization;
using System.Text.Json;
using CivicCoding.Graph.Harvest.Runs;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Harvest.Harvesters;

/// <summary>Writes CKAN packages as DCAT-AP datasets. Nothing is made up: a code that is not known stays the text that it is, and what cannot be an IRI is left out and told. Names and e-mail addresses of people (author, maintainer) are not taken.</summary>
/// <param name="portal">The portal's address without a slash at the end; null: packages are named by their ids.</param>
/// <param name="writer">Receives the statements.</param>
/// <param name="reading">Takes note of what was left out.</param>
internal sealed class CkanMapping(string? portal, TripleWriter writer, HarvestReading reading)
{
    /// <summary>Extras that are IRIs; some hold a list of them as JSON.</summary>
    private static readonly Dictionary<string, Iri> Links = new(StringComparer.Ordinal)
    {
        ["access_rights"] = DcatWords.Dct("accessRights"),
        ["conforms_to"] = DcatWords.Dct("conformsTo"),
        ["contributorID"] = DcatWords.DcatDe("contributorID"),
        ["documentation"] = new Iri("http://xmlns.com/foaf/0.1/page"),
        ["frequency"] = DcatWords.Dct("accrualPeriodicity"),
        ["geocodingLevelURI"] = DcatWords.DcatDe("politicalGeocodingLevelURI"),
        ["language"] = Vocabulary.Language,
        ["politicalGeocodingLevelURI"] = DcatWords.DcatDe("politicalGeocodingLevelURI"),
        ["politicalGeocodingURI"] = DcatWords.DcatDe("politicalGeocodingURI"),
        ["spatial_uri"] = DcatWords.Dct("spatial"),
        ["theme"] = Vocabulary.Theme,
    };

    /// <summary>Writes a package; one that is private, deleted or only a draft is left out.</summary>
    public void Write(JsonElement package)
    {
        if (package.ValueKind != JsonValueKind.Object || package.Text("id") is not { } id || package.Text("title") is not { } title)
        {
            reading.Problem(package.Text("name") ?? "package", "has no id or no title and was left out.");
            return;
        }

        if (package.Text("private") == "true" || package.Text("state") is not (null or "active"))
        {
            return;
        }

        Dictionary<string, string> extras = Extras(package);
        Iri dataset = IriOf(package, extras, id);
        writer.Type(dataset, Vocabulary.Dataset);
        writer.Text(dataset, Vocabulary.Title, title);
        writer.Text(dataset, Vocabulary.Description, package.Text("notes"));
        writer.Text(dataset, Vocabulary.Identifier, extras.GetValueOrDefault("identifier") ?? id);
        Tell(dataset, "url", package.Text("url"), writer.Link(dataset, Vocabulary.LandingPage, package.Text("url")));
        Moment(dataset, Vocabulary.Issued, extras.GetValueOrDefault("issued") ?? package.Text("metadata_created"));
        Moment(dataset, DcatWords.Modified, extras.GetValueOrDefault("modified") ?? package.Text("metadata_modified"));
        foreach (JsonElement tag in package.Items("tags"))
        {
            writer.Text(dataset, Vocabulary.Keyword, tag.Text("display_name") ?? tag.Text("name"));
        }

        foreach (JsonElement group in package.Items("groups"))
        {
            if (CodeTable.Shared.Find("theme", group.Text("name")?.ToUpperInvariant()) is { } theme)
            {
                writer.Add(dataset, Vocabulary.Theme, theme.Iri);
            }
        }

        WritePublisher(dataset, package, extras);
        foreach ((string name, Iri property) in Links)
        {
            foreach (string value in Values(extras.GetValueOrDefault(name) ?? package.Text(name)))
            {
                Tell(dataset, name, value, writer.Link(dataset, property, value));
            }
        }

        foreach (JsonElement resource in package.Items("resources").Where(r => r.Text("state") is null or "active"))
        {
            WriteResource(dataset, package, resource);
        }
    }

    private Iri IriOf(JsonElement package, Dictionary<string, string> extras, string id)
    {
        string? own = WebAddress.Clean(extras.GetValueOrDefault("uri") ?? package.Text("uri"));
        return new Iri(own ?? (portal is not null ? $"{portal}/dataset/{Uri.EscapeDataString(id)}" : Unplaced(id)));
    }

    /// <summary>The name of a thing where nobody said at which portal it is.</summary>
    private string Unplaced(string id) => Guid.TryParseExact(id, "D", out Guid guid) ? $"urn:uuid:{guid:D}" : $"{reading.Request.Graph.Value}#{Uri.EscapeDataString(id)}";

    private void WritePublisher(Iri dataset, JsonElement package, Dictionary<string, string> extras)
    {
        JsonElement? organisation = package.Member("organization");
        string? name = extras.GetValueOrDefault("publisher_name") ?? organisation?.Text("title") ?? organisation?.Text("name");
        if (name is null)
        {
            return;
        }

        string? own = WebAddress.Clean(extras.GetValueOrDefault("publisher_uri"));
        Term publisher = own is not null ? new Iri(own)
            : portal is not null && extras.GetValueOrDefault("publisher_name") is null && organisation?.Text("id") is { } id ? new Iri($"{portal}/organization/{Uri.EscapeDataString(id)}")
            : writer.Blank();
        writer.Add(dataset, Vocabulary.Publisher, publisher);
        writer.Type(publisher, Vocabulary.Agent);
        writer.Text(publisher, DcatWords.Name, name);
    }

    private void WriteResource(Iri dataset, JsonElement package, JsonElement resource)
    {
        if (WebAddress.Clean(resource.Text("url") ?? resource.Text("access_url")) is not { } address)
        {
            reading.Problem(dataset.Value, $"a resource has no web address (\"{Short(resource.Text("url"))}\") and was left out.");
            return;
        }

        Iri distribution = WebAddress.Clean(resource.Text("uri")) is { } own ? new Iri(own)
            : resource.Text("id") is { } id ? new Iri(portal is null ? Unplaced(id) : $"{dataset.Value}/resource/{Uri.EscapeDataString(id)}")
            : new Iri($"{dataset.Value}#{Slug.Of(address)}");
        writer.Add(dataset, Vocabulary.HasDistribution, distribution);
        writer.Type(distribution, Vocabulary.Distribution);
        writer.Text(distribution, Vocabulary.Title, resource.Text("name"));
        writer.Text(distribution, Vocabulary.Description, resource.Text("description"));
        writer.Link(distribution, Vocabulary.AccessUrl, WebAddress.Clean(resource.Text("access_url")) ?? address);
        writer.Link(distribution, DcatWords.DownloadUrl, resource.Text("download_url"));
        Moment(distribution, Vocabulary.Issued, resource.Text("issued") ?? resource.Text("created"));
        Moment(distribution, DcatWords.Modified, resource.Text("modified") ?? resource.Text("last_modified"));
        WriteFormat(distribution, resource.Text("format"));
        if (resource.Text("mimetype") is { } type && type.Count(c => c == '/') == 1 && type.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '+' or '.'))
        {
            writer.Add(distribution, DcatWords.MediaType, new Iri("https://www.iana.org/assignments/media-types/" + type));
        }

        if (long.TryParse(resource.Text("size"), NumberStyles.None, CultureInfo.InvariantCulture, out long size))
        {
            writer.Add(distribution, DcatWords.ByteSize, new Literal(size.ToString(CultureInfo.InvariantCulture), DcatWords.XsdNonNegativeInteger));
        }

        WriteLicence(distribution, package, resource);
    }

    private void WriteFormat(Iri distribution, string? format)
    {
        if (format is null)
        {
            return;
        }

        if ((CodeTable.Shared.Find("file-type", format) ?? CodeTable.Shared.Find("file-type", format.ToUpperInvariant())) is { } known)
        {
            writer.Add(distribution, Vocabulary.Format, known.Iri);
        }
        else if (!format.StartsWith("http", StringComparison.OrdinalIgnoreCase) || !writer.Link(distribution, Vocabulary.Format, format))
        {
            BlankNode blank = writer.Blank();
            writer.Add(distribution, Vocabulary.Format, blank);
            writer.Type(blank, DcatWords.MediaTypeOrExtent);
            writer.Text(blank, Vocabulary.Label, format);
        }
    }

    private void WriteLicence(Iri distribution, JsonElement package, JsonElement resource)
    {
        string? address = resource.Text("license") ?? package.Text("license_url");
        string? id = package.Text("license_id");
        if (address is not null && WebAddress.Clean(address) is { } iri)
        {
            writer.Add(distribution, Vocabulary.License, new Iri(iri));
        }
        else if ((CodeTable.Shared.Find("licence", id) ?? CodeTable.Shared.Find("licence", id?.ToUpperInvariant())) is { } known)
        {
            writer.Add(distribution, Vocabulary.License, known.Iri);
        }
        else if ((package.Text("license_title") ?? id) is { } title && id != "notspecified")
        {
            BlankNode blank = writer.Blank();
            writer.Add(distribution, Vocabulary.License, blank);
            writer.Type(blank, DcatWords.LicenseDocument);
            writer.Text(blank, Vocabulary.Title, title);
        }
    }

    private void Moment(Term subject, Iri property, string? value) => Tell(subject, property.Value, value, writer.Moment(subject, property, value));

    private void Tell(Term subject, string field, string? value, bool taken)
    {
        if (!taken)
        {
            reading.Problem(((Iri)subject).Value, $"{field} \"{Short(value)}\" cannot be taken and was left out.");
        }
    }

    private static string Short(string? value) => value is { Length: > 100 } ? value[..100] + "…" : value ?? "";

    private static Dictionary<string, string> Extras(JsonElement package)
    {
        var extras = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonElement extra in package.Items("extras"))
        {
            if (extra.Text("key") is { } key && extra.Text("value") is { } value)
            {
                extras.TryAdd(key, value);
            }
        }

        return extras;
    }

    /// <summary>One value, or those of a list that stands as JSON in the text.</summary>
    private static IEnumerable<string> Values(string? text)
    {
        if (text is null || !text.StartsWith('['))
        {
            return text is null ? [] : [text];
        }

        try
        {
            using JsonDocument list = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 4 });
            return [.. list.RootElement.EnumerateArray().Select(JsonText.Plain).OfType<string>()];
        }
        catch (JsonException)
        {
            return [text];
        }
    }
}
