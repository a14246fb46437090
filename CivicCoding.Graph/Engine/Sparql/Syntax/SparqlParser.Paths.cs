using System.Collections.Immutable;
using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Sparql.Algebra;

namespace CivicCoding.Graph.Sparql.Syntax;

/// <content>Property paths (productions 88 to 96) and their translation (section 18.2.2.3 and 18.2.2.4).</content>
public sealed partial class SparqlParser
{
    private PropertyPath Path()
    {
        List<PropertyPath> alternatives = [PathSequence()];
        while (Take(SparqlTokenKind.Pipe))
        {
            alternatives.Add(PathSequence());
        }

        return GroupBuilder.Balance(alternatives, 0, alternatives.Count, (l, r) => new PropertyPath.Alternative(l, r));
    }

    private PropertyPath PathSequence()
    {
        List<PropertyPath> steps = [PathStep()];
        while (Take(SparqlTokenKind.Slash))
        {
            steps.Add(PathStep());
        }

        return GroupBuilder.Balance(steps, 0, steps.Count, (l, r) => new PropertyPath.Sequence(l, r));
    }

    private PropertyPath PathStep()
    {
        bool inverse = Take(SparqlTokenKind.Caret);
        PropertyPath path = PathPrimary();
        if (Take(SparqlTokenKind.QuestionMark))
        {
            path = new PropertyPath.ZeroOrOne(path);
        }
        else if (Take(SparqlTokenKind.Star))
        {
            path = new PropertyPath.ZeroOrMore(path);
        }
        else if (Is(SparqlTokenKind.Plus) && !IsSignOfNumber)
        {
            Advance();
            path = new PropertyPath.OneOrMore(path);
        }

        return inverse ? new PropertyPath.Inverse(path) : path;
    }

    /// <summary>The longest match makes a sign and a digit right after it one number, not a path's plus.</summary>
    private bool IsSignOfNumber
    {
        get
        {
            ReadOnlySpan<byte> after = _text.Utf8[_token.End..];
            return after.Length > 0 && (SparqlCharacters.IsDigit(after[0]) || (after.Length > 1 && after[0] == '.' && SparqlCharacters.IsDigit(after[1])));
        }
    }

    private PropertyPath PathPrimary()
    {
        if (TakeVerbA())
        {
            return new PropertyPath.Link(WellKnown.RdfType);
        }

        if (Take(SparqlTokenKind.Bang))
        {
            return NegatedPropertySet();
        }

        if (!Is(SparqlTokenKind.OpenParenthesis))
        {
            return new PropertyPath.Link(ReadIri("an IRI, a, ! or ( of a property path"));
        }

        Enter();
        Advance();
        PropertyPath path = Path();
        Expect(SparqlTokenKind.CloseParenthesis, ") at the end of the property path's group");
        Leave();
        return path;
    }

    private bool TakeVerbA()
    {
        if (!IsVerbA)
        {
            return false;
        }

        Advance();
        return true;
    }

    private PropertyPath NegatedPropertySet()
    {
        ImmutableArray<Iri>.Builder forward = ImmutableArray.CreateBuilder<Iri>();
        ImmutableArray<Iri>.Builder backward = ImmutableArray.CreateBuilder<Iri>();
        if (Take(SparqlTokenKind.Nil))
        {
            return new PropertyPath.NegatedSet([], []);
        }

        bool many = Take(SparqlTokenKind.OpenParenthesis);
        do
        {
            (Take(SparqlTokenKind.Caret) ? backward : forward).Add(TakeVerbA() ? WellKnown.RdfType : ReadIri("an IRI or a of a negated property set"));
        }
        while (many && Take(SparqlTokenKind.Pipe));

        if (many)
        {
            Expect(SparqlTokenKind.CloseParenthesis, "| or ) in the negated property set");
        }

        return new PropertyPath.NegatedSet(forward.ToImmutable(), backward.ToImmutable());
    }

    /// <summary>Dissolves links, inverses and sequences into triples; the rest becomes a path pattern.</summary>
    internal void AddPath(PatternTriples target, PatternTerm subject, PropertyPath path, PatternTerm @object)
    {
        switch (path)
        {
            case PropertyPath.Link link:
                target.Triples.Add(new TriplePattern(subject, Constant(link.Iri), @object));
                break;
            case PropertyPath.Inverse inverse:
                AddPath(target, @object, inverse.Path, subject);
                break;
            case PropertyPath.Sequence sequence:
                var middle = new PatternTerm.Variable(Fresh('p'));
                AddPath(target, subject, sequence.Left, middle);
                AddPath(target, middle, sequence.Right, @object);
                break;
            default:
                target.PathPatterns.Add(new GraphPattern.Path(subject, path, @object));
                break;
        }
    }
}
