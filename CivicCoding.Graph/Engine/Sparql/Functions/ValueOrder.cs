using CivicCoding.Graph.Rdf;

namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>
/// The order of ORDER BY (SPARQL 1.1 Query, section 15.1), made total: unbound and errors, blank nodes, IRIs, literals; among literals numbers, strings, booleans,
/// dates and times, durations, others. Values that the operators order keep that order; ties are broken by the term, so that 0 means the same term.
/// </summary>
public sealed class ValueOrder : IComparer<Value>
{
    private readonly TermScratch _left = new();
    private readonly TermScratch _right = new();

    int IComparer<Value>.Compare(Value x, Value y) => Compare(x, y);

    /// <summary>Compares two values. One instance serves one thread.</summary>
    public int Compare(in Value left, in Value right)
    {
        if (left.IsLong && right.IsLong && left.AsLong != right.AsLong)
        {
            return left.AsLong < right.AsLong ? -1 : 1;
        }

        int order = Rank(left.Kind).CompareTo(Rank(right.Kind));
        if (order != 0 || left.IsError)
        {
            return order;
        }

        order = CompareWithin(left, right);
        return order != 0 ? order : CompareTerms(left, right);
    }

    private static int Rank(ValueKind kind) => kind switch
    {
        ValueKind.Error or ValueKind.Unbound => 0,
        ValueKind.BlankNode => 1,
        ValueKind.Iri => 2,
        >= ValueKind.Integer and <= ValueKind.Double => 3,
        ValueKind.String or ValueKind.LangString => 4,
        ValueKind.Boolean => 5,
        _ => (int)kind,
    };

    private static int CompareWithin(in Value left, in Value right)
    {
        if (left.IsNumeric)
        {
            return NumericComparison.CompareTotal(left, right);
        }

        switch (left.Kind)
        {
            case ValueKind.Boolean:
                return left.AsBoolean.CompareTo(right.AsBoolean);
            case ValueKind.Gregorian when left.Type != right.Type:
                return left.Type.CompareTo(right.Type);
            case ValueKind.DateTime or ValueKind.Date or ValueKind.Time or ValueKind.Gregorian:
                return left.AsDateTime.CompareInstant(right.AsDateTime);
            case ValueKind.Duration:
                return Length(left).CompareTo(Length(right));
            case ValueKind.Other:
                return left.Datatype.Span.SequenceCompareTo(right.Datatype.Span);
            default:
                return left.Text.SequenceCompareTo(right.Text);
        }
    }

    /// <summary>A duration in nanoseconds, a month taken as its mean length of the Gregorian calendar.</summary>
    private static Int128 Length(in Value value)
    {
        Rdf.Datatypes.XsdDuration duration = value.AsDuration;
        return ((duration.Months * (Int128)2_629_746) + duration.Seconds) * 1_000_000_000 + duration.Nanoseconds;
    }

    private int CompareTerms(in Value left, in Value right)
    {
        TermSpan a = left.ToSpan(_left);
        TermSpan b = right.ToSpan(_right);
        int order = a.Datatype.SequenceCompareTo(b.Datatype);
        order = order != 0 ? order : a.Language.SequenceCompareTo(b.Language);
        return order != 0 ? order : a.Value.SequenceCompareTo(b.Value);
    }
}
