using System.Runtime.CompilerServices;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;
using CivicCoding.Graph.Sparql.Functions;

namespace CivicCoding.Graph.Sparql.Execution.Expressions;

/// <summary>Compiles expressions of the algebra for the columns of a schema.</summary>
/// <param name="context">The query.</param>
/// <param name="exists">Makes the evaluator of an EXISTS that no join could take over.</param>
internal sealed class ExpressionCompiler(QueryContext context, Func<Expression.Exists, Schema, Evaluator> exists)
{
    public Evaluator Compile(Expression expression, Schema schema)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return expression switch
        {
            Expression.Variable variable when schema.IndexOf(variable.Name) is >= 0 and int column => new ColumnEvaluator(column, context),
            Expression.Variable => new ConstantEvaluator(Value.Unbound),
            Expression.Constant constant => new ConstantEvaluator(Value.From(constant.Term)),
            Expression.Call call => Call(call, schema),
            Expression.Exists pattern => exists(pattern, schema),
            _ => throw new NotSupportedException("An aggregate outside of GROUP BY is not supported."),
        };
    }

    public Condition CompileCondition(Expression expression, Schema schema) => new ExpressionCondition(Compile(expression, schema), context);

    private Evaluator Call(Expression.Call call, Schema schema)
    {
        if (OnBytes(call, schema) is { } direct)
        {
            return direct;
        }

        Evaluator[] arguments = [.. call.Arguments.Select(a => Compile(a, schema))];
        switch (call.Function)
        {
            case "&&":
                return new LogicalEvaluator('&', arguments[0], arguments[1]);
            case "||":
                return new LogicalEvaluator('|', arguments[0], arguments[1]);
            case "!":
                return new LogicalEvaluator('!', arguments[0]);
            case "IF" or "COALESCE" or "BOUND" or "IN" or "NOT IN":
                return new LazyEvaluator(call.Function, arguments);
            case "SAMETERM":
                return new SameIdEvaluator(arguments[0], arguments[1], negated: false, context);
            case "=" or "!=" when arguments.Any(a => a is ConstantEvaluator { Value.Kind: ValueKind.Iri }):
                return new SameIdEvaluator(arguments[0], arguments[1], call.Function == "!=", context);
            default:
                // A function that is not known here is an error in each solution, not of the query (section 17.6).
                return FunctionTable.TryFind(call.Function, out SparqlFunction function)
                    ? new CallEvaluator(function, arguments, context.Functions)
                    : call.Function.StartsWith('<') ? new ConstantEvaluator(Value.Error) : throw new NotSupportedException($"The function {call.Function} is not supported yet.");
        }
    }

    /// <summary>The common tests of texts that need no value to be made; null for all others.</summary>
    private Evaluator? OnBytes(Expression.Call call, Schema schema)
    {
        switch (call)
        {
            case { Function: "=" or "!=", Arguments: [Expression.Call { Function: "LANG", Arguments: [Expression.Variable variable] }, Expression.Constant { Term: Literal { Language: null } tag }] }
                when tag.Datatype.Equals(WellKnown.XsdString) && schema.IndexOf(variable.Name) is >= 0 and int column:
                return new LanguageEvaluator(column, tag.Lexical, call.Function == "!=", context);
            case { Function: "CONTAINS" or "STRSTARTS" or "STRENDS", Arguments: [{ } text, Expression.Constant { Term: Literal { Language: null } pattern }] }
                when pattern.Datatype.Equals(WellKnown.XsdString):
                bool ofAny = text is Expression.Call { Function: "STR" };
                Expression tested = text is Expression.Call { Function: "STR", Arguments: [{ } inner] } ? inner : text;
                return tested is Expression.Variable name && schema.IndexOf(name.Name) is >= 0 and int place
                    ? new TextEvaluator(call.Function, place, ofAny, pattern.Lexical, context)
                    : null;
            default:
                return null;
        }
    }
}
