using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>One of the patterns that a group joins.</summary>
internal abstract class Relation
{
    public abstract ImmutableArray<string> Variables { get; }

    /// <summary>The expected number of solutions of this pattern alone.</summary>
    public abstract double Rows { get; }

    /// <summary>The cost of running it alone.</summary>
    public virtual double Cost => Rows;

    /// <summary>True where the variable is bound in every solution.</summary>
    public virtual bool Binds(string variable) => true;

    /// <summary>About how many distinct bindings a variable has.</summary>
    public virtual double Distinct(string variable) => Math.Max(1, Rows);

    /// <summary>The variables that a run of it alone can ascend by first; null for none.</summary>
    public virtual IEnumerable<string?> Orders => [null];

    /// <summary>True where it can only be run, or had better be run, with bindings from the left.</summary>
    public virtual bool IsDependent => false;

    /// <summary>The variable that must be bound before it can run; null: none.</summary>
    public virtual string? Requires => null;

    /// <summary>Runs it alone, sorted as asked where that is one of <see cref="Orders"/>.</summary>
    public abstract Operator Run(string? sortedBy, Func<string, bool> isNeeded);

    /// <summary>Runs it with bindings from the left, or gives null where it cannot.</summary>
    public virtual Operator? Attach(Operator left, Func<string, bool> isNeeded) => null;
}
