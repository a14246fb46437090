namespace CivicCoding.Graph.Syntax.JsonLd;

/// <summary>What a string under a term stands for.</summary>
internal enum PlainCoercion : byte
{
    Text,
    Id,
    Vocabulary,
    Datatype,
}
