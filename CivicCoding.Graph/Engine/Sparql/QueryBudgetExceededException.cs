namespace CivicCoding.Graph.Sparql;

/// <summary>A query ran out of its time, memory or row budget and was ended; nothing of its result may be taken for whole.</summary>
public sealed class QueryBudgetExceededException : Exception
{
    public QueryBudgetExceededException(string message, QueryBudgetKind kind)
        : base(message)
    {
        Kind = kind;
    }

    public QueryBudgetKind Kind { get; }
}
