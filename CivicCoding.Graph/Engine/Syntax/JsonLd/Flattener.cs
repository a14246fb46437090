using static CivicCoding.Graph.Syntax.JsonLd.JsonLdShapes;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>The flattening algorithm (JSON-LD 1.1 API, section 7.1.2).</summary>
internal static class Flattener
{
    public static JsonList Flatten(JsonList expanded, JsonLdOptions options)
    {
        var map = new NodeMap(options);
        map.Add(expanded);
        OrderedDictionary<string, JsonMap> main = map.Graph("@default");
        foreach ((string name, OrderedDictionary<string, JsonMap> graph) in Sorted(map.Graphs, options.Ordered))
        {
            if (name == "@default")
            {
                continue;
            }

            if (!main.TryGetValue(name, out JsonMap? entry))
            {
                main[name] = entry = new JsonMap("@id", new JsonText(name));
            }

            entry["@graph"] = Nodes(graph, options);
        }

        return Nodes(main, options);
    }

    private static JsonList Nodes(OrderedDictionary<string, JsonMap> graph, JsonLdOptions options) =>
        new(Sorted(graph, options.Ordered).Select(n => n.Value).Where(n => !IsReference(n)));

    private static IEnumerable<KeyValuePair<string, T>> Sorted<T>(OrderedDictionary<string, T> entries, bool ordered) =>
        ordered ? entries.OrderBy(e => e.Key, StringComparer.Ordinal) : entries;
}
