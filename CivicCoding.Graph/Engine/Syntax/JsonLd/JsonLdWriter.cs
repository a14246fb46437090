using System.Text;
using System.Text.Json;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Writes JSON-LD 1.1 for people: holds the dataset, then writes each subject once, in order, with prefixes in an inline context, and blank nodes used once and lists in place.</summary>
public sealed class JsonLdWriter : IRdfWriter
{
    /// <summary>How deep objects are nested before a label is used instead.</summary>
    private const int MaxNesting = 32;

    private readonly Stream _stream;
    private readonly bool _indented;
    private readonly Dataset _dataset = new();
    private readonly List<KeyValuePair<string, string>> _prefixes;

    private JsonLdWriter(Stream stream, RdfWriteOptions options)
    {
        _stream = stream;
        _indented = options.Pretty;
        _prefixes = [.. options.Prefixes];
    }

    public static IRdfWriter Open(Stream output, RdfWriteOptions options) => new JsonLdWriter(output, options);

    public void Prefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri) => _prefixes.Add(new(Encoding.UTF8.GetString(prefix), Encoding.UTF8.GetString(iri)));

    public void Quad(in TermSpan subject, in TermSpan predicate, in TermSpan @object, in TermSpan graph) => ((IQuadSink)_dataset).Quad(subject, predicate, @object, graph);

    public void Complete()
    {
        var document = new Document(new JsonLdPrefixes(_prefixes, _dataset), new Utf8JsonWriter(_stream, new JsonWriterOptions { Indented = _indented, NewLine = "\n" }));
        document.Write(new PrettyLayout(_dataset));
        if (_indented)
        {
            _stream.Write("\n"u8);
        }

        _stream.Flush();
    }

    public void Dispose()
    {
    }

    /// <summary>One document on its way to the stream.</summary>
    private sealed class Document(JsonLdPrefixes prefixes, Utf8JsonWriter json)
    {
        public void Write(PrettyLayout layout)
        {
            json.WriteStartObject();
            if (prefixes.Used.Count > 0)
            {
                json.WritePropertyName("@context");
                prefixes.WriteContext(json);
            }

            json.WriteStartArray("@graph");
            foreach (PrettyLayout.GraphLayout graph in layout.Graphs)
            {
                WriteGraph(graph);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.Flush();
        }

        private void WriteGraph(PrettyLayout.GraphLayout graph)
        {
            if (graph.Name is not null)
            {
                json.WriteStartObject();
                json.WriteString("@id", Reference(graph.Name));
                json.WriteStartArray("@graph");
            }

            while (graph.NextRoot() is { } subject)
            {
                json.WriteStartObject();
                if (!graph.IsAnonymous(subject))
                {
                    json.WriteString("@id", Reference(subject));
                }

                Properties(graph, subject, 0);
                json.WriteEndObject();
            }

            if (graph.Name is not null)
            {
                json.WriteEndArray();
                json.WriteEndObject();
            }
        }

        private void Properties(PrettyLayout.GraphLayout graph, Term subject, int depth)
        {
            (Iri Predicate, Term Object)[] properties = [.. graph.Properties(subject)];
            int start = 0;
            while (start < properties.Length)
            {
                Iri predicate = properties[start].Predicate;
                int end = start + 1;
                while (end < properties.Length && properties[end].Predicate.Equals(predicate))
                {
                    end++;
                }

                Term[] objects = [.. properties[start..end].Select(p => p.Object)];
                start = end;
                if (!predicate.Equals(WellKnown.RdfType))
                {
                    Values(graph, prefixes.Compact(predicate.Value), objects, depth);
                    continue;
                }

                Types([.. objects.Where(o => o is not Literal)]);
                Values(graph, prefixes.Compact(predicate.Value), [.. objects.Where(o => o is Literal)], depth);
            }
        }

        private void Types(Term[] types)
        {
            if (types.Length == 0)
            {
                return;
            }

            json.WritePropertyName("@type");
            if (types.Length == 1)
            {
                json.WriteStringValue(Reference(types[0]));
                return;
            }

            json.WriteStartArray();
            foreach (Term type in types)
            {
                json.WriteStringValue(Reference(type));
            }

            json.WriteEndArray();
        }

        private void Values(PrettyLayout.GraphLayout graph, string name, Term[] values, int depth)
        {
            if (values.Length == 0)
            {
                return;
            }

            json.WritePropertyName(name);
            if (values.Length == 1)
            {
                Value(graph, values[0], depth);
                return;
            }

            Array(graph, values, depth);
        }

        private void Array(PrettyLayout.GraphLayout graph, IReadOnlyList<Term> values, int depth)
        {
            json.WriteStartArray();
            foreach (Term value in values)
            {
                Value(graph, value, depth);
            }

            json.WriteEndArray();
        }

        private void Value(PrettyLayout.GraphLayout graph, Term term, int depth)
        {
            if (term is Literal literal)
            {
                WriteLiteral(literal);
                return;
            }

            json.WriteStartObject();
            if (term is BlankNode node && depth < MaxNesting)
            {
                if (graph.TakeList(node) is { } items)
                {
                    json.WritePropertyName("@list");
                    Array(graph, items, depth + 1);
                    json.WriteEndObject();
                    return;
                }

                if (graph.TakeNested(node))
                {
                    Nested(graph, node, depth);
                    json.WriteEndObject();
                    return;
                }
            }

            json.WriteString("@id", Reference(term));
            json.WriteEndObject();
        }

        /// <summary>An object without any entry would be dropped by a reader, so that a node without properties keeps its label.</summary>
        private void Nested(PrettyLayout.GraphLayout graph, BlankNode node, int depth)
        {
            if (graph.Properties(node).Any())
            {
                Properties(graph, node, depth + 1);
            }
            else
            {
                json.WriteString("@id", Reference(node));
            }
        }

        private void WriteLiteral(Literal literal)
        {
            if (literal.Language is null && literal.Datatype.Equals(WellKnown.XsdString))
            {
                json.WriteStringValue(literal.Lexical);
                return;
            }

            json.WriteStartObject();
            if (literal.Language is not null)
            {
                json.WriteString("@language", literal.Language);
            }
            else
            {
                json.WriteString("@type", prefixes.Compact(literal.Datatype.Value));
            }

            json.WriteString("@value", literal.Lexical);
            json.WriteEndObject();
        }

        private string Reference(Term term) => term is Iri iri ? prefixes.Compact(iri.Value) : "_:" + ((BlankNode)term).Label;
    }
}
