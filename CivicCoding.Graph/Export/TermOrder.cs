using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Export;

/// <summary>An order of terms and triples that depends on nothing but themselves.</summary>
internal sealed class TermOrder : IComparer<Triple>, IComparer<Term>
{
    public static TermOrder Instance { get; } = new();

    public int Compare(Triple x, Triple y)
    {
        int order = Compare(x.Subject, y.Subject);
        order = order != 0 || ReferenceEquals(x.Predicate, y.Predicate) ? order : string.CompareOrdinal(x.Predicate.Value, y.Predicate.Value);
        return order != 0 ? order : Compare(x.Object, y.Object);
    }

    public int Compare(Term? x, Term? y)
    {
        if (ReferenceEquals(x, y))
        {
            return 0;
        }

        int order = Rank(x) - Rank(y);
        if (order != 0)
        {
            return order;
        }

        return (x, y) switch
        {
            (Iri a, Iri b) => string.CompareOrdinal(a.Value, b.Value),
            (BlankNode a, BlankNode b) => string.CompareOrdinal(a.Label, b.Label),
            (Literal a, Literal b) => Compare(a, b),
            _ => 0,
        };
    }

    private static int Compare(Literal x, Literal y)
    {
        int order = string.CompareOrdinal(x.Lexical, y.Lexical);
        order = order != 0 ? order : string.CompareOrdinal(x.Language, y.Language);
        return order != 0 ? order : string.CompareOrdinal(x.Datatype.Value, y.Datatype.Value);
    }

    private static int Rank(Term? term) => term switch
    {
        null => 0,
        Iri => 1,
        BlankNode => 2,
        _ => 3,
    };
}
