using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax;
using CivicCoding.Graph.Syntax.JsonLd;

namespace CivicCoding.Api.Cli;

/// <summary>Writes a document in the shape of a JSON-LD frame (JSON-LD 1.1 Framing); it is held in memory whole.</summary>
internal static class FramedDocument
{
    public static void Write(CliStreams io, string name, RdfFormat source, string frameFile, RdfReadOptions options, CancellationToken cancellation)
    {
        JsonItem? frame = Parse(io, frameFile, options);
        var settings = new JsonLdOptions
        {
            Base = options.Base,
            Contexts = options.Contexts,
            MaxDepth = options.MaxDepth,
            Lenient = options.Lenient ? error => io.Error.WriteLine($"{name}: {error.Message}") : null,
            Cancellation = cancellation,
        };
        JsonMap framed;
        try
        {
            framed = JsonLdProcessor.Frame(Document(io, name, source, options, settings, cancellation), frame, settings);
        }
        catch (JsonLdException error)
        {
            throw new DocumentException($"{name}, framed by {frameFile}: {error.Message}", error);
        }

        io.WriteLine(JsonItem.ToJson(framed, indented: true));
    }

    /// <summary>A JSON-LD document as it is, with its own numbers and truth values; what another syntax says as JSON-LD.</summary>
    private static JsonItem? Document(CliStreams io, string name, RdfFormat source, RdfReadOptions options, JsonLdOptions settings, CancellationToken cancellation)
    {
        if (source == RdfFormat.JsonLd)
        {
            return Parse(io, name, options);
        }

        var dataset = new Dataset();
        ConvertCommand.Read(io, name, source, dataset, options, cancellation);
        return JsonLdProcessor.FromRdf(dataset, settings);
    }

    private static JsonItem? Parse(CliStreams io, string name, RdfReadOptions options)
    {
        using Stream input = InputDocument.Open(name, io);
        using var text = new MemoryStream();
        byte[] block = new byte[1 << 16];
        int read;
        while ((read = input.Read(block)) > 0)
        {
            if (text.Length + read > options.MaxDocumentBytes)
            {
                throw new DocumentException($"{name}: is larger than {options.MaxDocumentBytes} bytes, the most that is framed.");
            }

            text.Write(block, 0, read);
        }

        try
        {
            return JsonItem.Parse(text.GetBuffer().AsSpan(0, (int)text.Length), options.MaxDepth);
        }
        catch (RdfSyntaxException error)
        {
            throw new DocumentException($"{name}:{error.Line}:{error.Column}: {error.Message}", error);
        }
    }
}
