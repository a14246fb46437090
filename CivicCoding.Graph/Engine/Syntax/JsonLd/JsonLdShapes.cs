namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>The objects of JSON-LD 1.1, section 9, and what all algorithms do with them.</summary>
internal static class JsonLdShapes
{
    public static bool IsScalar(JsonItem? item) => item is JsonText or JsonNumber or JsonBoolean;

    public static bool IsValue(JsonItem? item) => item is JsonMap map && map.Has("@value");

    public static bool IsList(JsonItem? item) => item is JsonMap map && map.Has("@list");

    public static bool IsSet(JsonItem? item) => item is JsonMap map && map.Has("@set");

    /// <summary>A map with @graph and at most @id, @index and @context beside it.</summary>
    public static bool IsGraph(JsonItem? item) => item is JsonMap map && map.Has("@graph") && map.All(e => e.Key is "@graph" or "@id" or "@index" or "@context");

    public static bool IsSimpleGraph(JsonItem? item) => IsGraph(item) && !((JsonMap)item!).Has("@id");

    /// <summary>A map without @value, @list and @set.</summary>
    public static bool IsNodeObject(JsonItem? item) => item is JsonMap map && !map.Has("@value") && !map.Has("@list") && !map.Has("@set");

    /// <summary>A node object with nothing but @id.</summary>
    public static bool IsReference(JsonItem? item) => item is JsonMap { Count: 1 } map && map.Has("@id");

    public static string? Text(JsonItem? item) => (item as JsonText)?.Value;

    /// <summary>The items of a list, or the value itself.</summary>
    public static IReadOnlyList<JsonItem?> Items(JsonItem? item) => item is JsonList list ? list : [item];

    public static JsonList AsList(JsonItem? item) => item as JsonList ?? new JsonList([item]);

    /// <summary>The add value function (JSON-LD 1.1 API, section 2.4).</summary>
    public static void Add(JsonMap map, string key, JsonItem? value, bool asArray)
    {
        if (value is JsonList list)
        {
            if (asArray && !map.Has(key))
            {
                map[key] = new JsonList();
            }

            foreach (JsonItem? item in list)
            {
                Add(map, key, item, asArray);
            }

            return;
        }

        if (!map.TryGetValue(key, out JsonItem? existing))
        {
            map[key] = asArray ? new JsonList([value]) : value;
            return;
        }

        if (existing is not JsonList values)
        {
            map[key] = values = new JsonList([existing]);
        }

        values.Add(value);
    }

    public static IEnumerable<string> Keys(JsonMap map, bool ordered) => ordered ? map.Keys.Order(StringComparer.Ordinal) : map.Keys;
}
