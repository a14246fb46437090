using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <content>Expressions and built-in calls (productions 68 to 72 and 110 to 128).</content>
public sealed partial class SparqlParser
{
    private Expression ReadExpression()
    {
        Enter();
        Expression value = Binary(0);
        Leave();
        return value;
    }

    private Expression Bracketted()
    {
        Expect(SparqlTokenKind.OpenParenthesis, "( before an expression");
        Expression value = ReadExpression();
        Expect(SparqlTokenKind.CloseParenthesis, ") after the expression");
        return value;
    }

    private bool IsConstraint => Is(SparqlTokenKind.OpenParenthesis) || IsIri
        || (Is(SparqlTokenKind.Word) && TokenText() is var word && (BuiltInCalls.TryGet(word, out _) || BuiltInCalls.Aggregates.Contains(word) || IsWord("EXISTS") || IsWord("NOT")));

    /// <summary>A bracketed expression, a built-in call or a function call.</summary>
    private Expression Constraint()
    {
        if (Is(SparqlTokenKind.OpenParenthesis))
        {
            return Bracketted();
        }

        if (IsIri)
        {
            Iri function = ReadIri();
            return Is(SparqlTokenKind.OpenParenthesis) || Is(SparqlTokenKind.Nil) ? FunctionCall(function) : throw Expected("( after the function's IRI");
        }

        return Is(SparqlTokenKind.Word) && IsConstraint ? BuiltInCall() : throw Expected("( or a function call");
    }

    /// <summary>Operators by precedence: 0 or, 1 and, 2 comparison, 3 sum, 4 product.</summary>
    private Expression Binary(int least)
    {
        Expression left = Unary();
        while (true)
        {
            (string? sign, int level) = Operator();
            if (sign is null || level < least)
            {
                return left;
            }

            if (level <= 1)
            {
                left = Chain(left, sign, level);
            }
            else if (sign is "IN" or "NOT")
            {
                left = Membership(left);
            }
            else
            {
                Advance();
                left = new Expression.Call(sign, [left, Binary(level + 1)]);
            }

            if (level == 2 && Operator().Level == 2)
            {
                throw Expected("&&, || or the end of the comparison; put comparisons of comparisons in brackets");
            }
        }
    }

    /// <summary>Operands of one associative operator as a balanced tree.</summary>
    private Expression Chain(Expression left, string sign, int level)
    {
        SparqlTokenKind kind = _token.Kind;
        List<Expression> operands = [left];
        while (Take(kind))
        {
            operands.Add(Binary(level + 1));
        }

        return GroupBuilder.Balance(sign, operands);
    }

    private (string? Sign, int Level) Operator() => _token.Kind switch
    {
        SparqlTokenKind.Or => ("||", 0),
        SparqlTokenKind.And => ("&&", 1),
        SparqlTokenKind.Equal => ("=", 2),
        SparqlTokenKind.NotEqual => ("!=", 2),
        SparqlTokenKind.Less => ("<", 2),
        SparqlTokenKind.LessOrEqual => ("<=", 2),
        SparqlTokenKind.Greater => (">", 2),
        SparqlTokenKind.GreaterOrEqual => (">=", 2),
        SparqlTokenKind.Plus => ("+", 3),
        SparqlTokenKind.Minus => ("-", 3),
        SparqlTokenKind.Star => ("*", 4),
        SparqlTokenKind.Slash => ("/", 4),
        SparqlTokenKind.Word when IsWord("IN") => ("IN", 2),
        SparqlTokenKind.Word when IsWord("NOT") => ("NOT", 2),
        _ => (null, -1),
    };

    private Expression Membership(Expression tested)
    {
        bool negated = TakeWord("NOT");
        ExpectWord("IN");
        List<Expression> arguments = [tested];
        Arguments(arguments);
        return new Expression.Call(negated ? "NOT IN" : "IN", [.. arguments]);
    }

    private Expression Unary()
    {
        if (Take(SparqlTokenKind.Bang))
        {
            return new Expression.Call("!", [Primary()]);
        }

        if ((Is(SparqlTokenKind.Plus) || Is(SparqlTokenKind.Minus)) && !IsSignOfNumber)
        {
            string sign = Is(SparqlTokenKind.Plus) ? "+" : "-";
            Advance();
            return new Expression.Call(sign, [Primary()]);
        }

        return Primary();
    }

    private Expression Primary()
    {
        if (Is(SparqlTokenKind.OpenParenthesis))
        {
            return Bracketted();
        }

        if (Is(SparqlTokenKind.Variable))
        {
            return VariableExpression();
        }

        if (IsIri)
        {
            Iri iri = ReadIri();
            return Is(SparqlTokenKind.OpenParenthesis) || Is(SparqlTokenKind.Nil) ? FunctionCall(iri) : new Expression.Constant(iri);
        }

        return IsLiteral ? new Expression.Constant(ReadLiteral())
            : Is(SparqlTokenKind.Word) ? BuiltInCall()
            : throw Expected("an expression");
    }

