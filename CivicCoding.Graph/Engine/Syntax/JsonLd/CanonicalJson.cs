using System.Globalization;
using System.Text;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>JSON in its one canonical form (RFC 8785), the lexical form of rdf:JSON.</summary>
internal static class CanonicalJson
{
    public static string Of(JsonItem? item)
    {
        var text = new StringBuilder();
        Write(text, item);
        return text.ToString();
    }

    /// <summary>A number as ECMAScript writes it.</summary>
    public static string Number(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        (string digits, int exponent) = Decimal(Math.Abs(value).ToString("R", CultureInfo.InvariantCulture));
        string body = exponent switch
        {
            >= 21 => Scientific(digits, exponent),
            _ when exponent >= digits.Length => digits + new string('0', exponent - digits.Length),
            > 0 => digits[..exponent] + "." + digits[exponent..],
            > -6 => "0." + new string('0', -exponent) + digits,
            _ => Scientific(digits, exponent),
        };
        return value < 0 ? "-" + body : body;
    }

    private static string Scientific(string digits, int exponent)
    {
        string mantissa = digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];
        int power = exponent - 1;
        return $"{mantissa}e{(power < 0 ? "-" : "+")}{Math.Abs(power).ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>The significant digits and the place of the point from their start.</summary>
    private static (string Digits, int Exponent) Decimal(string text)
    {
        int e = text.IndexOf('E', StringComparison.Ordinal);
        int power = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string mantissa = e < 0 ? text : text[..e];
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        string all = mantissa.Replace(".", "", StringComparison.Ordinal);
        int place = (point < 0 ? mantissa.Length : point) + power;
        string trimmed = all.TrimStart('0');
        place -= all.Length - trimmed.Length;
        return (trimmed.TrimEnd('0'), place);
    }

    private static void Write(StringBuilder text, JsonItem? item)
    {
        JsonLdStack.Ensure();
        switch (item)
        {
            case JsonText quoted:
                Quoted(text, quoted.Value);
                break;
            case JsonNumber number:
                text.Append(double.IsFinite(number.Value) ? Number(number.Value) : throw new JsonLdException("invalid JSON literal", $"The number {number.Lexical} is too large."));
                break;
            case JsonBoolean boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case JsonList list:
                text.Append('[');
                for (int i = 0; i < list.Count; i++)
                {
                    text.Append(i > 0 ? "," : "");
                    Write(text, list[i]);
                }

                text.Append(']');
                break;
            case JsonMap map:
                text.Append('{');
                string separator = "";
                foreach (string key in map.Keys.Order(StringComparer.Ordinal))
                {
                    text.Append(separator);
                    Quoted(text, key);
                    text.Append(':');
                    Write(text, map[key]);
                    separator = ",";
                }

                text.Append('}');
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void Quoted(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
