using System.Collections;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>A JSON array.</summary>
public sealed class JsonList : JsonItem, IReadOnlyList<JsonItem?>
{
    private readonly List<JsonItem?> _items;

    public JsonList()
    {
        _items = [];
    }

    public JsonList(IEnumerable<JsonItem?> items)
    {
        _items = [.. items];
    }

    public int Count => _items.Count;

    public JsonItem? this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    public void Add(JsonItem? item) => _items.Add(item);

    public void AddRange(IEnumerable<JsonItem?> items) => _items.AddRange(items);

    public void RemoveAt(int index) => _items.RemoveAt(index);

    public IEnumerator<JsonItem?> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
