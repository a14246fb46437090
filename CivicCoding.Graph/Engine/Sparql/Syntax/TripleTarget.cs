using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <summary>Receives the triples of a block, says what may stand in them and makes their terms.</summary>
/// <typeparam name="T">A term: that of a pattern, or a place in data.</typeparam>
internal abstract class TripleTarget<T>
{
    /// <summary>True in patterns; templates and data have no paths.</summary>
    public bool Paths { get; init; }

    /// <summary>False in INSERT DATA and DELETE DATA.</summary>
    public bool Variables { get; init; } = true;

    /// <summary>False in DELETE DATA, DELETE WHERE and DELETE templates.</summary>
    public bool BlankNodes { get; init; } = true;

    /// <summary>What the triples stand in, for messages.</summary>
    public string Name { get; init; } = "a graph pattern";

    public abstract void Add(T subject, T predicate, T @object);

    /// <summary>The triples that come next stand in a graph.</summary>
    public abstract void EnterGraph(T graph);

    /// <summary>The triples that come next stand in the default graph, or that of WITH.</summary>
    public abstract void LeaveGraph();

    /// <summary>Adds what a property path between two terms means.</summary>
    public abstract void AddPath(SparqlParser parser, T subject, PropertyPath path, T @object);

    /// <summary>A variable, or a blank node: its name starts with a dot.</summary>
    public abstract T Variable(string name);

    public abstract T Constant(Iri iri);

    /// <summary>Takes an IRI from the text.</summary>
    public abstract T ReadIri(SparqlParser parser, string what);

    /// <summary>Takes a literal from the text.</summary>
    public abstract T ReadLiteral(SparqlParser parser);
}
