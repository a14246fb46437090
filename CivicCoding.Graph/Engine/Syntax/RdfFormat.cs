using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Syntax.JsonLd;

namespace CivicCoding.Graph.Syntax;

/// <summary>An RDF syntax: its names and how it is read and written. <see cref="All"/> is the registry; a new syntax is one line there.</summary>
public sealed class RdfFormat
{
    public delegate void ReadDocument(Stream input, IQuadSink sink, RdfReadOptions options, CancellationToken cancellation);

    public delegate IRdfWriter OpenDocument(Stream output, RdfWriteOptions options);

    private readonly ReadDocument? _read;
    private readonly OpenDocument? _write;

    private RdfFormat(string name, string[] mediaTypes, string[] extensions, bool namedGraphs, double quality, ReadDocument? read, OpenDocument? write)
    {
        Name = name;
        MediaTypes = mediaTypes;
        Extensions = extensions;
        NamedGraphs = namedGraphs;
        Quality = quality;
        _read = read;
        _write = write;
    }

    public static RdfFormat NTriples { get; } = new("ntriples", ["application/n-triples", "text/plain"], ["nt"], false, 0.8, NTriplesReader.Read, NTriplesWriter.Open);

    public static RdfFormat NQuads { get; } = new("nquads", ["application/n-quads", "text/x-nquads"], ["nq"], true, 0.8, NQuadsReader.Read, NQuadsWriter.Open);

    public static RdfFormat Turtle { get; } = new("turtle", ["text/turtle", "application/x-turtle"], ["ttl"], false, 1.0, TurtleReader.Read, TurtleWriter.Open);

    public static RdfFormat TriG { get; } = new("trig", ["application/trig", "application/x-trig"], ["trig"], true, 0.9, TriGReader.Read, TriGWriter.Open);

    public static RdfFormat RdfXml { get; } = new("rdfxml", ["application/rdf+xml"], ["rdf", "owl", "xml"], false, 0.9, RdfXmlReader.Read, RdfXmlWriter.Open);

    public static RdfFormat JsonLd { get; } = new("jsonld", ["application/ld+json", "application/json"], ["jsonld", "json"], true, 0.9, JsonLdReader.Read, JsonLdWriter.Open);

    /// <summary>Every registered syntax, in the order of preference.</summary>
    public static IReadOnlyList<RdfFormat> All { get; } = [Turtle, TriG, NTriples, NQuads, JsonLd, RdfXml];

    public string Name { get; }

    /// <summary>Media types, the registered one first.</summary>
    public IReadOnlyList<string> MediaTypes { get; }

    /// <summary>File name extensions without the dot.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <summary>True where the syntax can hold named graphs.</summary>
    public bool NamedGraphs { get; }

    /// <summary>The server's own preference, 0 to 1, for content negotiation.</summary>
    public double Quality { get; }

    public bool CanRead => _read is not null;

    public bool CanWrite => _write is not null;

    public static RdfFormat? FromName(string name) =>
        All.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase) || f.Extensions.Contains(name, StringComparer.OrdinalIgnoreCase));

    public static RdfFormat? FromMediaType(string mediaType)
    {
        ArgumentNullException.ThrowIfNull(mediaType);
        string bare = mediaType.Split(';', 2)[0].Trim();
        return All.FirstOrDefault(f => f.MediaTypes.Contains(bare, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The syntax by a file's name; a trailing .gz or .zst is looked through.</summary>
    public static RdfFormat? FromFileName(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        string name = fileName.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? fileName[..^3] : fileName.EndsWith(".zst", StringComparison.OrdinalIgnoreCase) ? fileName[..^4] : fileName;
        string extension = Path.GetExtension(name).TrimStart('.');
        return All.FirstOrDefault(f => f.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Reads a document to its end.</summary>
    /// <exception cref="RdfSyntaxException">The document breaks the grammar.</exception>
    public void Read(Stream input, IQuadSink sink, RdfReadOptions? options = null, CancellationToken cancellation = default) =>
        (_read ?? throw new NotSupportedException($"Reading {Name} is not supported yet."))(input, sink, options ?? RdfReadOptions.Default, cancellation);

    /// <summary>Opens a writer; call <see cref="IRdfWriter.Complete"/> at the end.</summary>
    public IRdfWriter OpenWriter(Stream output, RdfWriteOptions? options = null) =>
        (_write ?? throw new NotSupportedException($"Writing {Name} is not supported yet."))(output, options ?? RdfWriteOptions.Default);

    public override string ToString() => Name;
}
