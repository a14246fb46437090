using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Reads JSON-LD 1.1 as a whole document; contexts come from <see cref="RdfReadOptions.Contexts"/> alone. An error's message begins with the code of JSON-LD 1.1 API, section 9.6.1.</summary>
public static class JsonLdReader
{
    public static void Read(Stream input, IQuadSink sink, RdfReadOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentNullException.ThrowIfNull(options);
        ReadOnlyMemory<byte> text = Whole(input, options.MaxDocumentBytes, cancellation);
        JsonItem? document = JsonItem.Parse(text.Span, options.MaxDepth);
        Expander? expander = null;
        var settings = new JsonLdOptions { Base = options.Base, Contexts = options.Contexts, MaxDepth = options.MaxDepth, Lenient = options.Lenient ? Report : null, Cancellation = cancellation };
        expander = new Expander(settings);
        try
        {
            new RdfEmitter(sink, settings).Document(expander.Document(document));
        }
        catch (JsonLdException error)
        {
            throw Placed(error);
        }

        void Report(JsonLdException error) => options.Report?.Invoke(Placed(error));

        RdfSyntaxException Placed(JsonLdException error)
        {
            (long line, long column) = expander?.Current is { Offset: >= 0 } map ? JsonReading.Place(text.Span, map.Offset) : (0, 0);
            return new RdfSyntaxException(error.Message, line, column, error);
        }
    }

    private static ReadOnlyMemory<byte> Whole(Stream input, long most, CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        byte[] buffer = new byte[64 << 10];
        int read;
        while ((read = input.Read(buffer)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (text.Length + read > Math.Min(most, Array.MaxLength))
            {
                throw new RdfSyntaxException($"loading document failed: The document is larger than {most} bytes, the most that JSON-LD is read with.", 0, 0);
            }

            text.Write(buffer, 0, read);
        }

        return text.GetBuffer().AsMemory(0, (int)text.Length);
    }
}
