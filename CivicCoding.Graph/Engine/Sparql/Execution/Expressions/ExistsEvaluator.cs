using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution.Expressions;

/// <summary>EXISTS by substitution (SPARQL 1.1 Query, section 18.6): plans and runs the pattern for each distinct binding of the variables that it shares with the solution.</summary>
internal sealed class ExistsEvaluator(QueryContext context, int[] columns, bool negated, Func<IReadOnlyList<Term?>, Operator> plan) : Evaluator
{
    private readonly SolutionSet _asked = new(columns.Length, context.Memory);
    private readonly List<bool> _answers = [];

    public override Value Evaluate(Batch batch, int place) => Value.FromBoolean(Holds(batch, place));

    private bool Holds(Batch batch, int place)
    {
        Span<ulong> key = columns.Length <= 64 ? stackalloc ulong[columns.Length] : new ulong[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            key[i] = batch.Columns[columns[i]][place];
        }

        int known = _asked.Add(key);
        if (known >= 0)
        {
            return _answers[known];
        }

        var terms = new Term?[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            terms[i] = context.Terms.GetTerm(new TermId(key[i]));
        }

        using Operator pattern = plan(terms);
        bool answer = pattern.Next() is not null != negated;
        _answers.Add(answer);
        return answer;
    }
}
