using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph;

/// <summary>Looks at each write before it is committed and may refuse it. It runs in the writer's turn: it must be bounded.</summary>
public interface IWriteGuard
{
    /// <summary>Returns where the write may be committed; an exception undoes it and reaches its caller.</summary>
    /// <param name="before">The data without the write.</param>
    /// <param name="after">The data with it.</param>
    /// <param name="touched">The triples that it added or removed, by their ids in <paramref name="after"/>; some may be as they were.</param>
    /// <param name="cancellation">Ends the check and the write.</param>
    void Check(IQuadSource before, IQuadSource after, IReadOnlyCollection<(TermId Subject, TermId Predicate, TermId Object)> touched, CancellationToken cancellation);
}
