namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>A JSON true or false.</summary>
public sealed class JsonBoolean : JsonItem
{
    private JsonBoolean(bool value)
    {
        Value = value;
    }

    public static JsonBoolean True { get; } = new(true);

    public static JsonBoolean False { get; } = new(false);

    public bool Value { get; }

    public static JsonBoolean Of(bool value) => value ? True : False;
}
