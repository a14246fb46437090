using System.Globalization;
using CivicCoding.Api.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Harvest;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli;

/// <summary>civic import context FILE --iri IRI: keeps a JSON-LD context in the store, where every JSON-LD reader finds it.</summary>
internal static class ContextImport
{
    public const string Kind = "context";

    public static async Task<int> RunAsync(CliStreams io, string file, string? iri, string? store, CancellationToken cancellation)
    {
        if (iri is null || !Uri.TryCreate(iri, UriKind.Absolute, out _))
        {
            throw new UsageException("import context needs --iri with the absolute IRI by which documents name the context.");
        }

        ReadOnlyMemory<byte> text = Read(io, file);
        await using GraphHost host = StoreOpening.Open(StoreFolder.Resolve(store), create: true);
        try
        {
            WriteReceipt receipt = await StoredContexts.PutAsync(host.Store, iri, text, message => io.Error.WriteLine($"{file}: {message}"), cancellation);
            io.WriteLine(receipt.Added == 0 ? $"<{iri}> is known already." : string.Create(CultureInfo.InvariantCulture, $"<{iri}> is known from now on, {text.Length} bytes."));
            return ExitCode.Done;
        }
        catch (RdfSyntaxException error)
        {
            throw new DocumentException($"{file}:{error.Line}:{error.Column}: {error.Message}", error);
        }
    }

    private static ReadOnlyMemory<byte> Read(CliStreams io, string file)
    {
        using Stream input = InputDocument.Open(file, io);
        byte[] text = new byte[StoredContexts.MaxBytes + 1];
        int length = input.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        return text.AsMemory(0, length);
    }
}
