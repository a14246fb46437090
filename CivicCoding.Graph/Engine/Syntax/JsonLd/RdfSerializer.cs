using System.Globalization;
using System.Text;
using CivicCoding.Graph.Rdf;
using static CivicCoding.Graph.Syntax.JsonLd.JsonLdShapes;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Serialisation of RDF as an expanded document (JSON-LD 1.1 API, sections 8.4.2 and 8.5).</summary>
internal sealed class RdfSerializer(JsonLdOptions options)
{
    private const string Rdf = WellKnown.RdfNamespace;
    private const string I18n = "https://www.w3.org/ns/i18n#";

    private readonly Dictionary<string, GraphNodes> _graphs = new(StringComparer.Ordinal) { ["@default"] = new() };

    /// <summary>The one place of all graphs where a node is a value; null where there are more.</summary>
    private readonly Dictionary<string, Usage?> _once = new(StringComparer.Ordinal);

    /// <summary>The one graph that has a node; null where there are more.</summary>
    private readonly Dictionary<string, GraphNodes?> _home = new(StringComparer.Ordinal);

    public JsonList Document(IEnumerable<Quad> quads)
    {
        foreach (Quad quad in quads)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            Enter(quad);
        }

        foreach (GraphNodes graph in _graphs.Values)
        {
            Directions(graph);
            foreach (string id in graph.ById.Keys)
            {
                _home[id] = _home.ContainsKey(id) ? null : graph;
            }
        }

        foreach (GraphNodes graph in _graphs.Values)
        {
            Lists(graph);
        }

        GraphNodes main = _graphs["@default"];
        foreach ((string name, GraphNodes graph) in _graphs.OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (name != "@default")
            {
                main.Node(name)["@graph"] = Nodes(graph);
            }
        }

