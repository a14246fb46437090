using System.Collections;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>A JSON object, its entries in order.</summary>
public sealed class JsonMap : JsonItem, IReadOnlyCollection<KeyValuePair<string, JsonItem?>>
{
    private readonly OrderedDictionary<string, JsonItem?> _entries = new(StringComparer.Ordinal);

    public JsonMap()
    {
    }

    public JsonMap(IEnumerable<KeyValuePair<string, JsonItem?>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach ((string key, JsonItem? value) in entries)
        {
            _entries[key] = value;
        }
    }

    public JsonMap(string key, JsonItem? value)
    {
        _entries[key] = value;
    }

    public int Count => _entries.Count;

    /// <summary>The place of its opening bracket in the document that it was read from, in bytes; -1 where it was not read.</summary>
    public int Offset { get; init; } = -1;

    /// <summary>The keys in order, as they are now.</summary>
    public IReadOnlyList<string> Keys => [.. _entries.Keys];

    /// <summary>The value of a key; null also where there is none.</summary>
    public JsonItem? this[string key]
    {
        get => _entries.GetValueOrDefault(key);
        set => _entries[key] = value;
    }

    public bool Has(string key) => _entries.ContainsKey(key);

    public bool TryGetValue(string key, out JsonItem? value) => _entries.TryGetValue(key, out value);

    public bool TryAdd(string key, JsonItem? value) => _entries.TryAdd(key, value);

    public bool Remove(string key) => _entries.Remove(key);

    public IEnumerator<KeyValuePair<string, JsonItem?>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
