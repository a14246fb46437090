using static CivicCoding.Graph.Syntax.JsonLd.JsonLdShapes;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>The compaction algorithm (JSON-LD 1.1 API, section 6.1.2).</summary>
internal sealed partial class Compactor(JsonLdOptions options)
{
    private readonly ContextProcessor _contexts = new(options);
    private readonly IriCompactor _iris = new(options);

    /// <summary>Makes the active context of a context document's @context.</summary>
    public ActiveContext Context(JsonItem? context) => _contexts.Process(new ActiveContext(options.Base), context, options.Base);

    public string Keyword(ActiveContext active, string keyword) => _iris.Keyword(active, keyword);

    public string? Expanded(ActiveContext active, string key) => _contexts.ExpandKey(active, key);

    /// <summary>Compacts an expanded document and gives it the context.</summary>
    public JsonMap Document(JsonList expanded, JsonItem? context)
    {
        if (context is JsonMap map && map.TryGetValue("@context", out JsonItem? inner))
        {
            context = inner;
        }

        ActiveContext active = Context(context);
        JsonItem? compacted = Compact(active, null, expanded);
        JsonMap result = compacted switch
        {
            JsonMap one => one,
            JsonList { Count: > 0 } list => new JsonMap(_iris.Keyword(active, "@graph"), list),
            _ => new JsonMap(),
        };
        return WithContext(result, context);
    }

    public static JsonMap WithContext(JsonMap result, JsonItem? context)
    {
        if (context is null or JsonMap { Count: 0 } or JsonList { Count: 0 })
        {
            return result;
        }

        var document = new JsonMap("@context", context);
        foreach ((string key, JsonItem? value) in result)
        {
            document[key] = value;
        }

        return document;
    }

    public JsonItem? Compact(ActiveContext active, string? property, JsonItem? element)
    {
        JsonLdStack.Ensure();
        options.Cancellation.ThrowIfCancellationRequested();
        TermDefinition? term = active.Term(property);
        if (element is JsonList list)
        {
            JsonList result = CompactList(active, property, list);
            bool keep = result.Count != 1 || !options.CompactArrays || property is "@graph" or "@set" || (term is not null && term.Has(Containers.List | Containers.Set));
            return keep ? result : result[0];
        }

        if (element is not JsonMap map)
        {
            return element;
        }

        ActiveContext typeScoped = active;
        if (active.Previous is not null && !map.Has("@value") && !IsReference(map))
        {
            active = active.Previous;
        }

        if (term is { HasContext: true })
        {
            active = _contexts.Scoped(active, term, propagate: true, overrideProtected: true);
        }

        if (map.Has("@value") || map.Has("@id"))
        {
            JsonItem? value = Value(active, property, map);
            if (IsScalar(value) || value is null || active.Term(property) is { Type: "@json" })
            {
                return value;
            }
        }

        if (IsList(map) && active.Term(property) is { } listTerm && listTerm.Has(Containers.List))
        {
            return Compact(active, property, map["@list"]);
        }

        if (map.TryGetValue("@type", out JsonItem? types))
        {
            foreach (string type in Items(types).OfType<JsonText>().Select(t => _iris.Compact(active, t.Value, vocab: true)).Order(StringComparer.Ordinal).ToArray())
            {
                if (typeScoped.Term(type) is { HasContext: true } definition)
                {
                    active = _contexts.Scoped(active, definition, propagate: false, overrideProtected: false);
                }
            }
        }

        return Node(active, typeScoped, property, map);
    }

    private JsonList CompactList(ActiveContext active, string? property, JsonList list)
    {
        var result = new JsonList();
        foreach (JsonItem? item in list)
        {
            if (Compact(active, property, item) is { } compacted)
            {
                result.Add(compacted);
            }
        }

        return result;
    }

    private JsonMap Node(ActiveContext active, ActiveContext typeScoped, string? property, JsonMap element)
    {
        var result = new JsonMap();
        foreach (string key in Keys(element, options.Ordered))
        {
            JsonItem? value = element[key];
            switch (key)
            {
                case "@id":
                    result[_iris.Keyword(active, key)] = value is JsonText id ? new JsonText(_iris.Compact(active, id.Value)) : value;
                    break;
                case "@type":
                    Types(active, typeScoped, result, value);
                    break;
                case "@reverse":
                    Reverse(active, result, value);
                    break;
                case "@preserve":
                    JsonItem? preserved = Compact(active, property, value);
                    if (preserved is not JsonList { Count: 0 })
                    {
                        result[key] = preserved;
                    }

                    break;
                case "@index":
                    if (active.Term(property) is not { } term || !term.Has(Containers.Index))
                    {
                        result[_iris.Keyword(active, key)] = value;
                    }

                    break;
                case "@direction" or "@language" or "@value":
                    result[_iris.Keyword(active, key)] = value;
                    break;
                default:
                    Property(active, result, key, value, property == "@reverse");
                    break;
            }
        }

        return result;
    }

    private void Types(ActiveContext active, ActiveContext typeScoped, JsonMap result, JsonItem? value)
    {
        string alias = _iris.Keyword(active, "@type");
        bool set = active.Term(alias) is { } term && term.Has(Containers.Set);
        JsonItem?[] types = [.. Items(value).Select(t => t is JsonText type ? new JsonText(_iris.Compact(typeScoped, type.Value, vocab: true)) : t)];
        bool asArray = set || !options.CompactArrays || (value is JsonList && types.Length != 1);
        foreach (JsonItem? type in types)
        {
            Add(result, alias, type, asArray);
        }

        if (types.Length == 0)
        {
            Add(result, alias, new JsonList(), asArray: true);
        }
    }

    private void Reverse(ActiveContext active, JsonMap result, JsonItem? value)
    {
        if (Compact(active, "@reverse", value) is not JsonMap compacted)
        {
            return;
        }

        foreach (string property in compacted.Keys)
        {
            if (active.Term(property) is { Reverse: true } term)
            {
                Add(result, property, compacted[property], term.Has(Containers.Set) || !options.CompactArrays);
                compacted.Remove(property);
            }
        }

        if (compacted.Count > 0)
        {
            result[_iris.Keyword(active, "@reverse")] = compacted;
        }
    }

    private JsonMap Nest(ActiveContext active, JsonMap result, string property)
    {
        if (active.Term(property)?.Nest is not { } nest)
        {
            return result;
        }

        if (nest != "@nest" && _contexts.ExpandKey(active, nest) != "@nest")
        {
            throw new JsonLdException("invalid @nest value", $"'{nest}' does not stand for @nest.");
        }

        if (result[nest] is not JsonMap nested)
        {
            result[nest] = nested = new JsonMap();
        }

        return nested;
    }
}