        return Nodes(main);
    }

    private static JsonList Nodes(GraphNodes graph) => new(graph.ById.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => n.Value).Where(n => !IsReference(n)));

    private static string IdOf(Term term) => term is Iri iri ? iri.Value : "_:" + ((BlankNode)term).Label;

    private void Enter(in Quad quad)
    {
        string name = quad.Graph is null ? "@default" : IdOf(quad.Graph);
        if (!_graphs.TryGetValue(name, out GraphNodes? graph))
        {
            _graphs[name] = graph = new GraphNodes();
        }

        if (name != "@default")
        {
            _graphs["@default"].Node(name);
        }

        string subject = IdOf(quad.Subject);
        JsonMap node = graph.Node(subject);
        string property = quad.Predicate.Value;
        if (options.RdfDirection == "compound-literal" && property == Rdf + "direction")
        {
            graph.Compound.Add(subject);
        }

        string? id = quad.Object is Literal ? null : IdOf(quad.Object);
        if (id is not null)
        {
            graph.Node(id);
        }

        if (id is not null && quad.Predicate.Equals(WellKnown.RdfType) && !options.UseRdfType)
        {
            AddUnique(node, "@type", new JsonText(id));
            return;
        }

        JsonMap value = id is null ? Value((Literal)quad.Object) : new JsonMap("@id", new JsonText(id));
        value = AddUnique(node, property, value);
        if (id == WellKnown.RdfNil.Value)
        {
            graph.Nil.Add(new Usage(node, property, value));
        }
        else if (id is not null)
        {
            _once[id] = _once.ContainsKey(id) ? null : new Usage(node, property, value);
        }
    }

    private static T AddUnique<T>(JsonMap node, string property, T value)
        where T : JsonItem
    {
        if (node[property] is not JsonList values)
        {
            node[property] = values = new JsonList();
        }

        // The quads of a dataset are distinct, and so are the values that they give, except types and JSON's own.
        if (value is JsonText && values.FirstOrDefault(v => JsonItem.DeepEquals(v, value)) is T same)
        {
            return same;
        }

        values.Add(value);
        return value;
    }

    private void Directions(GraphNodes graph)
    {
        foreach (string subject in graph.Compound)
        {
            if (!_once.TryGetValue(subject, out Usage? usage) || usage is null || !graph.ById.TryGetValue(subject, out JsonMap? literal) || literal[Rdf + "value"] is not JsonList { Count: > 0 } texts)
            {
                continue;
            }

            graph.ById.Remove(subject);
            usage.Value.Remove("@id");
            usage.Value["@value"] = ((JsonMap)texts[0]!)["@value"];
            if (literal[Rdf + "language"] is JsonList { Count: > 0 } languages)
            {
                JsonItem? language = ((JsonMap)languages[0]!)["@value"];
                usage.Value["@language"] = Text(language) is { } tag && LanguageTag.IsWellFormed(Encoding.UTF8.GetBytes(tag)) ? language : throw new JsonLdException("invalid language-tagged string", "rdf:language is no language tag.");
            }

            JsonItem? direction = ((JsonMap)((JsonList)literal[Rdf + "direction"]!)[0]!)["@value"];
            usage.Value["@direction"] = Text(direction) is "ltr" or "rtl" ? direction : throw new JsonLdException("invalid base direction", "rdf:direction must be \"ltr\" or \"rtl\".");
        }
    }

    private void Lists(GraphNodes graph)
    {
        foreach (Usage nil in graph.Nil)
        {
            Usage usage = nil;
            var items = new List<JsonItem?>();
            var cells = new HashSet<string>(StringComparer.Ordinal);
            while (usage.Property == WellKnown.RdfRest.Value && Text(usage.Node["@id"]) is { } id && BlankLabels.IsBlank(id)
                && _once.TryGetValue(id, out Usage? before) && before is not null && !before.Value.Has("@list") && _home[id] == graph && !_graphs.ContainsKey(id) && IsCell(usage.Node) && cells.Add(id))
            {
                items.Add(((JsonList)usage.Node[WellKnown.RdfFirst.Value]!)[0]);
                usage = before;
            }

            items.Reverse();
            usage.Value.Remove("@id");
            usage.Value["@list"] = new JsonList(items);
            foreach (string cell in cells)
            {
                graph.ById.Remove(cell);
            }
        }
    }

    private static bool IsCell(JsonMap node) =>
        node[WellKnown.RdfFirst.Value] is JsonList { Count: 1 } && node[WellKnown.RdfRest.Value] is JsonList { Count: 1 }
        && (node.Count == 3 || (node.Count == 4 && node["@type"] is JsonList { Count: 1 } types && Text(types[0]) == Rdf + "List"));

    private JsonMap Value(Literal literal)
    {
        string datatype = literal.Datatype.Value;
        if (literal.Language is not null)
        {
            return new JsonMap("@value", new JsonText(literal.Lexical)) { ["@language"] = new JsonText(literal.Language) };
        }

        if (datatype == Rdf + "JSON")
        {
            return new JsonMap("@value", Json(literal.Lexical)) { ["@type"] = new JsonText("@json") };
        }

        if (options.RdfDirection == "i18n-datatype" && datatype.StartsWith(I18n, StringComparison.Ordinal))
        {
            string[] parts = datatype[I18n.Length..].Split('_', 2);
            var value = new JsonMap("@value", new JsonText(literal.Lexical));
            if (parts[0].Length > 0)
            {
                value["@language"] = new JsonText(parts[0]);
            }

            if (parts.Length > 1)
            {
                value["@direction"] = new JsonText(parts[1]);
            }

            return value;
        }

        if (options.UseNativeTypes && Native(literal.Lexical, datatype) is { } native)
        {
            return new JsonMap("@value", native);
        }

        var typed = new JsonMap("@value", new JsonText(literal.Lexical));
        if (!literal.Datatype.Equals(WellKnown.XsdString))
        {
            typed["@type"] = new JsonText(datatype);
        }

        return typed;
    }

    private JsonItem? Json(string lexical)
    {
        try
        {
            return JsonItem.Parse(Encoding.UTF8.GetBytes(lexical), options.MaxDepth);
        }
        catch (RdfSyntaxException error)
        {
            throw new JsonLdException("invalid JSON literal", $"An rdf:JSON literal holds no JSON: {error.Message}", error);
        }
    }

    private static JsonItem? Native(string lexical, string datatype)
    {
        switch (datatype)
        {
            case WellKnown.XsdNamespace + "boolean":
                return lexical switch
                {
                    "true" or "1" => JsonBoolean.True,
                    "false" or "0" => JsonBoolean.False,
                    _ => null,
                };
            case WellKnown.XsdNamespace + "integer":
                return long.TryParse(lexical, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? new JsonNumber(whole.ToString(CultureInfo.InvariantCulture)) : null;
            case WellKnown.XsdNamespace + "double":
                return double.TryParse(lexical, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? new JsonNumber(CanonicalJson.Number(number)) : null;
            default:
                return null;
        }
    }

    /// <summary>A place where a node is a value.</summary>
    private sealed record Usage(JsonMap Node, string Property, JsonMap Value);

    /// <summary>The nodes of one graph.</summary>
    private sealed class GraphNodes
    {
        public Dictionary<string, JsonMap> ById { get; } = new(StringComparer.Ordinal);

        /// <summary>Where rdf:nil is a value.</summary>
        public List<Usage> Nil { get; } = [];

        public HashSet<string> Compound { get; } = new(StringComparer.Ordinal);

        public JsonMap Node(string id)
        {
            if (!ById.TryGetValue(id, out JsonMap? node))
            {
                ById[id] = node = new JsonMap("@id", new JsonText(id));
            }

            return node;
        }
    }
}
