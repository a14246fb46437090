using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>The answer to a query, not yet drawn: solutions, a boolean or triples. Disposing it ends the query and frees its snapshot.</summary>
public abstract class QueryAnswer : IDisposable
{
    public abstract QueryForm Form { get; }

    /// <summary>The solutions of SELECT.</summary>
    /// <exception cref="InvalidOperationException">The form has none.</exception>
    public abstract SolutionReader Solutions { get; }

    /// <summary>The truth of ASK.</summary>
    /// <exception cref="InvalidOperationException">The form has none.</exception>
    public abstract bool Boolean { get; }

    /// <summary>Writes the triples of CONSTRUCT or DESCRIBE, each once, with the default graph as graph.</summary>
    /// <exception cref="InvalidOperationException">The form has none.</exception>
    public abstract void WriteTriples(IQuadSink sink);

    /// <summary>The commit sequence number of the snapshot that was read; 0 for data in memory.</summary>
    public abstract long Sequence { get; }

    public abstract void Dispose();
}
