using System.Globalization;

namespace CivicCoding.Graph.Rdf.Canonicalization;

/// <summary>Issues identifiers for blank node labels in order (RDFC-1.0, section 4.5).</summary>
internal sealed class IdentifierIssuer(string prefix)
{
    private readonly Dictionary<string, string> _issued = new(StringComparer.Ordinal);

    /// <summary>The labels in the order in which they came.</summary>
    public List<string> Order { get; } = [];

    public IReadOnlyDictionary<string, string> Issued => _issued;

    public bool Has(string label) => _issued.ContainsKey(label);

    public string? Get(string label) => _issued.GetValueOrDefault(label);

    public string Issue(string label)
    {
        if (!_issued.TryGetValue(label, out string? identifier))
        {
            _issued[label] = identifier = prefix + Order.Count.ToString(CultureInfo.InvariantCulture);
            Order.Add(label);
        }

        return identifier;
    }

    public IdentifierIssuer Copy()
    {
        var copy = new IdentifierIssuer(prefix);
        Order.ForEach(l => copy.Issue(l));
        return copy;
    }
}
