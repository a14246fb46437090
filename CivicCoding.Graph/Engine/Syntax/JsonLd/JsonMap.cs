using System.Collections;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>A JSON object, its entries in order; most are small, and only large ones have an index.</summary>
public sealed class JsonMap : JsonItem, IReadOnlyCollection<KeyValuePair<string, JsonItem?>>
{
    private const int Small = 12;

    private KeyValuePair<string, JsonItem?>[] _entries;
    private int _count;
    private Dictionary<string, int>? _index;

    public JsonMap()
    {
        _entries = [];
    }

    public JsonMap(IEnumerable<KeyValuePair<string, JsonItem?>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        _entries = [];
        foreach ((string key, JsonItem? value) in entries)
        {
            this[key] = value;
        }
    }

    public JsonMap(string key, JsonItem? value)
    {
        _entries = [new(key, value), default];
        _count = 1;
    }

    public int Count => _count;

    /// <summary>The place of its opening bracket in the document that it was read from, in bytes; -1 where it was not read.</summary>
    public int Offset { get; init; } = -1;

    /// <summary>The keys in order, as they are now.</summary>
    public IReadOnlyList<string> Keys
    {
        get
        {
            string[] keys = new string[_count];
            for (int i = 0; i < keys.Length; i++)
            {
                keys[i] = _entries[i].Key;
            }

            return keys;
        }
    }

    /// <summary>The value of a key; null also where there is none.</summary>
    public JsonItem? this[string key]
    {
        get => Find(key) is >= 0 and int at ? _entries[at].Value : null;
        set
        {
            int at = Find(key);
            if (at >= 0)
            {
                _entries[at] = new(key, value);
            }
            else
            {
                Append(key, value);
            }
        }
    }

    public bool Has(string key) => Find(key) >= 0;

    public bool TryGetValue(string key, out JsonItem? value)
    {
        int at = Find(key);
        value = at < 0 ? null : _entries[at].Value;
        return at >= 0;
    }

    public bool TryAdd(string key, JsonItem? value)
    {
        if (Find(key) >= 0)
        {
            return false;
        }

        Append(key, value);
        return true;
    }

    public bool Remove(string key)
    {
        int at = Find(key);
        if (at < 0)
        {
            return false;
        }

        _count--;
        Array.Copy(_entries, at + 1, _entries, at, _count - at);
        _entries[_count] = default;
        _index = null;
        return true;
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<string, JsonItem?>> IEnumerable<KeyValuePair<string, JsonItem?>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(string key)
    {
        if (_count > Small)
        {
            return Index().GetValueOrDefault(key, -1);
        }

        for (int i = 0; i < _count; i++)
        {
            if (string.Equals(_entries[i].Key, key, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private Dictionary<string, int> Index()
    {
        if (_index is null)
        {
            _index = new Dictionary<string, int>(_count * 2, StringComparer.Ordinal);
            for (int i = 0; i < _count; i++)
            {
                _index[_entries[i].Key] = i;
            }
        }

        return _index;
    }

    private void Append(string key, JsonItem? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(4, _count * 2));
        }

        _entries[_count] = new(key, value);
        _index?.Add(key, _count);
        _count++;
    }

    /// <summary>Goes through the entries in order.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<string, JsonItem?>>
    {
        private readonly JsonMap _map;
        private int _at;

        internal Enumerator(JsonMap map)
        {
            _map = map;
            _at = -1;
        }

        public readonly KeyValuePair<string, JsonItem?> Current => _map._entries[_at];

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => ++_at < _map._count;

        public void Reset() => _at = -1;

        public readonly void Dispose()
        {
        }
    }
}
