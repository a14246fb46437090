using System.Collections.Immutable;
using System.Text;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <content>Group graph patterns (productions 53 to 69) and their translation (section 18.2.2).</content>
public sealed partial class SparqlParser
{
    /// <summary>A group in braces: its pattern with the filters applied, and its variables.</summary>
    private GraphPattern Group(out VariableScope scope)
    {
        (GraphPattern pattern, Expression? condition) = GroupParts(out scope);
        return condition is null ? pattern : new GraphPattern.Filter(condition, pattern);
    }

    private (GraphPattern Pattern, Expression? Condition) GroupParts(out VariableScope scope)
    {
        SelectContext? outer = _select;
        int outerLabels = _labelScope;
        _select = null;
        Enter();
        Expect(SparqlTokenKind.OpenBrace, "{");
        NextLabelScope();
        (GraphPattern, Expression?) parts;
        if (IsWord("SELECT"))
        {
            parts = (SubSelect(out scope), null);
        }
        else
        {
            var group = new GroupBuilder();
            GroupElements(group);
            scope = group.Scope;
            parts = group.End();
        }

        Expect(SparqlTokenKind.CloseBrace, "} or another part of the group");
        Leave();
        _labelScope = outerLabels;
        _select = outer;
        return parts;
    }

    private void GroupElements(GroupBuilder group)
    {
        TriplesBlock(group.Triples);
        while (!Is(SparqlTokenKind.CloseBrace) && !Is(SparqlTokenKind.End))
        {
            if (TakeWord("FILTER"))
            {
                group.AddFilter(Constraint());
            }
            else
            {
                NextLabelScope();
                GroupElement(group);
                NextLabelScope();
            }

            Take(SparqlTokenKind.Dot);
            TriplesBlock(group.Triples);
        }
    }

    private void GroupElement(GroupBuilder group)
    {
        if (Is(SparqlTokenKind.OpenBrace))
        {
            GroupOrUnion(group);
        }
        else if (TakeWord("OPTIONAL"))
        {
            (GraphPattern pattern, Expression? condition) = GroupParts(out VariableScope scope);
            group.LeftJoin(pattern, condition);
            group.Scope.AddAll(scope);
        }
        else if (TakeWord("MINUS"))
        {
            group.Minus(Group(out _));
        }
        else if (TakeWord("GRAPH"))
        {
            PatternTerm name = ReadVariableOrIri("a variable or an IRI that names the graph");
            GraphPattern inner = Group(out VariableScope scope);
            group.Join(new GraphPattern.InGraph(name, inner));
            AddName(group, name);
            group.Scope.AddAll(scope);
        }
        else if (TakeWord("SERVICE"))
        {
            Service(group);
        }
        else if (TakeWord("BIND"))
        {
            Bind(group);
        }
        else if (TakeWord("VALUES"))
        {
            GraphPattern.Values values = DataBlock();
            group.Join(values);
            AddNames(group.Scope, values);
        }
        else
        {
            throw Expected("a triple, FILTER, OPTIONAL, UNION, MINUS, GRAPH, SERVICE, BIND, VALUES, a group or }");
        }
    }

    private static void AddName(GroupBuilder group, PatternTerm name)
    {
        if (name is PatternTerm.Variable variable)
        {
            group.Scope.Add(variable.Name);
        }
    }

    private static void AddNames(VariableScope scope, GraphPattern.Values values)
    {
        foreach (string variable in values.Variables)
        {
            scope.Add(variable);
        }
    }

    private void GroupOrUnion(GroupBuilder group)
    {
        List<GraphPattern> alternatives = [];
        do
        {
            alternatives.Add(Group(out VariableScope scope));
            group.Scope.AddAll(scope);
        }
        while (TakeWord("UNION"));

        group.Join(GroupBuilder.Balance(alternatives, 0, alternatives.Count, (l, r) => new GraphPattern.Union(l, r)));
    }

    private void Bind(GroupBuilder group)
    {
        Expect(SparqlTokenKind.OpenParenthesis, "( after BIND");
        Expression value = ReadExpression();
        ExpectWord("AS");
        if (Is(SparqlTokenKind.Variable) && group.Scope.Contains(_text.Slice(_token.Start + 1, _token.End)))
        {
            throw Error($"BIND cannot bind {TokenText()}, which the group before it uses already");
        }

        group.Extend(ReadVariable(), value);
        Expect(SparqlTokenKind.CloseParenthesis, ") after BIND");
    }

