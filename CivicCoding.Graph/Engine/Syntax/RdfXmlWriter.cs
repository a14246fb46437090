using System.Text;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax;

/// <summary>Writes RDF 1.1 XML Syntax: one rdf:Description for a run of one subject, as a stream; with <see cref="RdfWriteOptions.Pretty"/> it holds the graph and writes each subject once, in order, with all namespaces at the root.</summary>
public sealed class RdfXmlWriter : IRdfWriter
{
    private readonly Utf8Output _output;
    private readonly Dataset? _held;
    private readonly KeptTerm _subject = new();
    private readonly XmlNames _names = new();
    private bool _open;

    private RdfXmlWriter(Stream output, RdfWriteOptions options)
    {
        _output = new Utf8Output(output);
        _held = options.Pretty ? new Dataset() : null;
        foreach ((string name, string iri) in options.Prefixes)
        {
            _names.TryDeclare(name, iri);
        }
    }

    public static IRdfWriter Open(Stream output, RdfWriteOptions options) => new RdfXmlWriter(output, options);

    public void Prefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
        if (!_open)
        {
            _names.TryDeclare(Encoding.UTF8.GetString(prefix), Encoding.UTF8.GetString(iri));
        }
    }

    /// <exception cref="InvalidOperationException">The quad is of a named graph, its predicate cannot be an XML name, or its literal holds a character that XML cannot.</exception>
    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph)
    {
        if (!graph.IsNone)
        {
            throw StatementLinesWriter.NoNamedGraphs("RDF/XML", "TriG");
        }

        if (_held is not null)
        {
            ((IQuadSink)_held).Quad(subject, predicate, @object, graph);
            return;
        }

        Write(subject, predicate, @object);
    }

    public void Complete()
    {
        if (_held is not null)
        {
            WriteHeld(_held);
        }

        Start();
        EndSubject();
        _output.Write("</rdf:RDF>\n"u8);
        _output.Flush();
    }

    public void Dispose()
    {
    }

    private void WriteHeld(Dataset held)
    {
        foreach (string predicate in held.Select(q => q.Predicate.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            _names.DeclareFor(predicate);
        }

        var subjectScratch = new TermScratch();
        var predicateScratch = new TermScratch();
        var objectScratch = new TermScratch();
        foreach (Quad quad in held.OrderBy(q => q.Subject is BlankNode).ThenBy(q => q.Subject.ToString(), StringComparer.Ordinal)
            .ThenBy(q => !q.Predicate.Equals(WellKnown.RdfType)).ThenBy(q => q.Predicate.Value, StringComparer.Ordinal).ThenBy(q => q.Object.ToString(), StringComparer.Ordinal))
        {
            Write(subjectScratch.Encode(quad.Subject), predicateScratch.Encode(quad.Predicate), objectScratch.Encode(quad.Object));
        }
    }

    private void Start()
    {
        if (_open)
        {
            return;
        }

        _open = true;
        _output.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""u8);
        foreach ((string prefix, string space) in _names.Declared)
        {
            _output.Write(Encoding.UTF8.GetBytes($"\n    xmlns:{prefix}=\""));
            XmlText.Attribute(_output, Encoding.UTF8.GetBytes(space));
            _output.Write((byte)'"');
        }

        _output.Write(">\n"u8);
    }

    private void EndSubject()
    {
        if (!_subject.IsNone)
        {
            _output.Write("  </rdf:Description>\n"u8);
            _subject.Keep(default);
        }
    }

    private void Write(in TermSpan subject, in TermSpan predicate, in TermSpan @object)
    {
        XmlNames.Name name = _names.Of(predicate.Value);
        Start();
        if (!_subject.Is(subject))
        {
            EndSubject();
            _subject.Keep(subject);
            _output.Write("  <rdf:Description"u8);
            Reference(subject, "about"u8);
            _output.Write(">\n"u8);
        }

        _output.Write("    <"u8);
        _output.Write(name.Qualified);
        _output.Write(name.Declaration);
        if (@object.Kind != TermKind.Literal)
        {
            Reference(@object, "resource"u8);
            _output.Write("/>\n"u8);
            return;
        }

        if (!@object.Language.IsEmpty)
        {
            Attribute(" xml:lang=\""u8, @object.Language);
        }
        else if (!@object.Datatype.IsEmpty)
        {
            Attribute(" rdf:datatype=\""u8, @object.Datatype);
        }

        _output.Write((byte)'>');
        XmlText.Content(_output, @object.Value);
        _output.Write("</"u8);
        _output.Write(name.Qualified);
        _output.Write(">\n"u8);
    }

    private void Reference(in TermSpan term, ReadOnlySpan<byte> iriAttribute)
    {
        if (term.Kind != TermKind.BlankNode)
        {
            _output.Write(" rdf:"u8);
            _output.Write(iriAttribute);
            Attribute("=\""u8, term.Value);
            return;
        }

        _output.Write(" rdf:nodeID=\""u8);
        if (XmlNames.IsPlainName(term.Value) && !term.Value.StartsWith("hexx"u8))
        {
            _output.Write(term.Value);
        }
        else
        {
            TermWriter.Hexadecimal(_output, "hexx"u8, term.Value);
        }

        _output.Write((byte)'"');
    }

    private void Attribute(ReadOnlySpan<byte> start, ReadOnlySpan<byte> value)
    {
        _output.Write(start);
        XmlText.Attribute(_output, value);
        _output.Write((byte)'"');
    }
}
