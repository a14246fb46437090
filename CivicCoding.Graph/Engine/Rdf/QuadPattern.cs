namespace CivicCoding.Graph.Rdf;

/// <summary>A quad with holes: <see cref="TermId.None"/> in subject, predicate or object means any. <see cref="AnyGraph"/> tells "any graph, the default graph among them" apart from "the default graph" (graph id None).</summary>
public readonly record struct QuadPattern(TermId Subject, TermId Predicate, TermId Object, TermId Graph, bool AnyGraph)
{
    /// <summary>A pattern over all graphs.</summary>
    public static QuadPattern In(TermId subject, TermId predicate, TermId @object) => new(subject, predicate, @object, TermId.None, AnyGraph: true);

    /// <summary>A pattern in one graph; None is the default graph.</summary>
    public static QuadPattern In(TermId subject, TermId predicate, TermId @object, TermId graph) => new(subject, predicate, @object, graph, AnyGraph: false);
}
