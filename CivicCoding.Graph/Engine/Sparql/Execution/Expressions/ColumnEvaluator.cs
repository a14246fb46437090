using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution.Expressions;

/// <summary>A variable.</summary>
internal sealed class ColumnEvaluator(int column, QueryContext context) : Evaluator
{
    public int Column => column;

    public override Value Evaluate(Batch batch, int place) => Value.From(new TermId(batch.Columns[column][place]), context.Terms, context.Functions.Arena);

    public override ulong EvaluateId(Batch batch, int place, QueryContext context) => batch.Columns[column][place];
}
