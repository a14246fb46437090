using static CivicCoding.Graph.Syntax.JsonLd.JsonLdShapes;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Properties and values of a compacted node (JSON-LD 1.1 API, sections 6.1.2, step 12, and 6.3).</summary>
internal sealed partial class Compactor
{
    private void Property(ActiveContext active, JsonMap result, string iri, JsonItem? value, bool insideReverse)
    {
        IReadOnlyList<JsonItem?> items = Items(value);
        if (items.Count == 0)
        {
            string property = _iris.Compact(active, iri, value, vocab: true, insideReverse);
            Add(Nest(active, result, property), property, new JsonList(), asArray: true);
        }

        foreach (JsonItem? item in items)
        {
            string property = _iris.Compact(active, iri, item, vocab: true, insideReverse);
            JsonMap into = Nest(active, result, property);
            Containers container = active.Term(property)?.Container ?? Containers.None;
            bool asArray = (container & Containers.Set) != 0 || property is "@graph" or "@list" || !options.CompactArrays;
            var map = item as JsonMap;
            JsonItem? inner = IsList(item) ? map!["@list"] : IsGraph(item) ? map!["@graph"] : item;
            JsonItem? compacted = Compact(active, property, inner);
            if (IsList(item))
            {
                List(active, into, property, container, map!, compacted, asArray);
            }
            else if (IsGraph(item))
            {
                Graph(active, into, property, container, map!, compacted, asArray);
            }
            else if ((container & (Containers.Language | Containers.Index | Containers.Id | Containers.Type)) != 0 && (container & Containers.Graph) == 0 && map is not null)
            {
                Index(active, into, property, container, map, compacted, asArray);
            }
            else
            {
                Add(into, property, compacted, asArray);
            }
        }
    }

    private void List(ActiveContext active, JsonMap into, string property, Containers container, JsonMap item, JsonItem? compacted, bool asArray)
    {
        JsonList list = AsList(compacted);
        if ((container & Containers.List) != 0)
        {
            into[property] = list;
            return;
        }

        var map = new JsonMap(_iris.Keyword(active, "@list"), list);
        if (item.TryGetValue("@index", out JsonItem? index))
        {
            map[_iris.Keyword(active, "@index")] = index;
        }

        Add(into, property, map, asArray);
    }

    private static JsonMap Submap(JsonMap into, string property)
    {
        if (into[property] is not JsonMap map)
        {
            into[property] = map = new JsonMap();
        }

        return map;
    }

    private void Graph(ActiveContext active, JsonMap into, string property, Containers container, JsonMap item, JsonItem? compacted, bool asArray)
    {
        bool graph = (container & Containers.Graph) != 0;
        if (graph && (container & Containers.Id) != 0)
        {
            string key = Text(item["@id"]) is { } id ? _iris.Compact(active, id) : _iris.Keyword(active, "@none");
            Add(Submap(into, property), key, compacted, asArray);
        }
        else if (graph && (container & Containers.Index) != 0 && IsSimpleGraph(item))
        {
            Add(Submap(into, property), Text(item["@index"]) ?? _iris.Keyword(active, "@none"), compacted, asArray);
        }
        else if (graph && IsSimpleGraph(item))
        {
            Add(into, property, compacted is JsonList { Count: > 1 } ? new JsonMap(_iris.Keyword(active, "@included"), compacted) : compacted, asArray);
        }
        else
        {
            var map = new JsonMap(_iris.Keyword(active, "@graph"), compacted);
            if (Text(item["@id"]) is { } id)
            {
                map[_iris.Keyword(active, "@id")] = new JsonText(_iris.Compact(active, id));
            }

            if (item.TryGetValue("@index", out JsonItem? index))
            {
                map[_iris.Keyword(active, "@index")] = index;
            }

            Add(into, property, map, asArray);
        }
    }

