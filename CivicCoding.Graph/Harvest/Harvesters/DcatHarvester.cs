using System.Globalization;
using CivicCoding.Graph.Harvest.Runs;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Harvest.Harvesters;

/// <summary>Reads catalogues in the words of DCAT, in any RDF syntax, page by page (Hydra). What a page says is taken as it is, its paging left out.</summary>
internal sealed class DcatHarvester : IHarvester
{
    public string Kind => "dcat";

    public string Accept { get; } = string.Join(", ", RdfFormat.All.Where(f => f.CanRead).Select(f => f.MediaTypes[0])) + ", application/xml;q=0.2, */*;q=0.1";

    public string FirstPage(HarvestRequest request)
    {
        if (request.ModifiedSince is not { } since || !request.IsAddress)
        {
            return request.Source;
        }

        string separator = request.Source.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        return string.Create(CultureInfo.InvariantCulture, $"{request.Source}{separator}modified_since={since:yyyy-MM-dd}");
    }

    public HarvestPage Read(HarvestDocument document, HarvestReading reading, CancellationToken cancellation)
    {
        RdfFormat format = FormatOf(document) ?? throw new HarvestException(document.Name, 0, $"is {document.MediaType ?? "of an unknown kind"}, which is no RDF syntax. Name the address of a syntax: {string.Join(", ", RdfFormat.All.Where(f => f.CanRead).Select(f => "." + f.Extensions[0]))}.");
        var hydra = new HydraSink(reading.Sink);
        var options = new RdfReadOptions
        {
            Base = reading.Request.Base ?? document.Address ?? new Uri(Path.GetFullPath(document.File)).AbsoluteUri,
            Lenient = reading.Request.Lenient,
            Report = error => reading.Problem(Place(document, error), error.Message),
            Contexts = reading.Contexts,
        };
        try
        {
            using Stream body = document.Open();
            format.Read(body, hydra, options, cancellation);
        }
        catch (RdfSyntaxException error)
        {
            throw new HarvestException(document.Name, error.Line, string.Create(CultureInfo.InvariantCulture, $"column {error.Column}: {error.Message}"), error);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new HarvestException(document.Name, 0, error.Message, error);
        }

        string? next = hydra.Next(document.Address);
        if (document.Address is not null)
        {
            return new HarvestPage(next, hydra.Total);
        }

        if (next is not null)
        {
            reading.Problem(document.Name, $"This file is one page of a catalogue that goes on at {next}. Only the file is read; to read all, import from the address.");
        }

        return new HarvestPage(null, null);
    }

    private static string Place(HarvestDocument document, RdfSyntaxException error) => string.Create(CultureInfo.InvariantCulture, $"{document.Name}:{error.Line}:{error.Column}");

    /// <summary>The syntax by the media type, else by the name. Servers say text/plain of anything, and xml of RDF/XML.</summary>
    private static RdfFormat? FormatOf(HarvestDocument document)
    {
        string name = document.Address is { } address ? new Uri(address).AbsolutePath : document.Name;
        return document.MediaType switch
        {
            null or "text/plain" or "application/octet-stream" or "application/gzip" or "application/x-gzip" => RdfFormat.FromFileName(name),
            "application/xml" or "text/xml" => RdfFormat.RdfXml,
            { } type => RdfFormat.FromMediaType(type) ?? RdfFormat.FromFileName(name),
        };
    }
}
