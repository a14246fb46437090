namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>The last step of framing (JSON-LD 1.1 Framing, section 5.2.1).</summary>
internal sealed partial class Framer
{
    /// <summary>Puts null where @null stands for it; arrays lose it.</summary>
    public static JsonItem? WithNulls(JsonItem? item)
    {
        JsonLdStack.Ensure();
        return item switch
        {
            JsonText { Value: "@null" } => null,
            JsonList list => new JsonList(list.Select(WithNulls).Where(i => i is not null)),
            JsonMap map => new JsonMap(map.Select(e => new KeyValuePair<string, JsonItem?>(e.Key, WithNulls(e.Value)))),
            _ => item,
        };
    }
}
