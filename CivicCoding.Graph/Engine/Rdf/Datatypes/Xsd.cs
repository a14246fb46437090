namespace CivicCoding.Graph.Rdf.Datatypes;

/// <summary>The datatype IRIs of XML Schema 1.1 part 2 as UTF-8.</summary>
public static class Xsd
{
    /// <summary>The namespace that all of them begin with.</summary>
    public static ReadOnlySpan<byte> Namespace => "http://www.w3.org/2001/XMLSchema#"u8;

    public static ReadOnlySpan<byte> String => "http://www.w3.org/2001/XMLSchema#string"u8;

    public static ReadOnlySpan<byte> Boolean => "http://www.w3.org/2001/XMLSchema#boolean"u8;

    public static ReadOnlySpan<byte> Integer => "http://www.w3.org/2001/XMLSchema#integer"u8;

    public static ReadOnlySpan<byte> Decimal => "http://www.w3.org/2001/XMLSchema#decimal"u8;

    public static ReadOnlySpan<byte> Float => "http://www.w3.org/2001/XMLSchema#float"u8;

    public static ReadOnlySpan<byte> Double => "http://www.w3.org/2001/XMLSchema#double"u8;

    public static ReadOnlySpan<byte> DateTime => "http://www.w3.org/2001/XMLSchema#dateTime"u8;

    public static ReadOnlySpan<byte> Date => "http://www.w3.org/2001/XMLSchema#date"u8;

    public static ReadOnlySpan<byte> Time => "http://www.w3.org/2001/XMLSchema#time"u8;

    public static ReadOnlySpan<byte> DayTimeDuration => "http://www.w3.org/2001/XMLSchema#dayTimeDuration"u8;

    public static ReadOnlySpan<byte> YearMonthDuration => "http://www.w3.org/2001/XMLSchema#yearMonthDuration"u8;

    public static ReadOnlySpan<byte> Duration => "http://www.w3.org/2001/XMLSchema#duration"u8;

    /// <summary>The local name of a datatype in the namespace, empty for any other IRI.</summary>
    public static ReadOnlySpan<byte> LocalName(ReadOnlySpan<byte> datatype) =>
        datatype.Length > Namespace.Length && datatype.StartsWith(Namespace) ? datatype[Namespace.Length..] : default;
}
