namespace CivicCoding.Graph.Sparql;

/// <summary>Which of a query's budgets ran out.</summary>
public enum QueryBudgetKind
{
    Time,
    Memory,
    Rows,
    Work,
}
