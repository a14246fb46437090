using System.Collections.Immutable;
using System.Globalization;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <content>Query forms, dataset clauses and solution modifiers (productions 1 to 28).</content>
public sealed partial class SparqlParser
{
    private AlgebraQuery QueryUnit()
    {
        Prologue();
        AlgebraQuery query = IsWord("SELECT") ? SelectQuery()
            : TakeWord("CONSTRUCT") ? ConstructQuery()
            : TakeWord("DESCRIBE") ? DescribeQuery()
            : TakeWord("ASK") ? AskQuery()
            : throw Expected("SELECT, CONSTRUCT, DESCRIBE, ASK, PREFIX or BASE");
        return Is(SparqlTokenKind.End) ? query : throw Expected("the end of the query");
    }

    private AlgebraQuery SelectQuery()
    {
        SelectClause clause = ReadSelectClause();
        DatasetClause? dataset = DatasetClauses();
        GraphPattern pattern = WhereClause(out VariableScope scope);
        GraphPattern whole = Modifiers(clause.Context, clause, pattern, scope, out ImmutableArray<string> variables);
        return new AlgebraQuery(QueryForm.Select, whole, variables, [], [], dataset);
    }

    private GraphPattern SubSelect(out VariableScope scope)
    {
        SelectClause clause = ReadSelectClause();
        GraphPattern pattern = WhereClause(out VariableScope inner);
        GraphPattern whole = Modifiers(clause.Context, clause, pattern, inner, out ImmutableArray<string> variables);
        scope = new VariableScope();
        foreach (string variable in variables)
        {
            scope.Add(variable);
        }

        return whole;
    }

    private AlgebraQuery AskQuery()
    {
        DatasetClause? dataset = DatasetClauses();
        GraphPattern pattern = WhereClause(out VariableScope scope);
        return new AlgebraQuery(QueryForm.Ask, Modifiers(pattern, scope), [], [], [], dataset);
    }

    private AlgebraQuery DescribeQuery()
    {
        List<PatternTerm> described = [];
        bool all = Take(SparqlTokenKind.Star);
        while (!all && (Is(SparqlTokenKind.Variable) || IsIri))
        {
            described.Add(ReadVariableOrIri("a variable or an IRI"));
        }

        if (!all && described.Count == 0)
        {
            throw Expected("*, a variable or an IRI after DESCRIBE");
        }

        DatasetClause? dataset = DatasetClauses();
        var scope = new VariableScope();
        GraphPattern pattern = IsWord("WHERE") || Is(SparqlTokenKind.OpenBrace) ? WhereClause(out scope) : GraphPattern.Bgp.Empty;
        GraphPattern whole = Modifiers(pattern, scope);
        ImmutableArray<PatternTerm> terms = all ? [.. scope.Names.Select(n => new PatternTerm.Variable(n))] : [.. described];
        return new AlgebraQuery(QueryForm.Describe, whole, [], [], terms, dataset);
    }

    private AlgebraQuery ConstructQuery()
    {
        if (Is(SparqlTokenKind.OpenBrace))
        {
            var template = new PatternTriples { Name = "a CONSTRUCT template" };
            Advance();
            NextLabelScope();
            TriplesBlock(template);
            Expect(SparqlTokenKind.CloseBrace, "a triple or } in the CONSTRUCT template");
            _labelScopes.Clear();
            DatasetClause? dataset = DatasetClauses();
            GraphPattern pattern = WhereClause(out VariableScope scope);
            return new AlgebraQuery(QueryForm.Construct, Modifiers(pattern, scope), [], [.. template.Triples], [], dataset);
        }

        DatasetClause? shortDataset = DatasetClauses();
        var shortScope = new VariableScope();
        var triples = new PatternTriples { Name = "CONSTRUCT WHERE", Scope = shortScope };
        ExpectWord("WHERE");
        Expect(SparqlTokenKind.OpenBrace, "{");
        NextLabelScope();
        TriplesBlock(triples);
        Expect(SparqlTokenKind.CloseBrace, "a triple or } (CONSTRUCT WHERE takes triples only)");
        ImmutableArray<TriplePattern> both = [.. triples.Triples];
        GraphPattern whole = Modifiers(new GraphPattern.Bgp(both), shortScope);
        return new AlgebraQuery(QueryForm.Construct, whole, [], both, [], shortDataset);
    }

    private DatasetClause? DatasetClauses()
    {
        if (!IsWord("FROM"))
        {
            return null;
        }

        ImmutableArray<Iri>.Builder defaults = ImmutableArray.CreateBuilder<Iri>();
        ImmutableArray<Iri>.Builder named = ImmutableArray.CreateBuilder<Iri>();
        while (TakeWord("FROM"))
        {
            (TakeWord("NAMED") ? named : defaults).Add(ReadIri("the IRI of a graph"));
        }

        return new DatasetClause(defaults.ToImmutable(), named.ToImmutable());
    }

    private GraphPattern WhereClause(out VariableScope scope)
    {
        if (!TakeWord("WHERE") && !Is(SparqlTokenKind.OpenBrace))
        {
            throw Expected("WHERE or {");
        }

        return Group(out scope);
    }

    /// <summary>The modifiers of ASK, CONSTRUCT and DESCRIBE, which project nothing.</summary>
    private GraphPattern Modifiers(GraphPattern pattern, VariableScope scope) => Modifiers(new SelectContext(), null, pattern, scope, out _);

    private (long? Limit, long Offset) LimitOffset()
    {
        long? limit = null;
        long? offset = null;
        while (true)
        {
            if (limit is null && TakeWord("LIMIT"))
            {
                limit = ReadCount();
            }
            else if (offset is null && TakeWord("OFFSET"))
            {
                offset = ReadCount();
            }
            else
            {
                return (limit, offset ?? 0);
            }
        }
    }

    private long ReadCount()
    {
        if (!Is(SparqlTokenKind.Integer) || !long.TryParse(TokenText(), NumberStyles.None, CultureInfo.InvariantCulture, out long count))
        {
            throw Expected("a whole number of at most 18 digits");
        }

        Advance();
        return count;
    }
}
