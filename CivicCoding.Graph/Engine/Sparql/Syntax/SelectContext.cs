using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <summary>What one SELECT, HAVING and ORDER BY share while they are read: the aggregates found in them and the variables used outside aggregates (section 18.2.4.1).</summary>
internal sealed class SelectContext
{
    private readonly Dictionary<string, string> _byText = new(StringComparer.Ordinal);

    public List<AggregateBinding> Aggregates { get; } = [];

    /// <summary>The variables of SELECT outside aggregates, with their places and the number of SELECT expressions before them.</summary>
    public List<(string Variable, int Position, int Before)> Used { get; } = [];

    public List<GroupKey> Keys { get; } = [];

    /// <summary>The names that the group's keys give.</summary>
    public HashSet<string> KeyNames { get; } = new(StringComparer.Ordinal);

    /// <summary>SELECT (expression AS variable), in order, with the variable's place.</summary>
    public List<(string Variable, Expression Value, int Position)> Expressions { get; } = [];

    public bool HasGroupBy { get; set; }

    public bool InAggregate { get; set; }

    /// <summary>True while HAVING or ORDER BY is read, after the group's keys are known.</summary>
    public bool InModifiers { get; set; }

    public bool IsGrouped => HasGroupBy || Aggregates.Count > 0;

    /// <summary>The variable of an aggregate; the same text gives the same one.</summary>
    public string VariableOf(string text, Func<Expression.Aggregate> make, Func<string> name)
    {
        if (!_byText.TryGetValue(text, out string? variable))
        {
            variable = name();
            _byText.Add(text, variable);
            Aggregates.Add(new AggregateBinding(variable, make()));
        }

        return variable;
    }

    /// <summary>True where a SELECT expression before the given number binds the variable.</summary>
    public bool IsAlias(string variable, int before = int.MaxValue)
    {
        for (int i = 0; i < Expressions.Count && i < before; i++)
        {
            if (Expressions[i].Variable == variable)
            {
                return true;
            }
        }

        return false;
    }
}
