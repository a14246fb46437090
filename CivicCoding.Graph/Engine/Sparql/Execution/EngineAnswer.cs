using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Execution;

/// <summary>An answer that a plan gives while it is drawn.</summary>
internal abstract class EngineAnswer(QueryContext context, Operator plan, QueryForm form) : QueryAnswer
{
    public override QueryForm Form => form;

    public override SolutionReader Solutions => throw new InvalidOperationException($"A query of the form {form} has no solutions.");

    public override bool Boolean => throw new InvalidOperationException($"A query of the form {form} has no boolean answer.");

    public override long Sequence => context.Sequence;

    protected QueryContext Context => context;

    protected Operator Plan => plan;

    public override void WriteTriples(IQuadSink sink) => throw new InvalidOperationException($"A query of the form {form} has no triples.");

    public override void Dispose()
    {
        plan.Dispose();
        context.Dispose();
    }

    /// <summary>Counts results against the largest number of an answer.</summary>
    protected void CheckRows(long rows)
    {
        if (rows > context.Options.MaxRows)
        {
            throw new QueryBudgetExceededException($"The answer has more than {context.Options.MaxRows} results. Add LIMIT, or ask for less per query.", QueryBudgetKind.Rows);
        }
    }
}
