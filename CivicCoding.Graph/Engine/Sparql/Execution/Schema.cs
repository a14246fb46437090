using System.Collections.Immutable;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>The variables of an operator's columns, and which of them may be unbound in some solution.</summary>
internal sealed class Schema
{
    private readonly Dictionary<string, int> _places;

    public Schema(IEnumerable<string> variables, Func<string, bool>? mayBeUnbound = null)
    {
        Variables = [.. variables];
        MayBeUnbound = [.. Variables.Select(v => mayBeUnbound is not null && mayBeUnbound(v))];
        _places = new Dictionary<string, int>(Variables.Length, StringComparer.Ordinal);
        for (int i = 0; i < Variables.Length; i++)
        {
            _places.Add(Variables[i], i);
        }
    }

    public static Schema Empty { get; } = new([]);

    public ImmutableArray<string> Variables { get; }

    public ImmutableArray<bool> MayBeUnbound { get; }

    public int Width => Variables.Length;

    /// <summary>The column of a variable, -1 where there is none.</summary>
    public int IndexOf(string variable) => _places.GetValueOrDefault(variable, -1);

    public bool Contains(string variable) => _places.ContainsKey(variable);

    /// <summary>True where the variable has a column and is bound in every solution.</summary>
    public bool Binds(string variable) => _places.TryGetValue(variable, out int place) && !MayBeUnbound[place];
}
