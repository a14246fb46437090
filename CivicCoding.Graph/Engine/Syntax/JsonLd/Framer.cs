using static CivicCoding.Graph.Syntax.JsonLd.JsonLdShapes;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>The framing algorithm (JSON-LD 1.1 Framing, section 4.2) over a node map.</summary>
internal sealed partial class Framer
{
    private readonly JsonLdOptions _options;
    private readonly Dictionary<string, OrderedDictionary<string, JsonMap>> _graphs = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Graph, string Property), Dictionary<string, List<string>>> _referrers = [];
    private readonly Dictionary<string, int> _blankUses = new(StringComparer.Ordinal);
    private long _work;

    public Framer(JsonList expanded, JsonLdOptions options)
    {
        _options = options;
        _work = options.MaxWork / 100;
        var map = new NodeMap(options with { Ordered = true });
        map.Add(expanded);
        foreach ((string name, OrderedDictionary<string, JsonMap> graph) in map.Graphs)
        {
            _graphs[name] = graph;
        }
    }

    /// <summary>Frames the default graph, or all graphs merged.</summary>
    public JsonList Frame(JsonList frame, bool merged)
    {
        string graph = "@default";
        if (merged)
        {
            graph = "@merged";
            _graphs[graph] = Merged();
        }

        var result = new JsonList();
        var state = new State(graph, Embedded: false, [], new(StringComparer.Ordinal));
        Frame(state, Sorted(_graphs[graph].Keys), frame, result, null);
        return new JsonList(result.Select(Cleaned).Where(i => i is not null));
    }

    private static string[] Sorted(IEnumerable<string> keys) => [.. keys.Order(StringComparer.Ordinal)];

    private OrderedDictionary<string, JsonMap> Merged()
    {
        var merged = new OrderedDictionary<string, JsonMap>(StringComparer.Ordinal);
        foreach (string name in Sorted(_graphs.Keys))
        {
            foreach ((string id, JsonMap node) in _graphs[name])
            {
                if (!merged.TryGetValue(id, out JsonMap? into))
                {
                    merged[id] = into = new JsonMap("@id", new JsonText(id));
                }

                Merge(into, node);
            }
        }

        return merged;
    }

    private static void Merge(JsonMap into, JsonMap node)
    {
        foreach ((string key, JsonItem? value) in node)
        {
            if (Keywords.Is(key) && key != "@type")
            {
                into[key] = value;
                continue;
            }

            if (into[key] is not JsonList values)
            {
                into[key] = new JsonList(Items(value));
                continue;
            }

            var known = new HashSet<JsonItem>(values.OfType<JsonItem>(), JsonItemComparer.Instance);
            values.AddRange(Items(value).Where(v => v is not null && known.Add(v)));
        }
    }

    private void Frame(State state, IEnumerable<string> subjects, JsonItem? frames, JsonItem parent, string? property)
    {
        JsonLdStack.Ensure();
        JsonMap frame = Checked(frames);
        var flags = new Flags(Embed(frame), Flag(frame, "@explicit", _options.Explicit), Flag(frame, "@requireAll", _options.RequireAll));
        OrderedDictionary<string, JsonMap> nodes = _graphs[state.Graph];
        string[] all = [.. subjects];
        foreach (string id in all)
        {
            _options.Cancellation.ThrowIfCancellationRequested();
            if (!nodes.TryGetValue(id, out JsonMap? subject) || !Matches(state, subject, frame, flags))
            {
                continue;
            }

            if (--_work < 0)
            {
                throw new JsonLdException("invalid frame", "The frame gives more objects than the work limit allows.");
            }

            if (property is null)
            {
                state = state with { Embeds = new(StringComparer.Ordinal) };
            }

            if (!state.Embeds.TryGetValue(state.Graph, out HashSet<string>? embedded))
            {
                state.Embeds[state.Graph] = embedded = new(StringComparer.Ordinal);
            }

            if (!state.Embedded && embedded.Contains(id))
            {
                continue;
            }

            var output = new JsonMap("@id", new JsonText(id));
            Used(id);
            bool reference = state.Embedded && (flags.Embed == "@never" || state.Stack.Contains((state.Graph, id)) || (flags.Embed == "@once" && embedded.Contains(id)));
            if (!reference)
            {
                embedded.Add(id);
                state.Stack.Add((state.Graph, id));
                Fill(state, id, subject, frame, flags, all, output);
                state.Stack.Remove((state.Graph, id));
            }

            Put(parent, property, output);
        }
    }

    private void Fill(State state, string id, JsonMap subject, JsonMap frame, Flags flags, string[] subjects, JsonMap output)
    {
        if (_graphs.ContainsKey(id))
        {
            JsonItem? inner = frame["@graph"] is JsonList { Count: > 0 } graphs && graphs[0] is JsonMap one ? one : new JsonMap();
            bool recurse = frame.Has("@graph") ? id is not ("@merged" or "@default") : state.Graph != "@merged";
            if (recurse)
            {
                Frame(state with { Graph = id, Embedded = false }, Sorted(_graphs[id].Keys), new JsonList([inner]), output, "@graph");
            }
        }

        if (frame.TryGetValue("@included", out JsonItem? included))
        {
            Frame(state with { Embedded = false }, subjects, included, output, "@included");
        }

        foreach (string key in Sorted(subject.Keys))
        {
            if (Keywords.Is(key))
            {
                output[key] = subject[key];
                if (key == "@type")
                {
                    Items(subject[key]).OfType<JsonText>().ToList().ForEach(t => Used(t.Value));
                }
            }
            else if (!flags.Explicit || frame.Has(key))
            {
                Property(state, key, subject, frame, flags, output);
            }
        }

        Defaults(frame, output);
        Reverse(state, id, frame, output);
    }

    private void Property(State state, string key, JsonMap subject, JsonMap frame, Flags flags, JsonMap output)
    {
        JsonItem? subframe = frame.TryGetValue(key, out JsonItem? given) ? given : flags.Implicit;
        var first = Items(subframe).FirstOrDefault() as JsonMap;
        foreach (JsonItem? item in Items(subject[key]))
        {
            if (item is JsonMap map && map.TryGetValue("@list", out JsonItem? members))
            {
                JsonItem? listFrame = first is not null && first.TryGetValue("@list", out JsonItem? inside) ? inside : flags.Implicit;
                var list = new JsonMap("@list", new JsonList());
                Put(output, key, list);
                foreach (JsonItem? member in Items(members))
                {
                    Value(state, member, listFrame, null, list, "@list");
                }
            }
            else
            {
                Value(state, item, subframe, first, output, key);
            }
        }
    }

    private void Value(State state, JsonItem? item, JsonItem? subframe, JsonMap? pattern, JsonMap output, string key)
    {
        if (IsReference(item))
        {
            Frame(state with { Embedded = true }, [Text(((JsonMap)item!)["@id"])!], subframe, output, key);
        }
        else if (pattern is null || ValueMatches(pattern, item as JsonMap))
        {
            Put(output, key, item);
        }
    }

    private void Defaults(JsonMap frame, JsonMap output)
    {
        foreach (string key in Sorted(frame.Keys))
        {
            var next = Items(frame[key]).FirstOrDefault() as JsonMap;
            if (Keywords.Is(key, framing: true) && !(key == "@type" && next is not null && next.Has("@default")))
            {
                continue;
            }

            if (output.Has(key) || (next is not null && Flag(next, "@omitDefault", _options.OmitDefault)) || (next is null && _options.OmitDefault))
            {
                continue;
            }

            JsonItem? preserved = next is not null && next.TryGetValue("@default", out JsonItem? wanted) ? wanted : null;
            output[key] = new JsonList([new JsonMap("@preserve", new JsonList(Items(preserved).Select(Plain)))]);
        }
    }

    /// <summary>A default as it stands in a document: in a frame the entries of a value are arrays.</summary>
    private static JsonItem Plain(JsonItem? item) => item switch
    {
        null => new JsonText("@null"),
        JsonMap value when value.Has("@value") => new JsonMap(value.Select(e => new KeyValuePair<string, JsonItem?>(e.Key, Items(e.Value).FirstOrDefault()))),
        _ => item,
    };

    private void Reverse(State state, string id, JsonMap frame, JsonMap output)
    {
        if (frame["@reverse"] is not JsonMap reverse)
        {
            return;
        }

        foreach (string property in Sorted(reverse.Keys))
        {
            foreach (string subject in Referrers(state.Graph, property).GetValueOrDefault(id, []))
            {
                if (output["@reverse"] is not JsonMap into)
                {
                    output["@reverse"] = into = new JsonMap();
                }

                if (into[property] is not JsonList list)
                {
                    into[property] = list = new JsonList();
                }

                Frame(state with { Embedded = true }, [subject], reverse[property], list, property);
            }
        }
    }

    private Dictionary<string, List<string>> Referrers(string graph, string property)
    {
        if (_referrers.TryGetValue((graph, property), out Dictionary<string, List<string>>? found))
        {
            return found;
        }

        _referrers[(graph, property)] = found = new(StringComparer.Ordinal);
        foreach ((string subject, JsonMap node) in _graphs[graph])
        {
            foreach (string id in Items(node[property]).OfType<JsonMap>().Select(v => Text(v["@id"])).OfType<string>())
            {
                (found.TryGetValue(id, out List<string>? list) ? list : found[id] = []).Add(subject);
            }
        }

        return found;
    }

    private static void Put(JsonItem parent, string? property, JsonItem? output)
    {
        if (parent is JsonList list)
        {
            list.Add(output);
        }
        else
        {
            Add((JsonMap)parent, property!, output, asArray: true);
        }
    }

    private void Used(string id)
    {
        if (BlankLabels.IsBlank(id))
        {
            _blankUses[id] = _blankUses.GetValueOrDefault(id) + 1;
        }
    }

    /// <summary>The result without @preserve and without the labels of blank nodes that stand once.</summary>
    private JsonItem? Cleaned(JsonItem? item)
    {
        JsonLdStack.Ensure();
        switch (item)
        {
            case JsonList list:
                return new JsonList(list.Select(Cleaned));
            case JsonMap map when map["@preserve"] is JsonList preserved:
                return preserved.Count > 0 ? preserved[0] : null;
            case JsonMap map when map.Has("@value"):
                return map;
            case JsonMap map:
                var result = new JsonMap();
                foreach ((string key, JsonItem? value) in map)
                {
                    if (key != "@id" || Text(value) is not { } id || _blankUses.GetValueOrDefault(id) != 1)
                    {
                        result[key] = Cleaned(value);
                    }
                }

                return result;
            default:
                return item;
        }
    }

    /// <summary>Where framing stands: the graph, whether inside an object, the subjects on the way, and those embedded already.</summary>
    private sealed record State(string Graph, bool Embedded, HashSet<(string Graph, string Id)> Stack, Dictionary<string, HashSet<string>> Embeds);

    /// <summary>The flags of a frame.</summary>
    private sealed record Flags(string Embed, bool Explicit, bool RequireAll)
    {
        /// <summary>The frame of a property that the frame does not name.</summary>
        public JsonList Implicit { get; } = new(
        [
            new JsonMap("@embed", new JsonText(Embed)) { ["@explicit"] = JsonBoolean.Of(Explicit), ["@requireAll"] = JsonBoolean.Of(RequireAll) },
        ]);
    }
}
