using static CivicCoding.Graph.Syntax.JsonLd.JsonLdShapes;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Node map generation (JSON-LD 1.1 API, section 7.2.2): one object for each node of each graph.</summary>
internal sealed class NodeMap(JsonLdOptions options)
{
    private const int FewValues = 8;

    private readonly BlankLabels _labels = new();
    private readonly Dictionary<JsonList, HashSet<JsonItem>> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>Graphs by name, @default first; nodes by identifier.</summary>
    public OrderedDictionary<string, OrderedDictionary<string, JsonMap>> Graphs { get; } = new(StringComparer.Ordinal) { ["@default"] = new(StringComparer.Ordinal) };

    public void Add(JsonItem? element, string graph = "@default") => Enter(element, graph, null, null, null);

    /// <summary>The nodes of a graph by identifier.</summary>
    public OrderedDictionary<string, JsonMap> Graph(string name)
    {
        if (!Graphs.TryGetValue(name, out OrderedDictionary<string, JsonMap>? graph))
        {
            Graphs[name] = graph = new(StringComparer.Ordinal);
        }

        return graph;
    }

    private void Enter(JsonItem? element, string graph, JsonMap? subject, string? property, JsonList? list)
    {
        JsonLdStack.Ensure();
        options.Cancellation.ThrowIfCancellationRequested();
        switch (element)
        {
            case JsonList items:
                foreach (JsonItem? item in items)
                {
                    Enter(item, graph, subject, property, list);
                }

                break;
            case JsonMap map when map.Has("@value"):
                Put(subject, property, list, Labelled(map), unique: true);
                break;
            case JsonMap map when map.TryGetValue("@list", out JsonItem? items):
                var inner = new JsonList();
                Enter(items, graph, subject, property, inner);
                var result = new JsonMap("@list", inner);
                if (map.TryGetValue("@index", out JsonItem? index))
                {
                    result["@index"] = index;
                }

                Put(subject, property, list, result, unique: false);
                break;
            case JsonMap map:
                Node(map, graph, subject, property, list);
                break;
            default:
                break;
        }
    }

    /// <summary>A value whose type is a blank node gets its new label.</summary>
    private JsonMap Labelled(JsonMap value) =>
        Text(value["@type"]) is { } type && BlankLabels.IsBlank(type) ? new JsonMap(value) { ["@type"] = new JsonText(_labels.For(type)) } : value;

    private void Put(JsonMap? subject, string? property, JsonList? list, JsonItem item, bool unique)
    {
        if (list is not null)
        {
            list.Add(item);
        }
        else if (subject is not null && property is not null)
        {
            Values(subject, property, item, unique);
        }
    }

    private void Values(JsonMap node, string property, JsonItem? item, bool unique)
    {
        if (node[property] is not JsonList values)
        {
            node[property] = values = new JsonList();
        }

        if (item is null)
        {
            return;
        }

        if (unique && !IsNew(values, item))
        {
            return;
        }

        values.Add(item);
    }

    private bool IsNew(JsonList values, JsonItem item)
    {
        if (values.Count < FewValues)
        {
            return !values.Any(v => JsonItem.DeepEquals(v, item));
        }

        if (!_known.TryGetValue(values, out HashSet<JsonItem>? known))
        {
            _known[values] = known = new HashSet<JsonItem>(values.OfType<JsonItem>(), JsonItemComparer.Instance);
        }

        return known.Add(item);
    }

    private string Node(JsonMap element, string graphName, JsonMap? subject, string? property, JsonList? list)
    {
        string id = Text(element["@id"]) is { } given ? BlankLabels.IsBlank(given) ? _labels.For(given) : given : _labels.Fresh();
        OrderedDictionary<string, JsonMap> graph = Graph(graphName);
        if (!graph.TryGetValue(id, out JsonMap? node))
        {
            graph[id] = node = new JsonMap("@id", new JsonText(id));
        }

        Put(subject, property, list, new JsonMap("@id", new JsonText(id)), unique: true);
        if (element.TryGetValue("@type", out JsonItem? types))
        {
            foreach (JsonItem? type in Items(types))
            {
                Values(node, "@type", Text(type) is { } name && BlankLabels.IsBlank(name) ? new JsonText(_labels.For(name)) : type, unique: true);
            }
        }

        if (element.TryGetValue("@index", out JsonItem? index) && !node.TryAdd("@index", index) && !JsonItem.DeepEquals(node["@index"], index))
        {
            throw new JsonLdException("conflicting indexes", $"The node {id} has two different @index.");
        }

        if (element["@reverse"] is JsonMap reverse)
        {
            foreach (string key in Keys(reverse, options.Ordered))
            {
                foreach (JsonItem? value in Items(reverse[key]))
                {
                    Referrer(value, graphName, id, key);
                }
            }
        }

        if (element.TryGetValue("@graph", out JsonItem? members))
        {
            Graph(id);
            Enter(members, id, null, null, null);
        }

        if (element.TryGetValue("@included", out JsonItem? included))
        {
            Enter(included, graphName, null, null, null);
        }

        foreach (string key in Keys(element, options.Ordered))
        {
            if (!Keywords.Is(key))
            {
                string name = BlankLabels.IsBlank(key) ? _labels.For(key) : key;
                Values(node, name, null, unique: true);
                Enter(element[key], graphName, node, name, null);
            }
        }

        return id;
    }

    /// <summary>A node that has <paramref name="id"/> as a value.</summary>
    private void Referrer(JsonItem? value, string graphName, string id, string property)
    {
        if (value is not JsonMap map)
        {
            return;
        }

        string name = BlankLabels.IsBlank(property) ? _labels.For(property) : property;
        string from = Node(map, graphName, null, null, null);
        Values(Graph(graphName)[from], name, new JsonMap("@id", new JsonText(id)), unique: true);
    }
}
