using System.Collections.Immutable;

namespace CivicCoding.Graph.Sparql.Algebra;

/// <summary>A query translated to the algebra (SPARQL 1.1 Query, section 18.2).</summary>
/// <param name="Form">The query form.</param>
/// <param name="Pattern">The pattern with all solution modifiers; for SELECT a projection stands at or below the top.</param>
/// <param name="Variables">The result variables of SELECT in order; empty for other forms.</param>
/// <param name="Template">The template of CONSTRUCT; blank nodes are variables whose names start with a dot, made anew for each solution.</param>
/// <param name="Describe">The terms and variables of DESCRIBE.</param>
/// <param name="Dataset">The dataset clause, or null.</param>
public sealed record AlgebraQuery(
    QueryForm Form,
    GraphPattern Pattern,
    ImmutableArray<string> Variables,
    ImmutableArray<TriplePattern> Template,
    ImmutableArray<PatternTerm> Describe,
    DatasetClause? Dataset);
