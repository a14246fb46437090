namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Values by what they hold.</summary>
internal sealed class JsonItemComparer : IEqualityComparer<JsonItem>
{
    public static JsonItemComparer Instance { get; } = new();

    public bool Equals(JsonItem? x, JsonItem? y) => JsonItem.DeepEquals(x, y);

    public int GetHashCode(JsonItem obj) => obj switch
    {
        JsonText text => string.GetHashCode(text.Value, StringComparison.Ordinal),
        JsonNumber number => number.Value.GetHashCode(),
        JsonMap map when map["@id"] is JsonText id => string.GetHashCode(id.Value, StringComparison.Ordinal),
        JsonMap map when map["@value"] is { } value and not JsonMap => GetHashCode(value),
        JsonMap map => map.Count,
        _ => 1,
    };
}
