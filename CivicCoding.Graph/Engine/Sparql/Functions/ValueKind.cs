namespace CivicCoding.Graph.Sparql.Functions;

/// <summary>What a <see cref="Value"/> is (SPARQL 1.1 Query, section 17.1, and the types of XPath Functions).</summary>
public enum ValueKind : byte
{
    /// <summary>The outcome of an expression error.</summary>
    Error,

    /// <summary>A variable without a binding: an error to all but BOUND and COALESCE.</summary>
    Unbound,
    Iri,
    BlankNode,
    String,
    LangString,
    Boolean,

    /// <summary>xsd:integer or a type derived from it.</summary>
    Integer,
    Decimal,
    Float,
    Double,

    /// <summary>xsd:dateTime or dateTimeStamp.</summary>
    DateTime,
    Date,
    Time,

    /// <summary>xsd:gYear, gYearMonth, gMonth, gMonthDay or gDay.</summary>
    Gregorian,

    /// <summary>xsd:duration, yearMonthDuration or dayTimeDuration.</summary>
    Duration,

    /// <summary>A literal of a datatype unknown here, or whose lexical form is not in its datatype's lexical space.</summary>
    Other,
}
