using System.Collections.Immutable;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <content>SELECT, GROUP BY, HAVING, ORDER BY and the trailing VALUES (productions 9, 18 to 28) with their translation (sections 18.2.4 and 18.2.5).</content>
public sealed partial class SparqlParser
{
    /// <summary>The SELECT, HAVING or ORDER BY whose expression is being read; null where aggregates cannot stand.</summary>
    private SelectContext? _select;

    private SelectClause ReadSelectClause()
    {
        int position = _token.Start;
        ExpectWord("SELECT");
        bool distinct = TakeWord("DISTINCT");
        bool reduced = !distinct && TakeWord("REDUCED");
        var context = new SelectContext();
        List<string> variables = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        if (Take(SparqlTokenKind.Star))
        {
            return new SelectClause(distinct, reduced, true, position, variables, context);
        }

        while (Is(SparqlTokenKind.Variable) || Is(SparqlTokenKind.OpenParenthesis))
        {
            int start = _token.Start;
            string variable;
            if (Is(SparqlTokenKind.Variable))
            {
                variable = ReadVariable();
                context.Used.Add((variable, start, context.Expressions.Count));
                if (!seen.Add(variable))
                {
                    continue;
                }
            }
            else
            {
                variable = SelectExpression(context);
                if (!seen.Add(variable))
                {
                    throw _text.Error($"SELECT binds ?{variable} that it names before", start);
                }
            }

            variables.Add(variable);
        }

        return variables.Count > 0 ? new SelectClause(distinct, reduced, false, position, variables, context) : throw Expected("*, a variable or (expression AS ?variable) after SELECT");
    }

    private string SelectExpression(SelectContext context)
    {
        Expect(SparqlTokenKind.OpenParenthesis, "(");
        _select = context;
        Expression value = ReadExpression();
        _select = null;
        ExpectWord("AS");
        int position = _token.Start;
        string variable = ReadVariable();
        context.Expressions.Add((variable, value, position));
        Expect(SparqlTokenKind.CloseParenthesis, ") after the variable");
        return variable;
    }

    /// <summary>Reads the modifiers and the trailing VALUES, and builds the pattern in the order of section 18.2.4 and 18.2.5.</summary>
    private GraphPattern Modifiers(SelectContext context, SelectClause? clause, GraphPattern pattern, VariableScope scope, out ImmutableArray<string> variables)
    {
        GroupClause(context, scope);
        context.InModifiers = true;
        Expression? having = HavingClause(context);
        List<OrderCondition> order = OrderClause(context);
        (long? limit, long offset) = LimitOffset();
        GraphPattern.Values? values = TakeWord("VALUES") ? DataBlock() : null;
        CheckSelect(context, clause, scope);

        GraphPattern result = context.IsGrouped ? new GraphPattern.Group(pattern, [.. context.Keys], [.. context.Aggregates]) : pattern;
        result = having is null ? result : new GraphPattern.Filter(having, result);
        if (values is not null)
        {
            result = new GraphPattern.Join(result, values);
            AddNames(scope, values);
        }

        foreach ((string variable, Expression value, _) in context.Expressions)
        {
            result = new GraphPattern.Extend(result, variable, value);
        }

        result = order.Count == 0 ? result : new GraphPattern.OrderBy(result, [.. order]);
        variables = [];
        if (clause is not null)
        {
            variables = clause.All ? [.. scope.Names] : [.. clause.Variables];
            result = new GraphPattern.Project(result, variables);
            result = clause.Distinct ? new GraphPattern.Distinct(result) : clause.Reduced ? new GraphPattern.Reduced(result) : result;
        }

        return limit is null && offset == 0 ? result : new GraphPattern.Slice(result, offset, limit);
    }

    private void GroupClause(SelectContext context, VariableScope scope)
    {
        if (!TakeWord("GROUP"))
        {
            return;
        }

        ExpectWord("BY");
        context.HasGroupBy = true;
        do
        {
            if (Is(SparqlTokenKind.Variable))
            {
                string variable = ReadVariable();
                if (context.KeyNames.Add(variable))
                {
                    context.Keys.Add(new GroupKey(variable, null));
                }
            }
            else
            {
                GroupExpression(context, scope);
            }
        }
        while (Is(SparqlTokenKind.Variable) || IsConstraint);
    }

    private void GroupExpression(SelectContext context, VariableScope scope)
    {
        if (!Is(SparqlTokenKind.OpenParenthesis))
        {
            context.Keys.Add(new GroupKey(Fresh('k'), Constraint()));
            return;
        }

        Advance();
        Expression value = ReadExpression();
        string variable;
        if (TakeWord("AS"))
        {
            if (Is(SparqlTokenKind.Variable) && scope.Contains(_text.Slice(_token.Start + 1, _token.End)))
            {
                throw Error($"GROUP BY cannot bind {TokenText()}, which the pattern uses already");
            }

            variable = ReadVariable();
        }
        else
        {
            // (?x) groups by ?x itself, which may then be selected.
            variable = value is Expression.Variable plain && !context.KeyNames.Contains(plain.Name) ? plain.Name : Fresh('k');
        }

        Expect(SparqlTokenKind.CloseParenthesis, ") in GROUP BY");
        if (!context.KeyNames.Add(variable))
        {
            throw Error($"GROUP BY binds ?{variable} twice");
        }

        context.Keys.Add(new GroupKey(variable, value is Expression.Variable same && same.Name == variable ? null : value));
    }

    private Expression? HavingClause(SelectContext context)
    {
        if (!TakeWord("HAVING"))
        {
            return null;
        }

        context.HasGroupBy = true;
        List<Expression> conditions = [];
        _select = context;
        do
        {
            conditions.Add(Constraint());
        }
        while (IsConstraint);
        _select = null;
        return GroupBuilder.Balance("&&", conditions);
    }

    private List<OrderCondition> OrderClause(SelectContext context)
    {
        List<OrderCondition> order = [];
        if (!TakeWord("ORDER"))
        {
            return order;
        }

        ExpectWord("BY");
        _select = context;
        do
        {
            bool descending = TakeWord("DESC");
            bool ascending = !descending && TakeWord("ASC");
            Expression value = descending || ascending ? Bracketted()
                : Is(SparqlTokenKind.Variable) ? VariableExpression()
                : Constraint();
            order.Add(new OrderCondition(value, descending));
        }
        while (Is(SparqlTokenKind.Variable) || IsConstraint || IsWord("ASC") || IsWord("DESC"));
        _select = null;
        return order;
    }

    /// <summary>The rules of scope for SELECT (section 18.2.1) and of projection from groups (section 11.4).</summary>
    private void CheckSelect(SelectContext context, SelectClause? clause, VariableScope scope)
    {
        foreach ((string variable, _, int position) in context.Expressions)
        {
            if (scope.Contains(variable) || context.KeyNames.Contains(variable))
            {
                throw _text.Error($"SELECT cannot bind ?{variable}, which the pattern uses already", position);
            }
        }

        if (!context.IsGrouped || clause is null)
        {
            return;
        }

        if (clause.All)
        {
            throw _text.Error("SELECT * cannot stand with GROUP BY or aggregates: name the variables", clause.Position);
        }

        foreach ((string variable, int position, int before) in context.Used)
        {
            if (!context.KeyNames.Contains(variable) && !context.IsAlias(variable, before))
            {
                throw _text.Error($"?{variable} is no key of GROUP BY, so SELECT can use it inside an aggregate only", position);
            }
        }
    }
}