    private void Index(ActiveContext active, JsonMap into, string property, Containers container, JsonMap item, JsonItem? compacted, bool asArray)
    {
        string? key = null;
        if ((container & Containers.Language) != 0)
        {
            compacted = item.Has("@value") ? item["@value"] : compacted;
            key = Text(item["@language"]);
        }
        else if ((container & Containers.Index) != 0)
        {
            string indexKey = active.Term(property)!.Index ?? "@index";
            // Which term the property got depends on its value; the one that the index names comes first.
            string name = compacted is JsonMap map && map.Has(indexKey) ? indexKey : _iris.Compact(active, _contexts.ExpandKey(active, indexKey) ?? indexKey, vocab: true);
            key = indexKey == "@index" ? Text(item["@index"]) : TakeFirst(compacted, name);
        }
        else if ((container & Containers.Id) != 0)
        {
            key = TakeFirst(compacted, _iris.Keyword(active, "@id"));
        }
        else
        {
            key = TakeFirst(compacted, _iris.Keyword(active, "@type"));
            if (compacted is JsonMap { Count: 1 } alone && _contexts.ExpandKey(active, alone.Keys[0]) == "@id")
            {
                compacted = Compact(active, property, new JsonMap("@id", item["@id"]));
            }
        }

        Add(Submap(into, property), key ?? _iris.Keyword(active, "@none"), compacted, asArray);
    }

    /// <summary>Takes the first value of an entry, where it is a string, off the map.</summary>
    private static string? TakeFirst(JsonItem? compacted, string key)
    {
        if (compacted is not JsonMap map || !map.TryGetValue(key, out JsonItem? value))
        {
            return null;
        }

        IReadOnlyList<JsonItem?> values = Items(value);
        if (values.Count == 0 || Text(values[0]) is not { } first)
        {
            return null;
        }

        switch (values.Count)
        {
            case 1:
                map.Remove(key);
                break;
            case 2:
                map[key] = values[1];
                break;
            default:
                map[key] = new JsonList(values.Skip(1));
                break;
        }

        return first;
    }

    /// <summary>Value compaction; also of references.</summary>
    private JsonItem? Value(ActiveContext active, string? property, JsonMap value)
    {
        TermDefinition? term = active.Term(property);
        bool keepsIndex = value.Has("@index") && (term is null || !term.Has(Containers.Index));
        if (value.Has("@id"))
        {
            bool alone = value.All(e => e.Key is "@id" or "@index") && !keepsIndex;
            return alone && term?.Type is "@id" or "@vocab" && alone && value["@id"] is JsonText id ? new JsonText(_iris.Compact(active, id.Value, vocab: term.Type == "@vocab")) : value;
        }

        JsonItem? literal = value["@value"];
        string? type = Text(value["@type"]);
        if (!keepsIndex && term?.Type != "@none" && Fits(active, term, value, type, literal))
        {
            return literal;
        }

        var result = new JsonMap();
        foreach ((string key, JsonItem? item) in value)
        {
            if (key != "@index" || keepsIndex)
            {
                result[_iris.Keyword(active, key)] = key == "@type" && type is not null ? new JsonText(_iris.Compact(active, type, vocab: true)) : item;
            }
        }

        return result;
    }

    /// <summary>True where the context gives back all that stands beside @value.</summary>
    private static bool Fits(ActiveContext active, TermDefinition? term, JsonMap value, string? type, JsonItem? literal)
    {
        if (type is not null)
        {
            return type == term?.Type;
        }

        if (term?.Type is not (null or "@id" or "@vocab"))
        {
            return false;
        }

        if (literal is not JsonText)
        {
            return !value.Has("@language") && !value.Has("@direction");
        }

        string? language = term is { HasLanguage: true } ? term.Language : active.Language;
        string? direction = term is { HasDirection: true } ? term.Direction : active.Direction;
        return string.Equals(Text(value["@language"]), language, StringComparison.OrdinalIgnoreCase) && Text(value["@direction"]) == direction;
    }
}
