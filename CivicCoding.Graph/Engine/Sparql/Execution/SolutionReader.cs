using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>The solutions of a query, one after the other, with terms decoded only when asked for.</summary>
public abstract class SolutionReader : IDisposable
{
    /// <summary>The variables without question marks, in result order.</summary>
    public abstract IReadOnlyList<string> Variables { get; }

    /// <summary>Moves to the next solution; false at the end.</summary>
    /// <exception cref="QueryBudgetExceededException">A budget ran out.</exception>
    public abstract bool MoveNext();

    /// <summary>The term of a column of the current solution, <see cref="TermSpan.None"/> where it is unbound.</summary>
    public abstract TermSpan Get(int column, TermScratch scratch);

    public abstract void Dispose();
}