    /// <summary>A variable; in HAVING and ORDER BY of a group, one that is neither key nor bound by SELECT stands for a sample (section 18.2.4.1).</summary>
    private Expression VariableExpression()
    {
        int position = _token.Start;
        string name = ReadVariable();
        if (_select is not { InAggregate: false } select)
        {
            return new Expression.Variable(name);
        }

        if (!select.InModifiers)
        {
            select.Used.Add((name, position, select.Expressions.Count));
        }
        else if (select.IsGrouped && !select.KeyNames.Contains(name) && !select.IsAlias(name))
        {
            name = select.VariableOf("?" + name, () => new Expression.Aggregate("SAMPLE", new Expression.Variable(name), false, null), () => Fresh('a'));
        }

        return new Expression.Variable(name);
    }

    private Expression FunctionCall(Iri function)
    {
        List<Expression> arguments = [];
        Arguments(arguments);
        return new Expression.Call("<" + function.Value + ">", [.. arguments]);
    }

    /// <summary>Arguments in parentheses, perhaps none.</summary>
    private void Arguments(List<Expression> arguments)
    {
        if (Take(SparqlTokenKind.Nil))
        {
            return;
        }

        Expect(SparqlTokenKind.OpenParenthesis, "( before the arguments");
        if (IsWord("DISTINCT"))
        {
            throw Error("DISTINCT can stand in aggregates only; extension aggregates are not supported yet");
        }

        do
        {
            arguments.Add(ReadExpression());
        }
        while (Take(SparqlTokenKind.Comma));
        Expect(SparqlTokenKind.CloseParenthesis, ", or ) after an argument");
    }

    private Expression BuiltInCall()
    {
        int start = _token.Start;
        string word = TokenText();
        if (BuiltInCalls.Aggregates.Contains(word))
        {
            return Aggregate(word.ToUpperInvariant());
        }

        if (IsWord("EXISTS") || IsWord("NOT"))
        {
            bool negated = TakeWord("NOT");
            ExpectWord("EXISTS");
            return new Expression.Exists(Group(out _), negated);
        }

        if (!BuiltInCalls.TryGet(word, out (int Least, int Most) arity))
        {
            throw Expected("an expression or the name of a function");
        }

        Advance();
        if (string.Equals(word, "BOUND", StringComparison.OrdinalIgnoreCase))
        {
            Expect(SparqlTokenKind.OpenParenthesis, "( after BOUND");
            Expression variable = VariableExpression();
            Expect(SparqlTokenKind.CloseParenthesis, ") after the variable of BOUND");
            return new Expression.Call("BOUND", [variable]);
        }

        List<Expression> arguments = [];
        Arguments(arguments);
        if (arguments.Count < arity.Least || arguments.Count > arity.Most)
        {
            string wanted = arity.Least == arity.Most ? $"{arity.Least}" : $"{arity.Least} or {arity.Most}";
            throw _text.Error($"{word} takes {wanted} arguments, not {arguments.Count}", start);
        }

        string name = BuiltInCalls.Canonical(word);
        if (name == "IRI" && _base is not null)
        {
            arguments.Add(new Expression.Constant(new Iri(_base)));
        }

        return new Expression.Call(name, [.. arguments]);
    }

    private Expression Aggregate(string function)
    {
        int start = _token.Start;
        SelectContext select = _select ?? throw Error($"The aggregate {function} can stand in SELECT, HAVING and ORDER BY only");
        if (select.InAggregate)
        {
            throw Error("An aggregate cannot stand in an aggregate; use a subquery");
        }

        Advance();
        select.InAggregate = true;
        Expect(SparqlTokenKind.OpenParenthesis, $"( after {function}");
        bool distinct = TakeWord("DISTINCT");
        Expression? argument = function == "COUNT" && Take(SparqlTokenKind.Star) ? null : ReadExpression();
        string? separator = function == "GROUP_CONCAT" && Take(SparqlTokenKind.Semicolon) ? Separator() : null;
        Expect(SparqlTokenKind.CloseParenthesis, $") at the end of {function}");
        select.InAggregate = false;
        string variable = select.VariableOf(
            _text.Slice(start, _previousEnd),
            () => new Expression.Aggregate(function, argument, distinct, function == "GROUP_CONCAT" ? separator ?? " " : null),
            () => Fresh('a'));
        return new Expression.Variable(variable);
    }

    private string Separator()
    {
        ExpectWord("SEPARATOR");
        Expect(SparqlTokenKind.Equal, "= after SEPARATOR");
        return ReadString();
    }
}
