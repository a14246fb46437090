using System.Globalization;

namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>Issues blank node identifiers, the same for the same name of a document (JSON-LD 1.1 API, section 7.4).</summary>
internal sealed class BlankLabels
{
    private readonly Dictionary<string, string> _issued = new(StringComparer.Ordinal);
    private int _next;

    public string Fresh() => "_:b" + _next++.ToString(CultureInfo.InvariantCulture);

    public string For(string identifier)
    {
        if (!_issued.TryGetValue(identifier, out string? label))
        {
            _issued[identifier] = label = Fresh();
        }

        return label;
    }

    public static bool IsBlank(string text) => text.StartsWith("_:", StringComparison.Ordinal);
}
