using static CivicCoding.Graph.Syntax.JsonLd.JsonLdShapes;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Frame matching (JSON-LD 1.1 Framing, section 4.3) and the flags of frames.</summary>
internal sealed partial class Framer
{
    private static JsonMap Checked(JsonItem? frames)
    {
        IReadOnlyList<JsonItem?> items = Items(frames);
        if (items.Count == 0)
        {
            return new JsonMap();
        }

        if (items.Count != 1 || items[0] is not JsonMap frame)
        {
            throw new JsonLdException("invalid frame", "A frame must be one object.");
        }

        foreach (string key in (string[])["@id", "@type"])
        {
            foreach (JsonItem? item in frame.TryGetValue(key, out JsonItem? value) ? Items(value) : [])
            {
                bool valid = item is JsonMap || (Text(item) is { } iri && (iri == "@json" || (!BlankLabels.IsBlank(iri) && IriResolver.IsAbsolute(iri.AsSpan()))));
                if (!valid)
                {
                    throw new JsonLdException("invalid frame", $"{key} in a frame must be an IRI.");
                }
            }
        }

        return frame;
    }

    private static JsonItem? First(JsonMap frame, string key)
    {
        JsonItem? first = Items(frame[key]).FirstOrDefault();
        return first is JsonMap map && map.TryGetValue("@value", out JsonItem? value) ? Items(value).FirstOrDefault() : first;
    }

    private static bool Flag(JsonMap frame, string key, bool otherwise) => frame.Has(key) ? First(frame, key) is JsonBoolean { Value: true } or JsonText { Value: "true" } : otherwise;

    private string Embed(JsonMap frame)
    {
        if (!frame.Has("@embed"))
        {
            return _options.Embed;
        }

        return First(frame, "@embed") switch
        {
            JsonBoolean boolean => boolean.Value ? "@once" : "@never",
            JsonText { Value: "@once" or "@always" or "@never" } text => text.Value,
            _ => throw new JsonLdException("invalid @embed value", "@embed must be @once, @always or @never."),
        };
    }

    private bool Matches(State state, JsonMap subject, JsonMap frame, Flags flags)
    {
        JsonLdStack.Ensure();
        bool wildcard = true;
        bool some = false;
        foreach (string key in frame.Keys)
        {
            IReadOnlyList<JsonItem?> values = subject.TryGetValue(key, out JsonItem? found) ? Items(found) : [];
            IReadOnlyList<JsonItem?> wanted = Items(frame[key]);
            bool matches;
            if (key == "@id")
            {
                matches = IsAny(wanted) || wanted.Any(w => JsonItem.DeepEquals(w, values.FirstOrDefault()));
                wildcard &= wanted.Count == 0;
                if (!flags.RequireAll)
                {
                    return matches;
                }
            }
            else if (key == "@type")
            {
                wildcard = false;
                matches = MatchesType(values, wanted);
                if (!flags.RequireAll)
                {
                    return matches;
                }
            }
            else if (Keywords.Is(key, framing: true))
            {
                continue;
            }
            else
            {
                wildcard = false;
                JsonMap? pattern = Pattern(wanted);
                if (values.Count == 0 && pattern is not null && pattern.Has("@default"))
                {
                    continue;
                }

                if (values.Count > 0 && wanted.Count == 0)
                {
                    return false;
                }

                matches = pattern is null ? wanted.Count == 0 : Matches(state, values, pattern, flags);
            }

            if (!matches && flags.RequireAll)
            {
                return false;
            }

            some |= matches;
        }

        return wildcard || some;
    }

    private static bool MatchesType(IReadOnlyList<JsonItem?> values, IReadOnlyList<JsonItem?> wanted)
    {
        if (wanted.Count == 0)
        {
            return values.Count == 0;
        }

        return IsAny(wanted)
            ? values.Count > 0
            : wanted.Any(w => (w is JsonMap type && type.Has("@default")) || values.Any(v => JsonItem.DeepEquals(v, w)));
    }

    private static JsonMap? Pattern(IReadOnlyList<JsonItem?> wanted)
    {
        var pattern = wanted.FirstOrDefault() as JsonMap;
        if (pattern is not null)
        {
            Checked(pattern);
        }

        return pattern;
    }

    private static bool IsAny(IReadOnlyList<JsonItem?> wanted) => wanted.Count == 1 && wanted[0] is JsonMap { Count: 0 };

    private bool Matches(State state, IReadOnlyList<JsonItem?> values, JsonMap pattern, Flags flags)
    {
        if (pattern.TryGetValue("@list", out JsonItem? list))
        {
            var member = Items(list).FirstOrDefault() as JsonMap;
            IEnumerable<JsonItem?> members = values.FirstOrDefault() is JsonMap first && first.TryGetValue("@list", out JsonItem? items) ? Items(items) : [];
            return member is not null && members.Any(m => IsValue(member) ? ValueMatches(member, m as JsonMap) : NodeMatches(state, member, m as JsonMap, flags));
        }

        if (IsValue(pattern))
        {
            return values.Any(v => ValueMatches(pattern, v as JsonMap));
        }

        return IsReference(pattern) ? values.Any(v => NodeMatches(state, pattern, v as JsonMap, flags)) : values.Count > 0;
    }

    private bool NodeMatches(State state, JsonMap pattern, JsonMap? value, Flags flags) =>
        Text(value?["@id"]) is { } id && _graphs[state.Graph].TryGetValue(id, out JsonMap? node) && Matches(state, node, pattern, flags);

    private static bool ValueMatches(JsonMap pattern, JsonMap? value)
    {
        if (!pattern.Has("@value") && !pattern.Has("@type") && !pattern.Has("@language"))
        {
            return true;
        }

        return value is not null
            && Fits(pattern, "@value", value, StringComparison.Ordinal, required: true)
            && Fits(pattern, "@type", value, StringComparison.Ordinal, required: false)
            && Fits(pattern, "@language", value, StringComparison.OrdinalIgnoreCase, required: false);
    }

    private static bool Fits(JsonMap pattern, string key, JsonMap value, StringComparison comparison, bool required)
    {
        IReadOnlyList<JsonItem?> wanted = pattern.TryGetValue(key, out JsonItem? given) ? Items(given) : [];
        if (!value.TryGetValue(key, out JsonItem? item))
        {
            return wanted.Count == 0 && !required;
        }

        return IsAny(wanted) || wanted.Any(w => w is JsonText a && item is JsonText b ? string.Equals(a.Value, b.Value, comparison) : JsonItem.DeepEquals(w, item));
    }
}
