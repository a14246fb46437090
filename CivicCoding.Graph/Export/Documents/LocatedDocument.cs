using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Shacl;
using CivicCoding.Graph.Shacl.Paths;
using CivicCoding.Graph.Syntax;

namespace CivicCoding.Graph.Export.Documents;

/// <summary>A document in memory that knows on which line it says what: exact for syntaxes that are read line by line, the line that names the subject for others.</summary>
public sealed class LocatedDocument
{
    private readonly Dictionary<Triple, int> _lines = [];
    private readonly Dictionary<Term, int> _subjects = [];
    private readonly byte[] _text;

    private LocatedDocument(byte[] text, RdfFormat format)
    {
        _text = text;
        Format = format;
    }

    public RdfFormat Format { get; }

    public Dataset Quads { get; } = new();

    /// <summary>The prefixes that the document declares.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Prefixes { get; private set; } = [];

    /// <summary>Reads a document.</summary>
    /// <exception cref="RdfSyntaxException">It breaks the grammar.</exception>
    public static LocatedDocument Read(byte[] text, RdfFormat format, RdfReadOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(format);
        var document = new LocatedDocument(text, format);
        var lines = new LineStream(text);
        var sink = new Sink(document, format == RdfFormat.JsonLd ? null : lines);
        format.Read(lines, sink, options, cancellation);
        document.Prefixes = [.. sink.Prefixes.DistinctBy(p => p.Key, StringComparer.Ordinal)];
        return document;
    }

    /// <summary>The line of a result, from 1: of the value where the document states it, else of the focus node; null where neither is known.</summary>
    public int? LineOf(ValidationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Value is not null && result.Path is ShaclPath.Predicate predicate && _lines.TryGetValue(new Triple(result.FocusNode, predicate.Iri, result.Value), out int line))
        {
            return line;
        }

        return _subjects.TryGetValue(result.FocusNode, out line) ? line : result.FocusNode is Iri iri ? Find(iri.Value) : null;
    }

    /// <summary>The first line that names an IRI as it stands, between quotes or brackets.</summary>
    private int? Find(string iri)
    {
        ReadOnlySpan<byte> wanted = Encoding.UTF8.GetBytes(iri);
        ReadOnlySpan<byte> text = _text;
        for (int from = 0; from < text.Length;)
        {
            int at = text[from..].IndexOf(wanted);
            if (at < 0)
            {
                return null;
            }

            int end = from + at + wanted.Length;
            if (end < text.Length && text[end] is (byte)'"' or (byte)'>' or (byte)'\'')
            {
                return text[..end].Count((byte)'\n') + 1;
            }

            from = end;
        }

        return null;
    }

    private sealed class Sink(LocatedDocument document, LineStream? lines) : IQuadSink
    {
        public List<KeyValuePair<string, string>> Prefixes { get; } = [];

        public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
        {
            var quad = new Quad(subject.ToTerm()!, (Iri)predicate.ToTerm()!, @object.ToTerm()!, graph.ToTerm());
            document.Quads.Add(quad);
            if (lines is not null)
            {
                document._lines.TryAdd(quad.Triple, lines.Line);
                document._subjects.TryAdd(quad.Subject, lines.Line);
            }
        }

        public void Prefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri) => Prefixes.Add(new(Encoding.UTF8.GetString(prefix), Encoding.UTF8.GetString(iri)));
    }

    /// <summary>Gives a text line by line, so that a reader which has just said something stands on its line.</summary>
    private sealed class LineStream(byte[] document) : MemoryStream(document, 0, document.Length, writable: false, publiclyVisible: true)
    {
        private int _ended;
        private bool _whole;

        /// <summary>The line last given.</summary>
        public int Line => _whole ? _ended : _ended + 1;

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> destination)
        {
            byte[] text = GetBuffer();
            int at = (int)Position;
            int end = text.AsSpan(at).IndexOf((byte)'\n');
            int length = Math.Min(destination.Length, end < 0 ? text.Length - at : end + 1);
            if (length > 0)
            {
                text.AsSpan(at, length).CopyTo(destination);
                _whole = text[at + length - 1] == '\n';
                _ended += _whole ? 1 : 0;
                Position = at + length;
            }

            return length;
        }
    }
}
