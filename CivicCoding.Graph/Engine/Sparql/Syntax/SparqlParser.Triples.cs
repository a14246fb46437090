using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <content>Triples of patterns, templates and data (productions 52, 55, 75 to 83 and 98 to 105).</content>
public sealed partial class SparqlParser
{
    private bool IsTermStart => _token.Kind is SparqlTokenKind.Variable or SparqlTokenKind.BlankNodeLabel or SparqlTokenKind.Anonymous or SparqlTokenKind.Nil
        or SparqlTokenKind.OpenParenthesis or SparqlTokenKind.OpenBracket || IsIri || IsLiteral;

    /// <summary>Triples separated by dots, as many as there are.</summary>
    private void TriplesBlock(TripleTarget target)
    {
        while (IsTermStart)
        {
            TriplesSameSubject(target);
            if (!Take(SparqlTokenKind.Dot))
            {
                return;
            }
        }
    }

    private void TriplesSameSubject(TripleTarget target)
    {
        bool node = Is(SparqlTokenKind.OpenParenthesis) || Is(SparqlTokenKind.OpenBracket);
        PatternTerm subject = GraphTerm(target);
        if (!node || IsVerb)
        {
            PropertyList(subject, target);
        }
    }

    private bool IsVerb => _token.Kind is SparqlTokenKind.Variable or SparqlTokenKind.Caret or SparqlTokenKind.Bang or SparqlTokenKind.OpenParenthesis || IsIri || IsVerbA;

    /// <summary>The keyword a, which alone is case-sensitive.</summary>
    private bool IsVerbA => _token.Kind == SparqlTokenKind.Word && _token.End - _token.Start == 1 && _text.Utf8[_token.Start] == 'a';

    private void PropertyList(PatternTerm subject, TripleTarget target)
    {
        while (true)
        {
            Verb(target, out PatternTerm? verb, out PropertyPath? path);
            do
            {
                PatternTerm @object = GraphTerm(target);
                if (path is null)
                {
                    target.Triples.Add(new TriplePattern(subject, verb!, @object));
                }
                else
                {
                    AddPath(target, subject, path, @object);
                }
            }
            while (Take(SparqlTokenKind.Comma));

            if (!Take(SparqlTokenKind.Semicolon))
            {
                return;
            }

            while (Take(SparqlTokenKind.Semicolon))
            {
            }

            if (!IsVerb)
            {
                return;
            }
        }
    }

    private void Verb(TripleTarget target, out PatternTerm? verb, out PropertyPath? path)
    {
        path = null;
        if (Is(SparqlTokenKind.Variable))
        {
            verb = VariableTerm(target);
            return;
        }

        if (target.Paths)
        {
            if (!IsVerb)
            {
                throw Expected("a predicate: an IRI, a, a variable or a property path");
            }

            path = Path();
            verb = path is PropertyPath.Link link ? Constant(link.Iri) : null;
            path = verb is null ? path : null;
            return;
        }

        if (IsVerbA)
        {
            Advance();
            verb = Constant(WellKnown.RdfType);
            return;
        }

        verb = Constant(ReadIri("a predicate: an IRI, a or a variable"));
    }

    private PatternTerm VariableTerm(TripleTarget target)
    {
        if (!target.Variables)
        {
            throw Error($"A variable cannot stand in {target.Name}");
        }

        string name = ReadVariable();
        target.Scope?.Add(name);
        return new PatternTerm.Variable(name);
    }

    /// <summary>A term, a bracketed property list or a collection; triples that it implies go to the target.</summary>
    private PatternTerm GraphTerm(TripleTarget target)
    {
        switch (_token.Kind)
        {
            case SparqlTokenKind.Variable:
                return VariableTerm(target);
            case SparqlTokenKind.BlankNodeLabel or SparqlTokenKind.Anonymous:
                return BlankNodeTerm(target);
            case SparqlTokenKind.Nil:
                Advance();
                return Constant(WellKnown.RdfNil);
            case SparqlTokenKind.OpenBracket:
                return BlankNodePropertyList(target);
            case SparqlTokenKind.OpenParenthesis:
                return Collection(target);
            default:
                if (IsIri)
                {
                    return Constant(ReadIri());
                }

                return IsLiteral ? Constant(ReadLiteral()) : throw Expected("an RDF term or a variable");
        }
    }

    private PatternTerm BlankNodePropertyList(TripleTarget target)
    {
        PatternTerm node = FreshBlankNode(target);
        Enter();
        Expect(SparqlTokenKind.OpenBracket, "[");
        PropertyList(node, target);
        Expect(SparqlTokenKind.CloseBracket, "]");
        Leave();
        return node;
    }

    private PatternTerm Collection(TripleTarget target)
    {
        PatternTerm head = FreshBlankNode(target);
        PatternTerm cell = head;
        Enter();
        Expect(SparqlTokenKind.OpenParenthesis, "(");
        while (true)
        {
            PatternTerm member = GraphTerm(target);
            target.Triples.Add(new TriplePattern(cell, Constant(WellKnown.RdfFirst), member));
            bool last = Take(SparqlTokenKind.CloseParenthesis);
            PatternTerm rest = last ? Constant(WellKnown.RdfNil) : FreshBlankNode(target);
            target.Triples.Add(new TriplePattern(cell, Constant(WellKnown.RdfRest), rest));
            if (last)
            {
                Leave();
                return head;
            }

            cell = rest;
        }
    }

    private PatternTerm FreshBlankNode(TripleTarget target) =>
        target.BlankNodes ? new PatternTerm.Variable(Fresh('g')) : throw Error($"A blank node cannot stand in {target.Name}, and brackets make one");
}
