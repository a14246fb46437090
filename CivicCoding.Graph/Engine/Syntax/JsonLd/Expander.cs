using static CivicCoding.Graph.Syntax.JsonLd.JsonLdShapes;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>The expansion algorithm (JSON-LD 1.1 API, section 5.1.2).</summary>
internal sealed partial class Expander(JsonLdOptions options, bool framing = false)
{
    private readonly ContextProcessor _contexts = new(options) { Framing = framing };

    private JsonMap? _current;

    /// <summary>The map that is being expanded, to tell the place of an error.</summary>
    public JsonMap? Current => _contexts.Current ?? _current;

    public JsonList Document(JsonItem? document)
    {
        var active = new ActiveContext(options.Base);
        if (options.ExpandContext is { } context)
        {
            active = _contexts.Process(active, context is JsonMap map && map.TryGetValue("@context", out JsonItem? inner) ? inner : context, options.Base);
        }

        JsonItem? expanded = Expand(active, null, document, options.Base);
        if (expanded is JsonMap { Count: 1 } alone && alone.TryGetValue("@graph", out JsonItem? graph))
        {
            expanded = graph;
        }

        return expanded switch
        {
            null => new JsonList(),
            JsonList list => list,
            _ => new JsonList([expanded]),
        };
    }

    /// <summary>The context at the start of a document.</summary>
    public ActiveContext Start() => new(options.Base);

    /// <summary>The context that a document's own makes of the one at its start.</summary>
    public ActiveContext Context(ActiveContext active, JsonItem? context) => _contexts.Process(active, context, options.Base);

    /// <summary>Expands one member of a document or graph.</summary>
    public JsonItem? Item(ActiveContext active, string? property, JsonItem? element)
    {
        _current = null;
        return Expand(active, property, element, options.Base);
    }

    /// <summary>Expands one entry of an object that stands for a node, to the entries that come of it.</summary>
    public JsonMap Entry(ActiveContext active, string key, string property, JsonItem? value)
    {
        _current = null;
        var state = new Node(new JsonMap(), active, null, null, options.Base);
        Property(active, state, key, property, value);
        return state.Result;
    }

    /// <summary>Expands a key.</summary>
    public string? Key(ActiveContext active, string key) => _contexts.ExpandKey(active, key);

    /// <summary>Expands a reference, or a name of the vocabulary.</summary>
    public string? Iri(ActiveContext active, string text, bool vocab) => _contexts.Expand(active, text, vocab, documentRelative: true);

    private JsonItem? Expand(ActiveContext active, string? property, JsonItem? element, string? baseUrl, bool fromMap = false)
    {
        JsonLdStack.Ensure();
        options.Cancellation.ThrowIfCancellationRequested();
        TermDefinition? term = active.Term(property);
        switch (element)
        {
            case null:
                return null;
            case JsonMap map:
                return Map(active, property, term, map, baseUrl, fromMap);
            case JsonList list:
                return Array(active, property, term, list, baseUrl, fromMap);
            default:
                if (property is null or "@graph")
                {
                    return null;
                }

                return Value(term is { HasContext: true } ? _contexts.Scoped(active, term, propagate: true, overrideProtected: true) : active, property, element);
        }
    }

    private JsonList Array(ActiveContext active, string? property, TermDefinition? term, JsonList list, string? baseUrl, bool fromMap)
    {
        var result = new JsonList();
        foreach (JsonItem? item in list)
        {
            JsonItem? expanded = Expand(active, property, item, baseUrl, fromMap);
            if (expanded is JsonList inner && term is not null && term.Has(Containers.List))
            {
                expanded = new JsonMap("@list", inner);
            }

            if (expanded is JsonList items)
            {
                result.AddRange(items);
            }
            else if (expanded is not null)
            {
                result.Add(expanded);
            }
        }

        return result;
    }

    private JsonItem? Map(ActiveContext active, string? property, TermDefinition? term, JsonMap element, string? baseUrl, bool fromMap)
    {
        _current = element;
        if (active.Previous is not null && !fromMap && !Propagates(active, element))
        {
            active = active.Previous;
        }

        if (term is { HasContext: true })
        {
            active = _contexts.Scoped(active, term, propagate: true, overrideProtected: true);
        }

        if (element.TryGetValue("@context", out JsonItem? context))
        {
            active = _contexts.Process(active, context, baseUrl);
        }

        ActiveContext typeScoped = active;
        string? inputType = null;
        bool typed = false;
        foreach (string key in TypeKeys(active, element))
        {
            IReadOnlyList<JsonItem?> values = Items(element[key]);
            IEnumerable<string> types = values.Count == 1 && values[0] is JsonText one ? [one.Value] : values.OfType<JsonText>().Select(t => t.Value).Order(StringComparer.Ordinal);
            foreach (string type in types)
            {
                if (typeScoped.Term(type) is { HasContext: true } definition)
                {
                    active = _contexts.Scoped(active, definition, propagate: false, overrideProtected: false);
                }
            }

            if (!typed && values.Count > 0 && values[^1] is JsonText last)
            {
                inputType = last.Value;
            }

            typed = true;
        }

        var state = new Node(new JsonMap(), typeScoped, property, inputType is null ? null : _contexts.ExpandKey(active, inputType), baseUrl);
        Entries(active, state, element);
        return Finish(state.Result, property);
    }

