using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <content>Triples of patterns, templates and data (productions 52, 55, 75 to 83 and 98 to 105).</content>
public sealed partial class SparqlParser
{
    private bool IsTermStart => _token.Kind is SparqlTokenKind.Variable or SparqlTokenKind.BlankNodeLabel or SparqlTokenKind.Anonymous or SparqlTokenKind.Nil
        or SparqlTokenKind.OpenParenthesis or SparqlTokenKind.OpenBracket || IsIri || IsLiteral;

    /// <summary>Triples separated by dots, as many as there are.</summary>
    private void TriplesBlock<T>(TripleTarget<T> target)
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

    private void TriplesSameSubject<T>(TripleTarget<T> target)
    {
        bool node = Is(SparqlTokenKind.OpenParenthesis) || Is(SparqlTokenKind.OpenBracket);
        T subject = GraphTerm(target);
        if (!node || IsVerb)
        {
            PropertyList(subject, target);
        }
    }

    private bool IsVerb => _token.Kind is SparqlTokenKind.Variable or SparqlTokenKind.Caret or SparqlTokenKind.Bang or SparqlTokenKind.OpenParenthesis || IsIri || IsVerbA;

    /// <summary>The keyword a, which alone is case-sensitive.</summary>
    private bool IsVerbA => _token.Kind == SparqlTokenKind.Word && _token.End - _token.Start == 1 && _text.Utf8[_token.Start] == 'a';

    private void PropertyList<T>(T subject, TripleTarget<T> target)
    {
        while (true)
        {
            T? verb = Verb(target, out PropertyPath? path);
            do
            {
                T @object = GraphTerm(target);
                if (path is null)
                {
                    target.Add(subject, verb!, @object);
                }
                else
                {
                    target.AddPath(this, subject, path, @object);
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

    /// <summary>A predicate, or a property path and no predicate.</summary>
    private T? Verb<T>(TripleTarget<T> target, out PropertyPath? path)
    {
        path = null;
        if (Is(SparqlTokenKind.Variable))
        {
            return VariableTerm(target);
        }

        if (target.Paths)
        {
            if (!IsVerb)
            {
                throw Expected("a predicate: an IRI, a, a variable or a property path");
            }

            path = Path();
            if (path is not PropertyPath.Link link)
            {
                return default;
            }

            path = null;
            return target.Constant(link.Iri);
        }

        if (IsVerbA)
        {
            Advance();
            return target.Constant(WellKnown.RdfType);
        }

        return target.ReadIri(this, "a predicate: an IRI, a or a variable");
    }

    private T VariableTerm<T>(TripleTarget<T> target)
    {
        if (!target.Variables)
        {
            throw Error($"A variable cannot stand in {target.Name}");
        }

        return target.Variable(ReadVariable());
    }

    /// <summary>A term, a bracketed property list or a collection; triples that it implies go to the target.</summary>
    private T GraphTerm<T>(TripleTarget<T> target)
    {
        switch (_token.Kind)
        {
            case SparqlTokenKind.Variable:
                return VariableTerm(target);
            case SparqlTokenKind.BlankNodeLabel or SparqlTokenKind.Anonymous:
                return BlankNodeTerm(target);
            case SparqlTokenKind.Nil:
                Advance();
                return target.Constant(WellKnown.RdfNil);
            case SparqlTokenKind.OpenBracket:
                return BlankNodePropertyList(target);
            case SparqlTokenKind.OpenParenthesis:
                return Collection(target);
            default:
                if (IsIri)
                {
                    return target.ReadIri(this, "an IRI");
                }

                return IsLiteral ? target.ReadLiteral(this) : throw Expected("an RDF term or a variable");
        }
    }

    private T BlankNodePropertyList<T>(TripleTarget<T> target)
    {
        T node = FreshBlankNode(target);
        Enter();
        Expect(SparqlTokenKind.OpenBracket, "[");
        PropertyList(node, target);
        Expect(SparqlTokenKind.CloseBracket, "]");
        Leave();
        return node;
    }

    private T Collection<T>(TripleTarget<T> target)
    {
        T head = FreshBlankNode(target);
        T cell = head;
        Enter();
        Expect(SparqlTokenKind.OpenParenthesis, "(");
        while (true)
        {
            T member = GraphTerm(target);
            target.Add(cell, target.Constant(WellKnown.RdfFirst), member);
            bool last = Take(SparqlTokenKind.CloseParenthesis);
            T rest = last ? target.Constant(WellKnown.RdfNil) : FreshBlankNode(target);
            target.Add(cell, target.Constant(WellKnown.RdfRest), rest);
            if (last)
            {
                Leave();
                return head;
            }

            cell = rest;
        }
    }

    private T FreshBlankNode<T>(TripleTarget<T> target) =>
        target.BlankNodes ? target.Variable(Fresh('g')) : throw Error($"A blank node cannot stand in {target.Name}, and brackets make one");
}
