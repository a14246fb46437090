using static CivicCoding.Graph.Syntax.JsonLd.JsonLdShapes;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Language, index, id and type maps (JSON-LD 1.1 API, section 5.1.2, steps 13.7 and 13.8) and the expansion of values (section 5.3.2).</summary>
internal sealed partial class Expander
{
    private JsonList LanguageMap(ActiveContext active, TermDefinition term, JsonMap languages)
    {
        var result = new JsonList();
        string? direction = term.HasDirection ? term.Direction : active.Direction;
        foreach (string language in Keys(languages, options.Ordered))
        {
            foreach (JsonItem? item in Items(languages[language]))
            {
                if (item is null)
                {
                    continue;
                }

                var value = new JsonMap("@value", item as JsonText ?? throw new JsonLdException("invalid language map value", $"The text in the language '{language}' must be a string."));
                if (language != "@none" && _contexts.ExpandKey(active, language) != "@none")
                {
                    value["@language"] = new JsonText(language);
                }

                if (direction is not null)
                {
                    value["@direction"] = new JsonText(direction);
                }

                result.Add(value);
            }
        }

        return result;
    }

    private JsonList IndexMap(ActiveContext active, string key, TermDefinition term, JsonMap map, string? baseUrl)
    {
        var result = new JsonList();
        foreach (string index in Keys(map, options.Ordered))
        {
            ActiveContext inner = term.Has(Containers.Id | Containers.Type) && active.Previous is not null ? active.Previous : active;
            if (term.Has(Containers.Type) && inner.Term(index) is { HasContext: true } scoped)
            {
                inner = _contexts.Scoped(inner, scoped, propagate: true, overrideProtected: false);
            }
            else
            {
                inner = active;
            }

            string? expandedIndex = _contexts.ExpandKey(active, index);
            foreach (JsonItem? value in Listed(Expand(inner, key, AsList(map[index]), baseUrl, fromMap: true)))
            {
                var item = (JsonMap)value!;
                if (term.Has(Containers.Graph) && !IsGraph(item))
                {
                    item = new JsonMap("@graph", new JsonList([item]));
                }

                if (expandedIndex != "@none")
                {
                    Indexed(active, term, item, index, expandedIndex);
                }

                result.Add(item);
            }
        }

        return result;
    }

    private void Indexed(ActiveContext active, TermDefinition term, JsonMap item, string index, string? expandedIndex)
    {
        if (term.Has(Containers.Index))
        {
            if (term.Index is null or "@index")
            {
                item.TryAdd("@index", new JsonText(index));
                return;
            }

            string property = _contexts.ExpandKey(active, term.Index)!;
            var values = new JsonList([Value(active, term.Index, new JsonText(index))]);
            values.AddRange(item.TryGetValue(property, out JsonItem? existing) ? Items(existing) : []);
            item[property] = values;
            if (IsValue(item) && item.Count > 1)
            {
                throw new JsonLdException("invalid value object", $"A value cannot be indexed by the property '{term.Index}'.");
            }
        }
        else if (term.Has(Containers.Id))
        {
            item.TryAdd("@id", Maybe(_contexts.Expand(active, index, documentRelative: true)));
        }
        else if (term.Has(Containers.Type))
        {
            var types = new JsonList([Maybe(expandedIndex)]);
            types.AddRange(item.TryGetValue("@type", out JsonItem? existing) ? Items(existing) : []);
            item["@type"] = types;
        }
    }

    private JsonMap Value(ActiveContext active, string property, JsonItem value)
    {
        TermDefinition? term = active.Term(property);
        if (value is JsonText text && term?.Type is ("@id" or "@vocab"))
        {
            return new JsonMap("@id", Maybe(_contexts.Expand(active, text.Value, vocab: term.Type == "@vocab", documentRelative: true)));
        }

        var result = new JsonMap("@value", value);
        if (term?.Type is not (null or "@id" or "@vocab" or "@none"))
        {
            result["@type"] = new JsonText(term.Type);
        }
        else if (value is JsonText)
        {
            string? language = term is { HasLanguage: true } ? term.Language : active.Language;
            string? direction = term is { HasDirection: true } ? term.Direction : active.Direction;
            if (language is not null)
            {
                result["@language"] = new JsonText(language);
            }

            if (direction is not null)
            {
                result["@direction"] = new JsonText(direction);
            }
        }

        return result;
    }
}
