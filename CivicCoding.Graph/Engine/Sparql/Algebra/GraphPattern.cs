using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Algebra;

/// <summary>The algebra of graph patterns and solution modifiers (SPARQL 1.1 Query, section 18.2).</summary>
public abstract record GraphPattern
{
    private GraphPattern()
    {
    }

    /// <summary>A basic graph pattern; the empty one has one solution that binds nothing.</summary>
    public sealed record Bgp(ImmutableArray<TriplePattern> Triples) : GraphPattern
    {
        public static Bgp Empty { get; } = new([]);
    }

    /// <summary>A property path pattern that translation did not dissolve into triples (section 18.2.2.4).</summary>
    public sealed record Path(PatternTerm Subject, PropertyPath Property, PatternTerm Object) : GraphPattern;

    /// <summary>A registered property function, called by a triple pattern with its predicate, such as text:match; the arguments are single terms or RDF lists of the query text.</summary>
    public sealed record PropertyFunction(Iri Function, ImmutableArray<PatternTerm> Subject, ImmutableArray<PatternTerm> Object) : GraphPattern;

    public sealed record Join(GraphPattern Left, GraphPattern Right) : GraphPattern;

    /// <summary>OPTIONAL; a null condition is true.</summary>
    public sealed record LeftJoin(GraphPattern Left, GraphPattern Right, Expression? Condition) : GraphPattern;

    public sealed record Filter(Expression Condition, GraphPattern Inner) : GraphPattern;

    public sealed record Union(GraphPattern Left, GraphPattern Right) : GraphPattern;

    public sealed record Minus(GraphPattern Left, GraphPattern Right) : GraphPattern;

    /// <summary>GRAPH (section 18.6): the inner pattern is matched against the named graph or, for a variable, each of them.</summary>
    public sealed record InGraph(PatternTerm Name, GraphPattern Inner) : GraphPattern;

    public sealed record Extend(GraphPattern Inner, string Variable, Expression Value) : GraphPattern;

    /// <summary>VALUES; a null is UNDEF.</summary>
    public sealed record Values(ImmutableArray<string> Variables, ImmutableArray<ImmutableArray<Term?>> Rows) : GraphPattern;

    /// <summary>SERVICE (Federated Query, section 4): <paramref name="Text"/> is the group graph pattern as it is sent, with full IRIs.</summary>
    public sealed record Service(PatternTerm Endpoint, GraphPattern Inner, string Text, bool Silent) : GraphPattern;

    /// <summary>GROUP BY with its aggregates: each key is a variable and, where it is computed, its expression; each aggregate is bound to a variable. No keys and aggregates make one group.</summary>
    public sealed record Group(GraphPattern Inner, ImmutableArray<GroupKey> Keys, ImmutableArray<AggregateBinding> Aggregates) : GraphPattern;

    public sealed record OrderBy(GraphPattern Inner, ImmutableArray<OrderCondition> Conditions) : GraphPattern;

    public sealed record Project(GraphPattern Inner, ImmutableArray<string> Variables) : GraphPattern;

    public sealed record Distinct(GraphPattern Inner) : GraphPattern;

    public sealed record Reduced(GraphPattern Inner) : GraphPattern;

    /// <summary>OFFSET and LIMIT; a null limit is none.</summary>
    public sealed record Slice(GraphPattern Inner, long Offset, long? Limit) : GraphPattern;
}
