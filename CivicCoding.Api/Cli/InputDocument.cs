using CivicCoding.Api.Hosting;
using CivicCoding.Graph;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Api.Cli;

/// <summary>A document that a command reads: a file or, named -, the standard input; gzip and Zstandard are unpacked on the way, whatever its name.</summary>
internal static class InputDocument
{
    /// <exception cref="DocumentException">There is no such file or it cannot be opened.</exception>
    public static Stream Open(string name, CliStreams io)
    {
        if (name == "-")
        {
            return Decompression.Open(io.In, name: "the standard input");
        }

        try
        {
            return Decompression.Open(new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan), name: name);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DocumentException($"{name}: cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The whole text of a query or update.</summary>
    public static async Task<string> ReadTextAsync(string name, CliStreams io, CancellationToken cancellation)
    {
        await using Stream stream = Open(name, io);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellation);
    }

    /// <summary>The syntax of a document: as told, else by its name.</summary>
    /// <exception cref="UsageException">Neither says it.</exception>
    public static RdfFormat FormatOf(string name, string? told) =>
        told is not null ? Format(told) : RdfFormat.FromFileName(name) ?? throw new UsageException($"{name}: the name does not tell the syntax. Name it: {Names()}.");

    /// <summary>A syntax by its name, file extension or media type.</summary>
    public static RdfFormat Format(string told) =>
        RdfFormat.FromName(told) ?? RdfFormat.FromMediaType(told) ?? throw new UsageException($"'{told}' is not a known RDF syntax. Known are: {Names()}.");

    private static string Names() => string.Join(", ", RdfFormat.All.Select(f => f.Name));
}
