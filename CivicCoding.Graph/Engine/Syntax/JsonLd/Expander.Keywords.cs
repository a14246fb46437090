using static CivicCoding.Graph.Syntax.JsonLd.JsonLdShapes;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Entries whose key is a keyword (JSON-LD 1.1 API, section 5.1.2, step 13.4).</summary>
internal sealed partial class Expander
{
    private void Keyword(ActiveContext active, Node state, string keyword, JsonItem? value)
    {
        JsonMap result = state.Result;
        if (state.Property == "@reverse")
        {
            throw new JsonLdException("invalid reverse property map", $"@reverse cannot hold {keyword}.");
        }

        if (result.Has(keyword) && keyword is not ("@included" or "@type" or "@reverse"))
        {
            throw new JsonLdException("colliding keywords", $"{keyword} is given twice.");
        }

        switch (keyword)
        {
            case "@id":
                result[keyword] = Identifier(active, value);
                break;
            case "@type":
                Add(result, keyword, Types(state.TypeScoped, value), asArray: value is JsonList || framing || result.Has(keyword));
                break;
            case "@graph":
                result[keyword] = Listed(Expand(active, "@graph", value, state.BaseUrl));
                break;
            case "@included":
                Included(active, state, value);
                break;
            case "@value":
                result[keyword] = Literal(state, value);
                break;
            case "@language":
                result[keyword] = Tagged(value, "invalid language-tagged string", "@language must be a string.", _ => true);
                break;
            case "@direction":
                result[keyword] = Tagged(value, "invalid base direction", "@direction must be \"ltr\" or \"rtl\".", d => d is "ltr" or "rtl");
                break;
            case "@index":
                result[keyword] = value as JsonText ?? throw new JsonLdException("invalid @index value", "@index must be a string.");
                break;
            case "@list":
                if (state.Property is not (null or "@graph"))
                {
                    result[keyword] = Listed(Expand(active, state.Property, value, state.BaseUrl));
                }

                break;
            case "@set":
                result[keyword] = Expand(active, state.Property, value, state.BaseUrl);
                break;
            case "@reverse":
                Reversed(active, state, value);
                break;
            default:
                if (framing && Keywords.IsFraming(keyword))
                {
                    result[keyword] = Expand(active, keyword, value, state.BaseUrl);
                }

                break;
        }
    }

    private static JsonList Listed(JsonItem? expanded) => expanded switch
    {
        null => new JsonList(),
        JsonList list => list,
        _ => new JsonList([expanded]),
    };

    private static JsonText? Maybe(string? text) => text is null ? null : new JsonText(text);

    private JsonItem? Identifier(ActiveContext active, JsonItem? value)
    {
        if (value is JsonText text)
        {
            JsonText? iri = Maybe(_contexts.Expand(active, text.Value, documentRelative: true));
            return framing ? new JsonList([iri]) : iri;
        }

        if (framing && (value is JsonMap { Count: 0 } || (value is JsonList list && list.All(i => i is JsonText))))
        {
            return new JsonList(Items(value).Select(i => i is JsonText one ? Maybe(_contexts.Expand(active, one.Value, documentRelative: true)) : i));
        }

        throw new JsonLdException("invalid @id value", "@id must be a string.");
    }

    private JsonItem? Types(ActiveContext active, JsonItem? value)
    {
        switch (value)
        {
            case JsonText text:
                return Maybe(_contexts.Expand(active, text.Value, vocab: true, documentRelative: true));
            case JsonList list when list.All(i => i is JsonText || (framing && i is JsonMap { Count: 0 })):
                return new JsonList(list.Select(i => i is JsonText ? Types(active, i) : i));
            case JsonMap { Count: 0 } when framing:
                return value;
            case JsonMap { Count: 1 } map when framing && map.TryGetValue("@default", out JsonItem? wanted):
                return new JsonMap("@default", Types(active, wanted));
            default:
                throw new JsonLdException("invalid type value", "@type must be a string or an array of strings.");
        }
    }

    private void Included(ActiveContext active, Node state, JsonItem? value)
    {
        JsonList included = Listed(Expand(active, null, value, state.BaseUrl));
        if (included.Count == 0 || !included.All(IsNodeObject))
        {
            throw new JsonLdException("invalid @included value", "@included must hold objects that stand for nodes.");
        }

        Add(state.Result, "@included", included, asArray: true);
    }