    private void Service(GroupBuilder group)
    {
        bool silent = TakeWord("SILENT");
        PatternTerm endpoint = ReadVariableOrIri("a variable or an IRI of a SPARQL service");
        int start = _token.Start;
        GraphPattern inner = Group(out VariableScope scope);
        group.Join(new GraphPattern.Service(endpoint, inner, FullText(start, _previousEnd), silent));
        AddName(group, endpoint);
        group.Scope.AddAll(scope);
    }

    /// <summary>A part of the text with its IRIs in full, for a service that knows neither prefixes nor base.</summary>
    private string FullText(int start, int end)
    {
        var result = new StringBuilder();
        SparqlToken current = _token;
        _lexer.MoveTo(start);
        for (_token = _lexer.Next(); _token.Kind != SparqlTokenKind.End && _token.Start < end; _token = _lexer.Next())
        {
            result.Append(_token.Kind switch
            {
                SparqlTokenKind.Iri => "<" + ResolveToken() + ">",
                SparqlTokenKind.PrefixedName => "<" + ExpandToken() + ">",
                _ => TokenText(),
            });

            // A sign and its digits stay together; all else is apart.
            if (_token.Kind is not (SparqlTokenKind.Plus or SparqlTokenKind.Minus) || !IsSignOfNumber)
            {
                result.Append(' ');
            }
        }

        _lexer.MoveTo(current.End);
        _token = current;
        return result.ToString().TrimEnd();
    }

    /// <summary>The variables and rows of VALUES (production 62).</summary>
    private GraphPattern.Values DataBlock()
    {
        if (Is(SparqlTokenKind.Variable))
        {
            string only = ReadVariable();
            ImmutableArray<ImmutableArray<Term?>>.Builder single = ImmutableArray.CreateBuilder<ImmutableArray<Term?>>();
            Expect(SparqlTokenKind.OpenBrace, "{ before the values");
            while (!Take(SparqlTokenKind.CloseBrace))
            {
                single.Add([DataValue()]);
            }

            return new GraphPattern.Values([only], single.ToImmutable());
        }

        ImmutableArray<string> variables = DataVariables();
        ImmutableArray<ImmutableArray<Term?>>.Builder rows = ImmutableArray.CreateBuilder<ImmutableArray<Term?>>();
        Expect(SparqlTokenKind.OpenBrace, "{ before the values");
        while (!Take(SparqlTokenKind.CloseBrace))
        {
            rows.Add(DataTuple(variables.Length));
        }

        return new GraphPattern.Values(variables, rows.ToImmutable());
    }

    private ImmutableArray<string> DataVariables()
    {
        if (Take(SparqlTokenKind.Nil))
        {
            return [];
        }

        Expect(SparqlTokenKind.OpenParenthesis, "a variable or ( after VALUES");
        ImmutableArray<string>.Builder variables = ImmutableArray.CreateBuilder<string>();
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (!Take(SparqlTokenKind.CloseParenthesis))
        {
            if (!seen.Add(_text.Slice(_token.Start, _token.End)))
            {
                throw Error($"VALUES names {TokenText()} twice");
            }

            variables.Add(ReadVariable());
        }

        return variables.ToImmutable();
    }

    private ImmutableArray<Term?> DataTuple(int width)
    {
        int start = _token.Start;
        ImmutableArray<Term?>.Builder tuple = ImmutableArray.CreateBuilder<Term?>(width);
        if (!Take(SparqlTokenKind.Nil))
        {
            Expect(SparqlTokenKind.OpenParenthesis, "( or } in VALUES");
            while (!Take(SparqlTokenKind.CloseParenthesis))
            {
                tuple.Add(DataValue());
            }
        }

        return tuple.Count == width ? tuple.ToImmutable() : throw _text.Error($"This row of VALUES has {tuple.Count} values for {width} variables", start);
    }

    private Term? DataValue()
    {
        if (TakeWord("UNDEF"))
        {
            return null;
        }

        return IsIri ? ReadIri() : IsLiteral ? ReadLiteral() : throw Expected("an IRI, a literal or UNDEF");
    }
}