    /// <summary>Keys that stand for @type, in order.</summary>
    private List<string> TypeKeys(ActiveContext active, JsonMap element)
    {
        List<string> keys = [];
        foreach ((string key, _) in element)
        {
            if (_contexts.ExpandKey(active, key) == "@type")
            {
                keys.Add(key);
            }
        }

        keys.Sort(StringComparer.Ordinal);
        return keys;
    }

    /// <summary>True for a value object or a reference: such an object does not end a context that is not propagated.</summary>
    private bool Propagates(ActiveContext active, JsonMap element)
    {
        foreach ((string key, _) in element)
        {
            string? keyword = _contexts.ExpandKey(active, key);
            if (keyword == "@value" || (keyword == "@id" && element.Count == 1))
            {
                return true;
            }
        }

        return false;
    }

    private void Entries(ActiveContext active, Node state, JsonMap element)
    {
        JsonLdStack.Ensure();
        List<string> nests = [];
        foreach (string key in Keys(element, options.Ordered))
        {
            if (key == "@context")
            {
                continue;
            }

            string? property = _contexts.ExpandKey(active, key);
            if (property is null)
            {
                continue;
            }

            if (property == "@nest")
            {
                nests.Add(key);
            }
            else if (Keywords.Is(property, framing))
            {
                Keyword(active, state, property, element[key]);
            }
            else if (property.Contains(':', StringComparison.Ordinal))
            {
                Property(active, state, key, property, element[key]);
            }
        }

        foreach (string key in nests)
        {
            ActiveContext inner = active.Term(key) is { HasContext: true } definition ? _contexts.Scoped(active, definition, propagate: true, overrideProtected: true) : active;
            foreach (JsonItem? nested in Items(element[key]))
            {
                if (nested is not JsonMap map || map.Any(e => _contexts.ExpandKey(inner, e.Key) == "@value"))
                {
                    throw new JsonLdException("invalid @nest value", $"The value of '{key}' must be an object without @value.");
                }

                Entries(inner, state, map);
            }
        }
    }

    private void Property(ActiveContext active, Node state, string key, string property, JsonItem? value)
    {
        TermDefinition? term = active.Term(key);
        JsonItem? expanded;
        if (term is { Type: "@json" })
        {
            expanded = new JsonMap("@value", value) { ["@type"] = new JsonText("@json") };
        }
        else if (term is not null && term.Has(Containers.Language) && value is JsonMap languages)
        {
            expanded = LanguageMap(active, term, languages);
        }
        else if (term is not null && term.Has(Containers.Index | Containers.Type | Containers.Id) && value is JsonMap index)
        {
            expanded = IndexMap(active, key, term, index, state.BaseUrl);
        }
        else
        {
            expanded = Expand(active, key, value, state.BaseUrl);
        }

        if (expanded is null)
        {
            return;
        }

        if (term is not null && term.Has(Containers.List) && !IsList(expanded))
        {
            expanded = new JsonMap("@list", AsList(expanded));
        }

        if (term is not null && term.Has(Containers.Graph) && !term.Has(Containers.Id | Containers.Index))
        {
            expanded = new JsonList(Items(expanded).Select(v => new JsonMap("@graph", AsList(v))));
        }

        if (term is not { Reverse: true })
        {
            Add(state.Result, property, expanded, asArray: true);
            return;
        }

        if (state.Result["@reverse"] is not JsonMap reverse)
        {
            state.Result["@reverse"] = reverse = new JsonMap();
        }

        AddReverse(reverse, property, expanded);
    }

    private static void AddReverse(JsonMap reverse, string property, JsonItem? values)
    {
        foreach (JsonItem? item in Items(values))
        {
            if (IsValue(item) || IsList(item))
            {
                throw new JsonLdException("invalid reverse property value", $"The reverse property <{property}> cannot hold a value or a list.");
            }

            Add(reverse, property, item, asArray: true);
        }
    }

    /// <summary>The node object that is made, and what holds for it.</summary>
    private sealed record Node(JsonMap Result, ActiveContext TypeScoped, string? Property, string? InputType, string? BaseUrl);
}
