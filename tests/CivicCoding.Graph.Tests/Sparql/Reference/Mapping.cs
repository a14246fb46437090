using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Tests.Sparql.Reference;

/// <summary>A solution mapping (SPARQL 1.1 Query, section 18.1.8): a partial function from variables to terms.</summary>
internal sealed class Mapping
{
    private readonly SortedDictionary<string, Term> _terms;

    private Mapping(SortedDictionary<string, Term> terms) => _terms = terms;

    public static Mapping Empty { get; } = new(new SortedDictionary<string, Term>(StringComparer.Ordinal));

    public IEnumerable<KeyValuePair<string, Term>> Bindings => _terms;

    public Term? this[string variable] => _terms.GetValueOrDefault(variable);

    public Mapping With(string variable, Term term) => new(new SortedDictionary<string, Term>(_terms, StringComparer.Ordinal) { [variable] = term });

    public Mapping Only(IEnumerable<string> variables)
    {
        var kept = new SortedDictionary<string, Term>(StringComparer.Ordinal);
        foreach (string variable in variables)
        {
            if (this[variable] is { } term)
            {
                kept[variable] = term;
            }
        }

        return new Mapping(kept);
    }

    public bool IsCompatible(Mapping other) => _terms.All(b => other[b.Key] is not { } term || term.Equals(b.Value));

    public bool SharesVariable(Mapping other) => _terms.Keys.Any(v => other[v] is not null);

    public Mapping Merge(Mapping other)
    {
        var merged = new SortedDictionary<string, Term>(_terms, StringComparer.Ordinal);
        foreach ((string variable, Term term) in other.Bindings)
        {
            merged[variable] = term;
        }

        return new Mapping(merged);
    }

    /// <summary>The mapping as text that is equal for equal mappings.</summary>
    public string Key => string.Join(' ', _terms.Select(b => "?" + b.Key + "=" + b.Value));

    public override string ToString() => "{" + Key + "}";
}
