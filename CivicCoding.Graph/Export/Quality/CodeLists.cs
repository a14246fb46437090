using System.Collections.Frozen;

namespace CivicCoding.Graph.Export.Quality;

/// <summary>The code lists that the metrics ask for: EU file types, licences that the European portal knows, media types, access rights.</summary>
internal static class CodeLists
{
    private const string FileType = "http://publications.europa.eu/resource/authority/file-type/";
    private const string AccessRight = "http://publications.europa.eu/resource/authority/access-right/";

    private static readonly FrozenSet<string> Rights = FrozenSet.Create(StringComparer.Ordinal, "PUBLIC", "RESTRICTED", "NON_PUBLIC", "CONFIDENTIAL", "NORMAL", "SENSITIVE", "OP_DATPRO");

    private static readonly FrozenSet<string> MediaTypes = FrozenSet.Create(StringComparer.Ordinal, "application", "audio", "font", "haptics", "image", "message", "model", "multipart", "text", "video");

    /// <summary>The file types of media types that tell them.</summary>
    private static readonly FrozenDictionary<string, string> FormatOfMediaType = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["text/csv"] = "CSV",
        ["text/tab-separated-values"] = "TSV",
        ["text/plain"] = "TXT",
        ["text/html"] = "HTML",
        ["text/xml"] = "XML",
        ["text/turtle"] = "RDF_TURTLE",
        ["text/calendar"] = "ICS",
        ["application/json"] = "JSON",
        ["application/ld+json"] = "JSON_LD",
        ["application/geo+json"] = "GEOJSON",
        ["application/xml"] = "XML",
        ["application/rdf+xml"] = "RDF_XML",
        ["application/n-triples"] = "RDF_N_TRIPLES",
        ["application/n-quads"] = "RDF_N_QUADS",
        ["application/trig"] = "RDF_TRIG",
        ["application/rss+xml"] = "RSS",
        ["application/rtf"] = "RTF",
        ["application/zip"] = "ZIP",
        ["application/gzip"] = "GZIP",
        ["application/vnd.oasis.opendocument.spreadsheet"] = "ODS",
        ["application/vnd.google-earth.kml+xml"] = "KML",
        ["application/vnd.google-earth.kmz"] = "KMZ",
        ["application/vnd.ms-excel"] = "XLS",
        ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] = "XLSX",
        ["image/png"] = "PNG",
        ["image/tiff"] = "TIFF",
        ["image/bmp"] = "BMP",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly (FrozenSet<string> Licences, FrozenDictionary<string, string> Formats) Lists = Read();

    /// <summary>True where the licence is one of the EU table or of the portal's additions, by its address or one that means the same.</summary>
    public static bool IsKnownLicence(string iri) => Lists.Licences.Contains(Plain(iri));

    public static bool IsAccessRight(string iri) => iri.StartsWith(AccessRight, StringComparison.Ordinal) && Rights.Contains(iri[AccessRight.Length..]);

    public static bool IsFileType(string iri) => FormatCode(iri) is not null;

    public static bool IsMediaType(string iri) => MediaTypeName(iri) is not null;

    /// <summary>True where a format or media type is on the list of open formats, or of machine-readable ones.</summary>
    public static bool Is(string list, string formatOrMediaType)
    {
        string? code = FormatCode(formatOrMediaType) ?? (MediaTypeName(formatOrMediaType) is { } name ? FormatOfMediaType.GetValueOrDefault(name) : null);
        return code is not null && Lists.Formats.TryGetValue(code, out string? lists) && lists.Split(',').Contains(list, StringComparer.Ordinal);
    }

    private static string? FormatCode(string iri) => iri.StartsWith(FileType, StringComparison.Ordinal) && Lists.Formats.ContainsKey(iri[FileType.Length..]) ? iri[FileType.Length..] : null;

    private static string? MediaTypeName(string iri)
    {
        const string List = "iana.org/assignments/media-types/";
        string plain = Plain(iri);
        string[] parts = plain.StartsWith(List, StringComparison.Ordinal) ? plain[List.Length..].Split('/') : [];
        return parts.Length == 2 && MediaTypes.Contains(parts[0]) && parts[1].Length > 0 ? parts[0] + "/" + parts[1] : null;
    }

    private static string Plain(string iri)
    {
        int scheme = iri.IndexOf("://", StringComparison.Ordinal);
        string plain = scheme < 0 ? iri : iri[(scheme + 3)..];
        return (plain.StartsWith("www.", StringComparison.Ordinal) ? plain[4..] : plain).TrimEnd('/');
    }

    private static (FrozenSet<string>, FrozenDictionary<string, string>) Read()
    {
        using Stream stream = typeof(CodeLists).Assembly.GetManifestResourceStream("CivicCoding.Graph.Export.Quality.code-lists.tsv")!;
        using var reader = new StreamReader(stream);
        string[][] rows = [.. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.TrimEnd('\r').Split('\t'))];
        return (rows.Where(r => r[0] == "licence").Select(r => r[1]).ToFrozenSet(StringComparer.Ordinal), rows.Where(r => r[0] == "format").ToFrozenDictionary(r => r[1], r => r[2], StringComparer.Ordinal));
    }
}
