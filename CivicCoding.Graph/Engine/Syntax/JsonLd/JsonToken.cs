using System.Text.Json;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>A token of a JSON value: where it stands in the value's bytes, with quotes or brackets, and the index of the token after it and all that it holds.</summary>
internal struct JsonToken
{
    public int Start;
    public int Length;
    public int Next;
    public JsonTokenType Type;
    public bool Escaped;
}
