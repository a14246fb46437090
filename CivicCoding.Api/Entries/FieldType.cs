namespace CivicCoding.Api.Entries;

/// <summary>What a field of an entry takes.</summary>
internal enum FieldType
{
    /// <summary>A text in German, in English or in both.</summary>
    LocalText,

    /// <summary>A text without a language.</summary>
    Text,

    /// <summary>A number, with or without decimals.</summary>
    Decimal,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day, a month or a year.</summary>
    PartialDate,

    /// <summary>An address of the web.</summary>
    WebAddress,

    /// <summary>One of a few fixed concepts.</summary>
    Choice,

    /// <summary>A thing of the network, or a code of a list.</summary>
    Reference,

    /// <summary>A part with fields of its own.</summary>
    Part,
}