    private JsonItem? Literal(Node state, JsonItem? value)
    {
        if (state.InputType == "@json")
        {
            return value;
        }

        if (value is null || IsScalar(value))
        {
            return framing && value is not null ? new JsonList([value]) : value;
        }

        return framing && (value is JsonMap { Count: 0 } || (value is JsonList list && list.All(IsScalar)))
            ? AsList(value)
            : throw new JsonLdException("invalid value object value", "@value must be a string, a number, true, false or null.");
    }

    private JsonItem Tagged(JsonItem? value, string code, string message, Func<string, bool> valid)
    {
        if (value is JsonText text && valid(text.Value))
        {
            return framing ? new JsonList([text]) : text;
        }

        return framing && (value is JsonMap { Count: 0 } || (value is JsonList list && list.All(i => i is JsonText t && valid(t.Value)))) ? AsList(value) : throw new JsonLdException(code, message);
    }

    private void Reversed(ActiveContext active, Node state, JsonItem? value)
    {
        if (value is not JsonMap)
        {
            throw new JsonLdException("invalid @reverse value", "@reverse must be an object.");
        }

        if (Expand(active, "@reverse", value, state.BaseUrl) is not JsonMap expanded)
        {
            return;
        }

        if (expanded["@reverse"] is JsonMap forward)
        {
            foreach ((string property, JsonItem? items) in forward)
            {
                Add(state.Result, property, items, asArray: true);
            }
        }

        foreach ((string property, JsonItem? items) in expanded)
        {
            if (property == "@reverse")
            {
                continue;
            }

            if (state.Result["@reverse"] is not JsonMap reverse)
            {
                state.Result["@reverse"] = reverse = new JsonMap();
            }

            AddReverse(reverse, property, items);
        }
    }

    private JsonItem? Finish(JsonMap result, string? property)
    {
        if (result.TryGetValue("@value", out JsonItem? value))
        {
            if (!CheckValue(result, value))
            {
                return null;
            }
        }
        else if (result.TryGetValue("@type", out JsonItem? type) && type is not JsonList)
        {
            result["@type"] = new JsonList([type]);
        }
        else if (IsSet(result) || IsList(result))
        {
            if (result.Any(e => e.Key is not ("@set" or "@list" or "@index")) || (IsSet(result) && IsList(result)))
            {
                throw new JsonLdException("invalid set or list object", "@set and @list allow only @index beside them.");
            }

            if (IsSet(result))
            {
                JsonItem? set = result["@set"];
                return set is JsonMap inner ? Top(inner, property) : set;
            }
        }

        return result.Count == 1 && result.Has("@language") ? null : Top(result, property);
    }

    private JsonMap? Top(JsonMap result, string? property)
    {
        if (property is null or "@graph")
        {
            bool dropped = result.Count == 0 || result.Has("@value") || result.Has("@list") || (!framing && IsReference(result));
            return dropped && !(framing && result.Count == 0) ? null : result;
        }

        return result;
    }

    /// <summary>Checks a value object; false where it has no value.</summary>
    private bool CheckValue(JsonMap result, JsonItem? value)
    {
        JsonItem? type = result["@type"];
        if (result.Any(e => e.Key is not ("@direction" or "@index" or "@language" or "@type" or "@value")) || (result.Has("@type") && (result.Has("@language") || result.Has("@direction"))))
        {
            throw new JsonLdException("invalid value object", "A value allows only @type or @language and @direction, and @index, beside it.");
        }

        if (Text(type) == "@json" || (type is JsonList { Count: 1 } types && Text(types[0]) == "@json"))
        {
            result["@type"] = new JsonText("@json");
            return true;
        }

        if (value is null || (value is JsonList { Count: 0 } && !framing))
        {
            return false;
        }

        if (!framing && value is not JsonText && result.Has("@language"))
        {
            throw new JsonLdException("invalid language-tagged value", "Only a string can have @language.");
        }

        if (!framing && result.Has("@type") && !(type is JsonText iri && (IriResolver.IsValidAbsolute(iri.Value) || options.Lenient is not null)))
        {
            throw new JsonLdException("invalid typed value", "@type of a value must be an IRI.");
        }

        return true;
    }
}
