using CivicCoding.Graph.Rdf;
using CivicCoding.Graph.Rdf.Datatypes;

namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>The comparison operators (SPARQL 1.1 Query, section 17.3), three-valued: operands that cannot be compared give an error.</summary>
public static class ValueComparison
{
    /// <summary>The operator <c>=</c>: equal values, or else RDFterm-equal, which is an error where a literal's value is not known (section 17.4.1.7).</summary>
    public static Truth Equal(in Value left, in Value right)
    {
        if (left.IsError || right.IsError)
        {
            return Truth.Error;
        }

        if (left.IsNumeric && right.IsNumeric)
        {
            return NumericComparison.Equal(left, right).ToTruth();
        }

        if (!left.IsLiteral || !right.IsLiteral)
        {
            return (left.Kind == right.Kind && left.Text.SequenceEqual(right.Text)).ToTruth();
        }

        if (left.Kind != right.Kind || left.Kind == ValueKind.Other)
        {
            // A language-tagged string differs from every literal without a tag, known datatype or not.
            return left.Kind != right.Kind && (left.Kind == ValueKind.LangString || right.Kind == ValueKind.LangString) ? Truth.False
                : left.Kind != ValueKind.Other && right.Kind != ValueKind.Other ? Truth.False
                : SameTerm(left, right) ? Truth.True
                : Truth.Error;
        }

        return left.Kind switch
        {
            ValueKind.String => left.Text.SequenceEqual(right.Text).ToTruth(),
            ValueKind.LangString => (left.Text.SequenceEqual(right.Text) && System.Text.Ascii.EqualsIgnoreCase(left.Language, right.Language)).ToTruth(),
            ValueKind.Boolean => (left.AsBoolean == right.AsBoolean).ToTruth(),
            ValueKind.Duration => (left.AsDuration == right.AsDuration).ToTruth(),
            ValueKind.Gregorian when left.Type != right.Type => Truth.False,
            _ => left.AsDateTime.Compare(right.AsDateTime) is { } order ? (order == 0).ToTruth() : Truth.Error,
        };
    }

    /// <summary>The operator <c>!=</c>.</summary>
    public static Truth NotEqual(in Value left, in Value right) => Equal(left, right).Not();

    /// <summary>The operator <c>&lt;</c>.</summary>
    public static Truth Less(in Value left, in Value right) =>
        left.IsNumeric && right.IsNumeric ? NumericComparison.Less(left, right).ToTruth()
        : Compare(left, right) is { } order ? (order < 0).ToTruth()
        : Truth.Error;

    /// <summary>The operator <c>&lt;=</c>.</summary>
    public static Truth LessOrEqual(in Value left, in Value right) =>
        left.IsNumeric && right.IsNumeric ? (NumericComparison.Less(left, right) || NumericComparison.Equal(left, right)).ToTruth()
        : Compare(left, right) is { } order ? (order <= 0).ToTruth()
        : Truth.Error;

    /// <summary>The operator <c>&gt;</c>.</summary>
    public static Truth Greater(in Value left, in Value right) => Less(right, left);

    /// <summary>The operator <c>&gt;=</c>.</summary>
    public static Truth GreaterOrEqual(in Value left, in Value right) => LessOrEqual(right, left);

    /// <summary>sameTerm (section 17.4.1.8): the same kind, text, datatype and language tag, whatever the value.</summary>
    public static bool SameTerm(in Value left, in Value right)
    {
        if (left.IsError || right.IsError || left.IsLiteral != right.IsLiteral)
        {
            return false;
        }

        return left.ToSpan(new TermScratch()).SequenceEqual(right.ToSpan(new TermScratch()));
    }

    /// <summary>The order of two values that are no numbers, null where <c>&lt;</c> is not defined on them.</summary>
    private static int? Compare(in Value left, in Value right)
    {
        if (left.Kind != right.Kind || left.IsError)
        {
            return null;
        }

        return left.Kind switch
        {
            ValueKind.String => left.Text.SequenceCompareTo(right.Text),
            ValueKind.Boolean => left.AsBoolean.CompareTo(right.AsBoolean),
            ValueKind.DateTime or ValueKind.Date or ValueKind.Time => left.AsDateTime.Compare(right.AsDateTime),
            ValueKind.Gregorian when left.Type == right.Type => left.AsDateTime.Compare(right.AsDateTime),
            ValueKind.Duration => CompareDurations(left.AsDuration, right.AsDuration),
            _ => null,
        };
    }

    /// <summary>Durations of months only or of seconds only are ordered; mixtures are not.</summary>
    private static int? CompareDurations(XsdDuration left, XsdDuration right)
    {
        if (left.Months == right.Months)
        {
            int order = left.Seconds.CompareTo(right.Seconds);
            return order != 0 ? order : left.Nanoseconds.CompareTo(right.Nanoseconds);
        }

        return left is { Seconds: 0, Nanoseconds: 0 } && right is { Seconds: 0, Nanoseconds: 0 } ? left.Months.CompareTo(right.Months) : null;
    }
}
