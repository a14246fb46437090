using System.Globalization;
using System.Text;
using CivicCoding.Graph.Rdf;
using static CivicCoding.Graph.Syntax.JsonLd.JsonLdShapes;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Deserialisation of an expanded document to RDF (JSON-LD 1.1 API, sections 8.1.2, 8.2 and 8.3), straight to a sink, without a node map; what is no well-formed RDF is left out, as the algorithm says.</summary>
internal sealed class RdfEmitter(IQuadSink sink, JsonLdOptions options)
{
    private const string Rdf = WellKnown.RdfNamespace;

    private static readonly Iri XsdBoolean = new(WellKnown.XsdNamespace + "boolean");
    private static readonly Iri XsdInteger = new(WellKnown.XsdNamespace + "integer");
    private static readonly Iri XsdDouble = new(WellKnown.XsdNamespace + "double");
    private static readonly Iri RdfJson = new(Rdf + "JSON");

    private readonly BlankLabels _labels = new();
    private readonly Dictionary<string, Iri?> _iris = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Graph, string Id), JsonItem?> _indexes = [];
    private readonly TermScratch[] _scratches = [new(), new(), new(), new()];

    public void Document(JsonList expanded)
    {
        foreach (JsonItem? item in expanded)
        {
            if (item is JsonMap node && IsNodeObject(node))
            {
                Node(node, null, "@default");
            }
        }
    }

    /// <summary>Emits a node and all below it; null where its identifier is no term.</summary>
    private Term? Node(JsonMap node, Term? graph, string graphName)
    {
        JsonLdStack.Ensure();
        options.Cancellation.ThrowIfCancellationRequested();
        string id = node.Has("@id") ? Text(node["@id"]) ?? "" : _labels.Fresh();
        if (node.Has("@id") && BlankLabels.IsBlank(id))
        {
            id = _labels.For(id);
        }

        Term? subject = BlankLabels.IsBlank(id) ? new BlankNode(id[2..]) : IriOf(id);
        if (node.TryGetValue("@index", out JsonItem? index) && !_indexes.TryAdd((graphName, id), index) && !JsonItem.DeepEquals(_indexes[(graphName, id)], index))
        {
            throw new JsonLdException("conflicting indexes", $"The node {id} has two different @index.");
        }

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
                    Graph(id, subject, value);
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

        return subject;
    }

    private void Graph(string id, Term? name, JsonItem? value)
    {
        // A graph without a well-formed name is left out, and with it all that it holds.
        if (name is null)
        {
            return;
        }

        foreach (JsonItem? member in Items(value))
        {
            if (member is JsonMap node && IsNodeObject(node))
            {
                Node(node, name, id);
            }
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
            var next = new BlankNode(_labels.Fresh()[2..]);
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
        if ((type is not null && datatype is null) || (language is not null && !LanguageTag.IsWellFormed(Encoding.UTF8.GetBytes(language))))
        {
            return null;
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

        var node = new BlankNode(_labels.Fresh()[2..]);
        Emit(node, new Iri(Rdf + "value"), new Literal(text), graph);
        if (language is not null)
        {
            Emit(node, new Iri(Rdf + "language"), new Literal(language.ToLowerInvariant()), graph);
        }

        Emit(node, new Iri(Rdf + "direction"), new Literal(direction), graph);
        return node;
    }

    private Term? Reference(string? id) => id is null ? null : BlankLabels.IsBlank(id) ? new BlankNode(_labels.For(id)[2..]) : IriOf(id);

    private Iri? IriOf(string text)
    {
        if (!_iris.TryGetValue(text, out Iri? iri))
        {
            iri = IriResolver.IsValidAbsolute(text) && text.IndexOf('#', StringComparison.Ordinal) == text.LastIndexOf('#') ? new Iri(text) : null;
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
