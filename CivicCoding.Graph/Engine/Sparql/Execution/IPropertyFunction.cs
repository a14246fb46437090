using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>A predicate that computes instead of matching, such as text:match. Registered by its IRI; the engine calls it once for each distinct binding of its bound arguments.</summary>
public interface IPropertyFunction
{
    Iri Iri { get; }

    /// <summary>The solutions for the given arguments.</summary>
    /// <param name="subject">The subject arguments (one, or the members of a list); null where unbound.</param>
    /// <param name="object">The object arguments; null where unbound.</param>
    /// <param name="context">The snapshot that the query reads, its cancellation and its limits.</param>
    /// <returns>For each solution the terms of all subject arguments, then of all object arguments; a null leaves the position unbound. Best first where it ranks.</returns>
    IEnumerable<Term?[]> Evaluate(IReadOnlyList<Term?> subject, IReadOnlyList<Term?> @object, PropertyFunctionContext context);
}
