using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Algebra;

/// <summary>An expression (SPARQL 1.1 Query, section 17). Evaluating one gives a term or an error, which is a value and never an exception.</summary>
public abstract record Expression
{
    private Expression()
    {
    }

    public sealed record Variable(string Name) : Expression;

    public sealed record Constant(Term Term) : Expression;

    /// <summary>
    /// An operator, built-in call, cast or extension function. <paramref name="Function"/> is the operator sign (<c>=</c>, <c>!=</c>, <c>&lt;</c>, <c>&gt;</c>,
    /// <c>&lt;=</c>, <c>&gt;=</c>, <c>+</c>, <c>-</c>, <c>*</c>, <c>/</c>, <c>!</c>, <c>&amp;&amp;</c>, <c>||</c>, <c>IN</c>, <c>NOT IN</c>; <c>+</c> and <c>-</c> with one argument are the signs),
    /// the built-in's name in capitals (<c>STRLEN</c>, <c>BOUND</c>, <c>IF</c>, <c>COALESCE</c>), or the function's IRI in angle brackets (<c>&lt;http://www.w3.org/2001/XMLSchema#integer&gt;</c>).
    /// The first argument of IN is the tested value. IRI has the base IRI of its place as a second, constant argument where there is a base.
    /// </summary>
    public sealed record Call(string Function, ImmutableArray<Expression> Arguments) : Expression;

    /// <summary>EXISTS or NOT EXISTS (section 8.1).</summary>
    public sealed record Exists(GraphPattern Pattern, bool Negated) : Expression;

    /// <summary>An aggregate (section 18.5.1): COUNT, SUM, MIN, MAX, AVG, SAMPLE, GROUP_CONCAT. <paramref name="Argument"/> is null for COUNT(*). After translation it stands only in <see cref="GraphPattern.Group"/>.</summary>
    public sealed record Aggregate(string Function, Expression? Argument, bool Distinct, string? Separator) : Expression;
}
