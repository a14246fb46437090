using System.Globalization;
using System.Text.Json;
using CivicCoding.Graph.Harvest.Runs;

namespace CivicCoding.Graph.Harvest.Harvesters;

/// <summary>Reads a portal by the CKAN action API (package_search, a hundred packages a page) or a file of its answers, and writes the packages in the words of DCAT-AP.</summary>
internal sealed class CkanHarvester : IHarvester
{
    private const int Rows = 100;
    private const string Search = "/api/3/action/package_search";

    public string Kind => "ckan";

    public string Accept => "application/json";

    public string FirstPage(HarvestRequest request)
    {
        if (!request.IsAddress)
        {
            return request.Source;
        }

        string since = request.ModifiedSince is { } day ? string.Create(CultureInfo.InvariantCulture, $"&fq=metadata_modified:%5B{day:yyyy-MM-dd}T00:00:00Z%20TO%20*%5D") : "";
        var address = new Uri(request.Source);
        string query = address.Query.TrimStart('?');
        return string.Create(CultureInfo.InvariantCulture, $"{Portal(request.Source)}{Search}?{(query.Length == 0 ? "" : query + "&")}sort=id%20asc{since}&rows={Rows}&start=0");
    }

    public HarvestPage Read(HarvestDocument document, HarvestReading reading, CancellationToken cancellation)
    {
        var mapping = new CkanMapping(document.Address is { } address ? Portal(address) : reading.Request.Base?.TrimEnd('/'), new TripleWriter(reading.Sink), reading);
        if (document.Address is null && IsLines(document.Name))
        {
            ReadLines(document, mapping, cancellation);
            return new HarvestPage(null, null);
        }

        using JsonDocument json = JsonText.Read(document, reading.Limits.DocumentBytes);
        JsonElement root = json.RootElement;
        if (root.Member("success") is { ValueKind: JsonValueKind.False })
        {
            throw new HarvestException(document.Name, 0, $"the portal answers that it did not succeed: {root.Member("error")?.GetRawText() ?? "without a reason"}.");
        }

        JsonElement result = root.Member("result") ?? root;
        JsonElement[] packages = result.ValueKind == JsonValueKind.Array ? [.. result.EnumerateArray()]
            : result.Member("results") is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()]
            : result.Member("resources") is not null || result.Member("id") is not null ? [result]
            : throw new HarvestException(document.Name, 0, "is no answer of package_search or package_show. Name the address of a CKAN portal, such as https://ckan.govdata.de.");
        foreach (JsonElement package in packages)
        {
            cancellation.ThrowIfCancellationRequested();
            Write(document, 0, mapping, package);
        }

        long? total = long.TryParse(result.Text("count"), NumberStyles.None, CultureInfo.InvariantCulture, out long count) ? count : null;
        return document.Address is null ? new HarvestPage(null, null) : new HarvestPage(Next(document.Address, packages.Length, total), total);
    }

    /// <summary>The next page where this one was full or the portal says that there are more; null behind the last.</summary>
    private static string? Next(string address, int packages, long? total)
    {
        int at = address.LastIndexOf("&start=", StringComparison.Ordinal);
        if (packages == 0 || at < 0 || !long.TryParse(address.AsSpan(at + "&start=".Length), NumberStyles.None, CultureInfo.InvariantCulture, out long start) || start + packages >= (total ?? 0))
        {
            return null;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{address[..at]}&start={start + packages}");
    }

    /// <summary>The address of the portal without the path of its API.</summary>
    private static string Portal(string source)
    {
        string plain = new Uri(source).GetLeftPart(UriPartial.Path);
        int api = plain.IndexOf("/api/", StringComparison.Ordinal);
        return (api < 0 ? plain : plain[..api]).TrimEnd('/');
    }

    private static bool IsLines(string name) => name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".jsonl.gz", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".jsonl.zst", StringComparison.OrdinalIgnoreCase);

    private static void ReadLines(HarvestDocument document, CkanMapping mapping, CancellationToken cancellation)
    {
        foreach ((long number, string text) in new SourceFile(document.File).Lines())
        {
            cancellation.ThrowIfCancellationRequested();
            using JsonDocument json = JsonText.Parse(document, System.Text.Encoding.UTF8.GetBytes(text), number - 1);
            Write(document, number, mapping, json.RootElement);
        }
    }

    private static void Write(HarvestDocument document, long line, CkanMapping mapping, JsonElement package)
    {
        try
        {
            mapping.Write(package);
        }
        catch (InvalidDataException error)
        {
            throw new HarvestException(document.Name, line, error.Message, error);
        }
    }
}
