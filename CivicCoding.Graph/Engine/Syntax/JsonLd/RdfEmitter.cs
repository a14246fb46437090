using System.Globalization;
using System.Text;
using CivicCoding.Graph.Rdf;
using static CivicCoding.Graph.Syntax.JsonLd.JsonLdShapes;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Deserialisation of an expanded document to RDF (JSON-LD 1.1 API, sections 8.1.2, 8.2 and 8.3), straight to a sink, without a node map; what is no well-formed RDF is left out, as the algorithm says.</summary>
internal sealed class RdfEmitter(IQuadSink sink, JsonLdOptions options, DocumentBlanks? blanks = null, LenientTerms? lenient = null)
{
    private const string Rdf = WellKnown.RdfNamespace;

    private static readonly Iri XsdBoolean = new(WellKnown.XsdNamespace + "boolean");
    private static readonly Iri XsdInteger = new(WellKnown.XsdNamespace + "integer");
    private static readonly Iri XsdDouble = new(WellKnown.XsdNamespace + "double");
    private static readonly Iri RdfJson = new(Rdf + "JSON");

    private readonly DocumentBlanks _blanks = blanks ?? new DocumentBlanks(int.MaxValue);
    private readonly Dictionary<string, Iri?> _iris = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Graph, string Id), JsonItem?> _indexes = [];
    private readonly TermScratch[] _scratches = [new(), new(), new(), new()];

    public void Document(JsonList expanded) => Members(expanded, null);

    /// <summary>True for an absolute IRI without characters that none holds, which in JSON-LD also has one fragment at most.</summary>
    public static bool IsIri(ReadOnlySpan<byte> iri) => IriResolver.IsValidAbsolute(iri) && (iri.IndexOf((byte)'#') is var hash && (hash < 0 || !iri[(hash + 1)..].Contains((byte)'#')));

    /// <summary>Emits the members of a graph.</summary>
    public void Members(JsonItem? expanded, Term? graph)
    {
        foreach (JsonItem? item in Items(expanded))
        {
            if (item is JsonMap node && IsNodeObject(node))
            {
                Node(node, graph, NameOf(graph));
            }
        }
    }

    /// <summary>Emits what the entries of an object say of a subject.</summary>
    public void Entries(JsonMap entries, Term? subject, Term? graph) => Entries(entries, subject, graph, NameOf(graph));

    private static string NameOf(Term? graph) => graph switch { null => "@default", Iri iri => iri.Value, _ => graph.ToString()! };

    /// <summary>Emits a node and all below it; null where its identifier is no term.</summary>
    private Term? Node(JsonMap node, Term? graph, string graphName)
    {
        JsonLdStack.Ensure();
        options.Cancellation.ThrowIfCancellationRequested();
        string id = node.Has("@id") ? Text(node["@id"]) ?? "" : "_:" + _blanks.Fresh();
        if (node.Has("@id") && BlankLabels.IsBlank(id))
        {
            id = "_:" + _blanks.For(id[2..]);
        }

        Term? subject = BlankLabels.IsBlank(id) ? new BlankNode(id[2..]) : IriOf(id);
        if (node.TryGetValue("@index", out JsonItem? index) && !_indexes.TryAdd((graphName, id), index) && !JsonItem.DeepEquals(_indexes[(graphName, id)], index))
        {
            throw new JsonLdException("conflicting indexes", $"The node {id} has two different @index.");
        }

        Entries(node, subject, graph, graphName);
        return subject;
    }

    private void Entries(JsonMap node, Term? subject, Term? graph, string graphName)
    {
        foreach ((string key, JsonItem? value) in node)
        {
            switch (key)
            {
                case "@type":
                    foreach (JsonItem? type in Items(value))
                    {
                        Emit(subject, WellKnown.RdfType, Reference(Text(type)), graph);
                    }

                    break;
                case "@graph":
                    Graph(subject, value);
                    break;
                case "@included":
                    foreach (JsonItem? included in Items(value))
                    {
                        Node((JsonMap)included!, graph, graphName);
                    }

                    break;
                case "@reverse":
                    Reverse((JsonMap)value!, subject, graph, graphName);
                    break;
                case "@id" or "@index":
                    break;
                default:
                    Iri? predicate = BlankLabels.IsBlank(key) ? null : IriOf(key);
                    foreach (JsonItem? item in Items(value))
                    {
                        Emit(subject, predicate, Object(item, graph, graphName), graph);
                    }

                    break;
            }
        }
    }

    private void Graph(Term? name, JsonItem? value)
    {
        // A graph without a well-formed name is left out, and with it all that it holds.
        if (name is not null)
        {
            Members(value, name);
        }
    }

    private void Reverse(JsonMap reverse, Term? target, Term? graph, string graphName)
    {
        foreach ((string property, JsonItem? values) in reverse)
        {
            Iri? predicate = BlankLabels.IsBlank(property) ? null : IriOf(property);
            foreach (JsonItem? item in Items(values))
            {
                if (item is JsonMap node)
                {
                    Emit(Node(node, graph, graphName), predicate, target, graph);
                }
            }
        }
    }

    private Term? Object(JsonItem? item, Term? graph, string graphName)
    {
        if (item is not JsonMap map)
        {
            return null;
        }

        if (map.Has("@value"))
        {
            return Literal(map, graph);
        }

        return map.TryGetValue("@list", out JsonItem? list) ? List(Items(list), graph, graphName) : Node(map, graph, graphName);
    }

    private Term List(IReadOnlyList<JsonItem?> items, Term? graph, string graphName)
    {
        JsonLdStack.Ensure();
        Term head = WellKnown.RdfNil;
        Term? cell = null;
        foreach (JsonItem? item in items)
        {
            var next = new BlankNode(_blanks.Fresh());
            if (cell is null)
            {
                head = next;
            }
            else
            {
                Emit(cell, WellKnown.RdfRest, next, graph);
            }

            cell = next;
            Emit(cell, WellKnown.RdfFirst, Object(item, graph, graphName), graph);
        }

        if (cell is not null)
        {
            Emit(cell, WellKnown.RdfRest, WellKnown.RdfNil, graph);
        }

        return head;
    }

    private Term? Literal(JsonMap map, Term? graph)
    {
        JsonItem? value = map["@value"];
        string? type = Text(map["@type"]);
        string? language = Text(map["@language"]);
        if (type == "@json")
        {
            return new Literal(CanonicalJson.Of(value), RdfJson);
        }

        Iri? datatype = type is null ? null : IriOf(type);
        if (type is not null && datatype is null)
        {
            return null;
        }

        if (language is not null && !LanguageTag.IsWellFormed(Encoding.UTF8.GetBytes(language)))
        {
            if (lenient is null)
            {
                return null;
            }

            language = lenient.Language(language);
        }

        switch (value)
        {
            case JsonBoolean boolean:
                return new Literal(boolean.Value ? "true" : "false", datatype ?? XsdBoolean);
            case JsonNumber number:
                return Number(number, datatype);
            case JsonText text:
                if (options.RdfDirection is not null && Text(map["@direction"]) is { } direction)
                {
                    return Directed(text.Value, language, direction, graph);
                }

                return language is not null ? new Literal(text.Value, language) : new Literal(text.Value, datatype ?? WellKnown.XsdString);
            default:
                return null;
        }
    }

    private static Literal Number(JsonNumber number, Iri? datatype)
    {
        double value = number.Value;
        bool whole = value % 1 == 0 && Math.Abs(value) < 1e21;
        if (whole && datatype?.Value != XsdDouble.Value)
        {
            bool written = !number.Lexical.AsSpan().ContainsAny('.', 'e', 'E') && number.Lexical != "-0";
            return new Literal(written ? number.Lexical : new System.Numerics.BigInteger(value).ToString(CultureInfo.InvariantCulture), datatype ?? XsdInteger);
        }

        if (!double.IsFinite(value))
        {
            return new Literal(value > 0 ? "INF" : "-INF", datatype ?? XsdDouble);
        }

        string[] parts = value.ToString("E15", CultureInfo.InvariantCulture).Split('E');
        string mantissa = parts[0].TrimEnd('0');
        return new Literal($"{mantissa}{(mantissa[^1] == '.' ? "0" : "")}E{int.Parse(parts[1], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}", datatype ?? XsdDouble);
    }

    private Term Directed(string text, string? language, string direction, Term? graph)
    {
        if (options.RdfDirection == "i18n-datatype")
        {
            return new Literal(text, new Iri($"https://www.w3.org/ns/i18n#{language?.ToLowerInvariant()}_{direction}"));
        }

        var node = new BlankNode(_blanks.Fresh());
        Emit(node, new Iri(Rdf + "value"), new Literal(text), graph);
        if (language is not null)
        {
            Emit(node, new Iri(Rdf + "language"), new Literal(language.ToLowerInvariant()), graph);
        }

        Emit(node, new Iri(Rdf + "direction"), new Literal(direction), graph);
        return node;
    }

    private Term? Reference(string? id) => id is null ? null : BlankLabels.IsBlank(id) ? new BlankNode(_blanks.For(id[2..])) : IriOf(id);

    private Iri? IriOf(string text)
    {
        if (!_iris.TryGetValue(text, out Iri? iri))
        {
            iri = IriResolver.IsValidAbsolute(text) && text.IndexOf('#', StringComparison.Ordinal) == text.LastIndexOf('#') ? new Iri(text) : null;
            if (iri is null && lenient is not null)
            {
                // Each place is told, so nothing is kept.
                return lenient.Iri(Encoding.UTF8.GetBytes(text)) is { } repaired ? new Iri(Encoding.UTF8.GetString(repaired)) : null;
            }

            if (_iris.Count > 100_000)
            {
                _iris.Clear();
            }

            _iris[text] = iri;
        }

        return iri;
    }

    private void Emit(Term? subject, Iri? predicate, Term? @object, Term? graph)
    {
        if (subject is not null && predicate is not null && @object is not null)
        {
            sink.Quad(_scratches[0].Encode(subject), _scratches[1].Encode(predicate), _scratches[2].Encode(@object), _scratches[3].Encode(graph));
        }
    }
}
