namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>What a key is for, where objects are read without expanding them.</summary>
internal enum PlainUse : byte
{
    /// <summary>The key and its value are passed over.</summary>
    None,

    /// <summary>The object is to be expanded.</summary>
    General,

    /// <summary>The value is to be expanded.</summary>
    GeneralValue,

    Property,
    Id,
    Type,
    Graph,
    Value,
    Language,
}
