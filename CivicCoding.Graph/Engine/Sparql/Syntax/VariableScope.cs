namespace CivicCoding.Graph.Sparql.Syntax;

/// <summary>The variables in scope in a pattern (SPARQL 1.1 Query, section 18.2.1), in the order of their first appearance.</summary>
internal sealed class VariableScope
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    public IReadOnlyList<string> Names => _order;

    public bool Contains(string name) => _names.Contains(name);

    public void Add(string name)
    {
        if (_names.Add(name))
        {
            _order.Add(name);
        }
    }

    public void AddAll(VariableScope other)
    {
        foreach (string name in other._order)
        {
            Add(name);
        }
    }
}
