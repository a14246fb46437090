using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Syntax;

namespace CivicCoding.Graph.Sparql.Update;

/// <summary>Carries out SPARQL 1.1 Update requests. Safe for use by many threads.</summary>
/// <param name="queries">Answers the WHERE parts.</param>
/// <param name="loader">Fetches the documents of LOAD; null: LOAD is off.</param>
/// <param name="time">The clock of deadlines; null: the system's.</param>
public sealed class UpdateEngine(QueryEngine queries, IDocumentLoader? loader = null, TimeProvider? time = null)
{
    /// <summary>The account of the one request that this engine is made for; null: each has its own.</summary>
    internal MemoryAccount? Memory { get; init; }

    /// <summary>Carries out a request in a transaction, which the caller commits; where this throws, the caller must not commit it.</summary>
    /// <exception cref="SparqlSyntaxException">The text breaks the grammar.</exception>
    /// <exception cref="UpdateException">An operation failed.</exception>
    /// <exception cref="QueryBudgetExceededException">A budget ran out.</exception>
    public UpdateCounts Execute(string update, IQuadTransaction transaction, UpdateOptions? options = null, CancellationToken cancellation = default) =>
        Execute(SparqlParser.ParseUpdate(update, options?.Base), transaction, options, cancellation);

    /// <summary>As <see cref="Execute(string, IQuadTransaction, UpdateOptions?, CancellationToken)"/>, for a request that was parsed before the transaction began.</summary>
    public UpdateCounts Execute(UpdateRequest update, IQuadTransaction transaction, UpdateOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        ArgumentNullException.ThrowIfNull(transaction);
        var run = new UpdateRun(queries, loader, transaction, options ?? UpdateOptions.Default, time ?? TimeProvider.System, Memory, cancellation);
        foreach (UpdateOperation operation in update.Operations)
        {
            run.Execute(operation);
        }

        return run.Counts;
    }
}
