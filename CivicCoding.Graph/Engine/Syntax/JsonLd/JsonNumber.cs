using System.Globalization;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>A JSON number with the characters that it was written in.</summary>
public sealed class JsonNumber : JsonItem
{
    public JsonNumber(string lexical)
    {
        Lexical = lexical;
        Value = double.Parse(lexical, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    public string Lexical { get; }

    public double Value { get; }
}
