using System.Text;
using System.Text.Json;

namespace CivicCoding.Graph.Harvest;

/// <summary>The file that an import reads, and the files beside it that belong to it. gzip and Zstandard are unpacked.</summary>
public sealed class SourceFile
{
    private const int MaxLineCharacters = 4 << 20;

    public SourceFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FullPath = Path.GetFullPath(path);
    }

    public string FullPath { get; }

    public string Name => Path.GetFileName(FullPath);

    /// <summary>The file at a path relative to this one.</summary>
    public SourceFile Beside(string relativePath) => new(Path.Combine(Path.GetDirectoryName(FullPath)!, relativePath));

    /// <summary>Opens the file for reading.</summary>
    /// <exception cref="HarvestException">The file is not there or may not be read.</exception>
    public Stream Open()
    {
        try
        {
            return Decompression.Open(File.OpenRead(FullPath), name: FullPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HarvestException(FullPath, 0, "cannot be opened; check the path and that the file may be read.", e);
        }
    }

    /// <summary>The lines with their numbers from 1; empty lines are left out.</summary>
    public IEnumerable<(long Number, string Text)> Lines()
    {
        using var reader = new StreamReader(Open(), Encoding.UTF8);
        long number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length > MaxLineCharacters)
            {
                throw new HarvestException(FullPath, number, $"is longer than {MaxLineCharacters} characters; split the record.");
            }

            if (line.Length > 0)
            {
                yield return (number, line);
            }
        }
    }

    /// <summary>The records of a JSON Lines file.</summary>
    public IEnumerable<SourceRecord> JsonLines(CancellationToken cancellation = default)
    {
        foreach ((long number, string text) in Lines())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new SourceRecord(Parse(number, text), this, number);
        }
    }

    private JsonElement Parse(long number, string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32 });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new HarvestException(FullPath, number, "is not a JSON object; this importer reads JSON Lines, one object a line.");
            }

            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new HarvestException(FullPath, number, "is not valid JSON; this importer reads JSON Lines, one object a line.", e);
        }
    }
}
