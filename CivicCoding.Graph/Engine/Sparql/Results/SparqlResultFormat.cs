using System.Buffers;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Sparql.Results;

/// <summary>A syntax for the answers of SELECT and ASK: its names and how it is read and written. <see cref="All"/> is the registry.</summary>
public sealed class SparqlResultFormat
{
    private delegate SolutionWriter Open(IBufferWriter<byte> target, IReadOnlyList<string> variables);

    private delegate ResultDocument Parse(ReadOnlyMemory<byte> document);

    /// <summary>The bytes of a document that <see cref="Read"/> takes where no other bound is given.</summary>
    public const int DefaultMaxBytes = 256 << 20;

    private readonly Open _open;
    private readonly Parse _parse;
    private readonly Action<IBufferWriter<byte>, bool>? _boolean;

    private SparqlResultFormat(string name, string[] mediaTypes, string[] extensions, double quality, Open open, Parse parse, Action<IBufferWriter<byte>, bool>? boolean)
    {
        Name = name;
        MediaTypes = mediaTypes;
        Extensions = extensions;
        Quality = quality;
        _open = open;
        _parse = parse;
        _boolean = boolean;
    }

    /// <summary>SPARQL 1.1 Query Results JSON Format.</summary>
    public static SparqlResultFormat Json { get; } = new(
        "json", ["application/sparql-results+json", "application/json"], ["srj", "json"], 1.0, (t, v) => new JsonSolutionWriter(t, v), JsonResultParser.Parse, JsonSolutionWriter.WriteBoolean);

    /// <summary>SPARQL Query Results XML Format.</summary>
    public static SparqlResultFormat Xml { get; } = new(
        "xml", ["application/sparql-results+xml", "application/xml", "text/xml"], ["srx", "xml"], 0.9, (t, v) => new XmlSolutionWriter(t, v), XmlResultParser.Parse, XmlSolutionWriter.WriteBoolean);

    /// <summary>SPARQL 1.1 Query Results CSV; it knows no booleans.</summary>
    public static SparqlResultFormat Csv { get; } = new("csv", ["text/csv"], ["csv"], 0.8, (t, v) => new CsvSolutionWriter(t, v), CsvResultParser.Parse, null);

    /// <summary>SPARQL 1.1 Query Results TSV; it knows no booleans.</summary>
    public static SparqlResultFormat Tsv { get; } = new("tsv", ["text/tab-separated-values"], ["tsv"], 0.8, (t, v) => new TsvSolutionWriter(t, v), TsvResultParser.Parse, null);

    /// <summary>Every registered syntax, in the order of preference.</summary>
    public static IReadOnlyList<SparqlResultFormat> All { get; } = [Json, Xml, Csv, Tsv];

    public string Name { get; }

    /// <summary>Media types, the registered one first.</summary>
    public IReadOnlyList<string> MediaTypes { get; }

    /// <summary>File name extensions without the dot.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>The server's own preference, 0 to 1, for content negotiation.</summary>
    public double Quality { get; }

    /// <summary>True where the syntax can hold the answer of ASK.</summary>
    public bool HasBoolean => _boolean is not null;

    public static SparqlResultFormat? FromName(string name) =>
        All.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase) || f.Extensions.Contains(name, StringComparer.OrdinalIgnoreCase));

    public static SparqlResultFormat? FromMediaType(string mediaType)
    {
        ArgumentNullException.ThrowIfNull(mediaType);
        string bare = mediaType.Split(';', 2)[0].Trim();
        return All.FirstOrDefault(f => f.MediaTypes.Contains(bare, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Opens a writer that the caller steps, flushing the target between steps.</summary>
    public SolutionWriter OpenWriter(IBufferWriter<byte> target, IReadOnlyList<string> variables) => _open(target, variables);

    /// <summary>Writes all solutions to a stream, in steps, and flushes it without closing it.</summary>
    public void Write(SolutionReader solutions, Stream output, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(solutions);
        ArgumentNullException.ThrowIfNull(output);
        var buffer = new ArrayBufferWriter<byte>(SolutionWriter.DefaultStepBytes * 2);
        SolutionWriter writer = OpenWriter(buffer, solutions.Variables);
        bool complete = false;
        while (!complete)
        {
            cancellation.ThrowIfCancellationRequested();
            complete = writer.WriteStep(solutions);
            output.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }

        output.Flush();
    }

    /// <summary>Writes the answer of ASK.</summary>
    /// <exception cref="NotSupportedException">The syntax has none.</exception>
    public void WriteBoolean(bool value, IBufferWriter<byte> target) =>
        (_boolean ?? throw new NotSupportedException($"{Name} cannot hold the answer of ASK; ask for JSON or XML."))(target, value);

    /// <summary>Reads a document to its end.</summary>
    /// <param name="input">The document in UTF-8.</param>
    /// <param name="maxBytes">The most bytes that it may have.</param>
    /// <param name="memory">Books the bytes that are read, until the caller releases them; null for none.</param>
    /// <param name="cancellation">Ends reading.</param>
    /// <exception cref="FormatException">The document breaks the syntax, or is longer than allowed.</exception>
    public ResultDocument Read(Stream input, int maxBytes = DefaultMaxBytes, MemoryAccount? memory = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var document = new ArrayBufferWriter<byte>(64 * 1024);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            int read = input.Read(document.GetSpan(64 * 1024));
            if (read == 0)
            {
                return _parse(document.WrittenMemory);
            }

            memory?.Reserve(read * 4L);
            document.Advance(read);
            if (document.WrittenCount > maxBytes)
            {
                throw new FormatException($"The result document is longer than the {maxBytes} bytes that are allowed.");
            }
        }
    }

    public override string ToString() => Name;
}
