namespace CivicCoding.Graph.Sparql.Algebra;

/// <summary>A triple pattern (SPARQL 1.1 Query, section 18.1.5); the predicate is a variable or an IRI.</summary>
public sealed record TriplePattern(PatternTerm Subject, PatternTerm Predicate, PatternTerm Object)
{
    public override string ToString() => $"{Subject} {Predicate} {Object}";
}
