namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>A JSON string.</summary>
public sealed class JsonText(string value) : JsonItem
{
    public string Value { get; } = value;
}
