using System.Globalization;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Execution;

namespace CivicCoding.Graph.Sparql.Optimization;

/// <summary>What rewrites of one pattern share.</summary>
internal sealed class RewriteContext(IReadOnlyDictionary<string, IPropertyFunction> functions, string name)
{
    private int _fresh;

    public IReadOnlyDictionary<string, IPropertyFunction> PropertyFunctions => functions;

    /// <summary>A variable that is nowhere else in the query.</summary>
    public PatternTerm.Variable NewVariable() => new($".path{name}-{(_fresh++).ToString(CultureInfo.InvariantCulture)}");
}
